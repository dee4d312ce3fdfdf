"""Make one function of many rules: the text is searched once for what all of them hang on."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from newsroom.text.typography.rule import (
    DIGITS,
    GLUED,
    QUIET,
    Numbers,
    Rule,
    Spans,
)

_ROMAN = 5
_AMOUNT = re.compile(r"[0-9]+(?:[.,][0-9]+)*(?:[/–-][0-9]+(?:[.,][0-9]+)*)?")
_NEXT = re.compile(r" ([^\W\d_]+|[%‰°₫])")
# What may stand before a word that holds.
_OPENING = "(“‘\"'["
_NOTHING = ("", False)


class _Holders:
    """The phrases that hold what follows them, found by their last syllable.

    Each stands for a value; where two end alike the one of the earlier table is found, and in a
    table the longer one.
    """

    def __init__(self, *tables: tuple[Iterable[str], bool]) -> None:
        self._by_last: dict[str, list[tuple[str, bool]]] = {}
        self._longest = 0
        for phrases, value in tables:
            for phrase in sorted(set(phrases), key=len, reverse=True):
                last = phrase.rpartition(" ")[2]
                self._by_last.setdefault(last, []).append((phrase, value))
                self._longest = max(self._longest, len(last) + len(_OPENING))
        #: By a word as texts have it: the phrase that it is, how far back the letter before the last
        #: space of a longer phrase stands, and the letters that it may be: rarely is it one of them.
        self._alone: dict[str, tuple[tuple[str, bool], int, str]] = {}
        for last, ending in self._by_last.items():
            letters = ""
            for phrase, value in ending:
                if phrase == last:
                    for word in (phrase, phrase[0].upper() + phrase[1:]):
                        self._alone[word] = ((phrase, value), len(last) + 2, letters)
                    break
                letter = phrase[-len(last) - 2]
                letters += letter + letter.upper()

    def holder(self, text: str, end: int) -> tuple[str, bool]:
        """Return the phrase that ends at a position of the text with its value, or '' and False."""
        # A space stands behind each such word, so none is gone over twice.
        last = text[text.rfind(" ", 0, end) + 1 : end]
        if alone := self._alone.get(last):
            held, back, letters = alone
            if text[end - back] not in letters:
                return held
        last = last[-self._longest :]
        phrases = self._by_last.get(last)
        if phrases is None:
            if last.islower() and last.isalpha():  # most words, and they hold nothing
                return _NOTHING
            # The word alone: blocks are divided by line breaks.
            phrases = self._by_last.get(last.rpartition("\n")[2].lstrip(_OPENING).lower(), [])
        for held in phrases:
            phrase = held[0]
            if phrase == last:
                return held
            begin = end - len(phrase)
            found = text[begin:end] if begin >= 0 else ""
            if (found == phrase or found.lower() == phrase) and not (
                begin and text[begin - 1].isalnum()
            ):
                return held
        return _NOTHING


class Found(NamedTuple):
    """The positions of all spaces that must not break, and where numbers stand that are not quiet.

    A position may come twice, and in no order; the numbers are ``rule.spans_of_numbers``.
    """

    joints: list[int]
    numbers: Spans


def compose(rules: Sequence[Rule]) -> Callable[[str], Found]:
    """Return the function that finds the positions of all spaces that must not break.

    It wants text with plain spaces only, blocks of it divided by line breaks.
    """
    number_holder = _Holders(
        ([word for rule in rules for word in rule.before_number], True),
        ([word for rule in rules for word in rule.before_amount], False),
    ).holder
    roman_holder = _Holders(([word for rule in rules for word in rule.before_roman], True)).holder
    hooks = _hooks({word for rule in rules for word in rule.before_name})
    functions = tuple(rule.joints for rule in rules if rule.joints)

    def find(text: str) -> Found:
        joints: list[int] = []
        spans: list[tuple[int, int]] = []
        naming: list[tuple[int, str]] = []
        counting: list[tuple[int, int, str]] = []
        marked: list[tuple[int, int, str]] = []
        for match in hooks.finditer(text):
            kind = match.lastindex
            start, end = match.span()
            if kind != QUIET:
                if kind is None or kind == _ROMAN:
                    if kind is None or roman_holder(text, start - 1)[0]:
                        joints.append(start - 1)
                    continue
                spans.append((start, end))
                if kind == GLUED:
                    continue
                token = match[0].rstrip("/&–-")
                end = start + len(token)
                marked.append((start, end, token))
            if start and text[start - 1] == " ":
                before, is_name = number_holder(text, start - 1)
                if before:
                    joints.append(start - 1)
                    if is_name:
                        naming.append((end, before))
                        continue
            if kind == QUIET:
                counting.append((start, end, match[1]))
            elif (token.isdigit() or _AMOUNT.fullmatch(token)) and (word := _NEXT.match(text, end)):
                counting.append((start, end, word[1]))
        numbers = Numbers(naming, counting, marked)
        for function in functions:
            joints.extend(function(text, numbers))
        return Found(joints, spans)

    return find


def _hooks(words: Iterable[str]) -> re.Pattern[str]:
    """Match numbers, capitals after one of the words that hold a name, and Roman numerals.

    All in one pass, for going over the text is most of the cost. What matched is told by the group:
    those of ``DIGITS``, the one of Roman numerals, none for a name.
    """
    # A look behind must have one width, so the words of each length make one.
    by_length: dict[int, list[str]] = {}
    for holder in sorted(
        {case + word[1:] for word in words for case in (word[0], word[0].upper())}
    ):
        by_length.setdefault(len(holder), []).append(re.escape(holder))
    holders = "|".join(f"(?<=(?<!\\w)(?:{'|'.join(same)}) .)" for same in by_length.values())
    capitals = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
    return re.compile(
        f"[0-9{capitals}](?:(?<=[0-9])(?:{DIGITS})"
        f"|(?<= .)(?:(?:{holders or '(?!)'})|(?<=[IVX])([IVXLC]*)(?!\\w)))"
    )
