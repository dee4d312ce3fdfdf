"""Make one function of many rules: the text is searched once for what all of them hang on."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from newsroom.text.typography.rule import Number, Rule, Spans

# A first letter of its own lets the search skip quickly; the condition behind it comes after.
_ROMAN = re.compile(r"[IVX](?<= .)[IVXLC]*(?!\w)")


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

    def holder(self, text: str, end: int) -> tuple[str, bool]:
        """Return the phrase that ends at a position of the text with its value, or '' and False."""
        start = end - self._longest
        begin = text.rfind(" ", start if start > 0 else 0, end) + 1
        last = text[begin or (start if start > 0 else 0) : end]
        if last not in self._by_last:
            if last.islower() and last.isalpha():  # most words, and they hold nothing
                return _NOTHING
            # The word alone: blocks are divided by line breaks.
            last = last.rpartition("\n")[2].lstrip(_OPENING).lower()
        for phrase, value in self._by_last.get(last, ()):
            begin = end - len(phrase)
            found = text[begin:end] if begin >= 0 else ""
            if (found == phrase or found.lower() == phrase) and not (
                begin and text[begin - 1].isalnum()
            ):
                return phrase, value
        return _NOTHING


def compose(rules: Sequence[Rule]) -> Callable[[str, Spans], Iterator[int]]:
    """Return the function that finds the positions of all spaces that must not break.

    It wants text with plain spaces only, blocks of it divided by line breaks, and the spans of its
    numbers; it may give a position twice, and in no order.
    """
    before_number = _Holders(
        ([word for rule in rules for word in rule.before_number], True),
        ([word for rule in rules for word in rule.before_amount], False),
    )
    before_roman = _Holders(([word for rule in rules for word in rule.before_roman], True))
    name = _name_pattern({word for rule in rules for word in rule.before_name})
    functions = tuple(rule.joints for rule in rules if rule.joints)

    def find_joints(text: str, spans: Spans) -> Iterator[int]:
        numbers = []
        for start, stop in spans:
            end, token = stop, text[start:stop]
            is_plain = token.isdigit()
            if not is_plain:
                token = token.rstrip("/&–-")
                end = start + len(token)
            before, is_name = _NOTHING
            if start and text[start - 1] == " ":
                before, is_name = before_number.holder(text, start - 1)
                if before:
                    yield start - 1
            numbers.append(Number(start, end, token, before, is_name, is_plain))
        for match in _ROMAN.finditer(text):
            if before_roman.holder(text, match.start() - 1)[0]:
                yield match.start() - 1
        for match in name.finditer(text):
            yield match.start() - 1
        for joints in functions:
            yield from joints(text, numbers)

    return find_joints


def _name_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Match a capital letter after one of the words that hold a name.

    A look behind must have one width, so the words of each length make one.
    """
    by_length: dict[int, list[str]] = {}
    for holder in sorted(
        {case + word[1:] for word in words for case in (word[0], word[0].upper())}
    ):
        by_length.setdefault(len(holder), []).append(re.escape(holder))
    holders = "|".join(f"(?<=(?<!\\w)(?:{'|'.join(same)}) .)" for same in by_length.values())
    capitals = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
    return re.compile(f"[{capitals}](?<= .)(?:{holders or '(?!)'})")
