"""Single slips put into clean texts, drawn at random wherever a text allows them.

A slip is a function: text and random source → the text with the slip, and the stretch of the
slipped text where it must be told; None where the text has no place for it.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random
from typing import NamedTuple

from newsroom.text.proofread import Source, check
from newsroom.text.proofread.lexicon.phrases import PHRASES

TONES = "\u0300\u0301\u0303\u0309\u0323"
# Columns beside the stretch that still point at it.
NEAR = 12
# How much of a text a slip is tried in: enough for what looks at a whole article.
PARAGRAPHS = 4
# How often a text is tried at most.
_ROUNDS = 25


class Slipped(NamedTuple):
    """A text with one slip, and where it must be told: an offset, or anywhere in its line.

    ``partner`` is another place in whose line it may be told: that of the mark left alone.
    """

    text: str
    start: int
    end: int
    whole_line: bool = False
    partner: int = -1


Slip = Callable[[str, Random], Slipped | None]


def _replaced(text: str, start: int, end: int, new: str, *, whole_line: bool = False) -> Slipped:
    return Slipped(text[:start] + new + text[end:], start, start + len(new), whole_line)


def prose(text: str) -> str:
    """Return a text of the same length in which only prose is left: no code, address or field."""
    source = Source(text)
    if len(source.text) != len(text):
        return text  # letters apart or invisible: plain text, as it comes
    kept = ["\u2060" if sign != "\n" else sign for sign in text]
    for block in source.blocks:
        kept[block.start : block.end] = source.text[block.start : block.end]
    return "".join(kept)


def _pick(pattern: str, text: str, rng: Random, flags: int = 0) -> re.Match[str] | None:
    found = list(re.finditer(pattern, prose(text), flags))
    return rng.choice(found) if found else None


def doubled_syllable(text: str, rng: Random) -> Slipped | None:
    """Say any syllable twice."""
    one = _pick(r"(?<![\w/.,-])[^\W\d_]+(?= [^\W\d_])", text, rng)
    return _replaced(text, one.end(), one.end(), f" {one[0]}") if one else None


def deleted_space(text: str, rng: Random) -> Slipped | None:
    """Take away any space between two words of letters."""
    one = _pick(r"(?<=[^\W\d_]) (?=[^\W\d_])", text, rng)
    return _glued(text, one) if one else None


def deleted_space_at_mark(text: str, rng: Random) -> Slipped | None:
    """Take away a space behind a mark or beside a bracket, quotation mark or number."""
    one = _pick(
        r"(?<=[,;:.!?)”]) (?=[^\W\d_])|(?<=[^\W\d_]) (?=[(“])|(?<=[^\W\d_]{2}) (?=\d)"
        r"|(?<=\d) (?=[^\W\d_]{3})",
        text,
        rng,
    )
    return _glued(text, one) if one else None


def _glued(text: str, one: re.Match[str]) -> Slipped:
    start = max(text.rfind(mark, 0, one.start()) for mark in (" ", "\n")) + 1
    return _replaced(text, one.start(), one.end(), "")._replace(start=start)


def deleted_curly_quote(text: str, rng: Random) -> Slipped | None:
    """Take away a curly quotation mark of a pair, which may run over several paragraphs."""
    pairs: list[tuple[int, int]] = []
    open_marks: list[int] = []
    for mark in re.finditer("[“”]", prose(text)):
        if mark[0] == "“":
            open_marks.append(mark.start())
        elif open_marks:
            pairs.append((open_marks.pop(), mark.start()))
        else:
            return None
    if not pairs or open_marks:
        return None  # a text is clean before the slip
    place, partner = rng.sample(rng.choice(pairs), 2)
    slipped = _replaced(text, place, place + 1, "", whole_line=True)
    return slipped._replace(partner=partner - (partner > place))


def deleted_straight_quote(text: str, rng: Random) -> Slipped | None:
    """Take away any straight quotation mark."""
    one = _pick('"', text, rng)
    return _replaced(text, one.start(), one.end(), "", whole_line=True) if one else None


def deleted_bracket(text: str, rng: Random) -> Slipped | None:
    """Take away a bracket of a pair in one paragraph."""
    pair = _pick(r"\([^()\n]{3,}\)", text, rng)
    if not pair:
        return None
    place = pair.start() if rng.random() < 0.5 else pair.end() - 1
    return _replaced(text, place, place + 1, "", whole_line=True)


def moved_tone(text: str, rng: Random) -> Slipped | None:
    """Change the tone of one syllable of a set phrase."""
    shown = prose(text)
    found = [
        match
        for phrase in PHRASES
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", shown, re.IGNORECASE)
    ]
    rng.shuffle(found)
    for match in found:
        places = [
            p for p in range(*match.span()) if unicodedata.normalize("NFD", text[p])[-1] in TONES
        ]
        if places:
            place = rng.choice(places)
            *base, tone = unicodedata.normalize("NFD", text[place])
            other = rng.choice(TONES.replace(tone, ""))
            return _replaced(
                text, place, place + 1, unicodedata.normalize("NFC", "".join(base) + other)
            )
    return None


def changed_addend(text: str, rng: Random) -> Slipped | None:
    """Change a part of a sum that is stated: “72 cơ sở đảng, gồm 50 đảng bộ và 22 chi bộ”."""
    sums = [
        match
        for match in re.finditer(
            rf"(?<![\w.,/]){_ADDEND} [^\d.;:()]{{2,60}}?"
            r"(?:gồm|bao gồm|trong đó(?: có)?|chia ra|:)[ :]+"
            rf"(?:[^\d.;]{{0,30}}?{_ADDEND} [^\d.;]{{2,60}}?(?:,|;| và|\.|\))\s?){{2,12}}",
            prose(text),
        )
        if _adds_up(match[0])
    ]
    if not sums:
        return None
    one = rng.choice(sums)
    part = rng.choice(list(re.finditer(_ADDEND, one[0]))[1:])
    whole, comma, fraction = part[0].replace(".", "").partition(",")
    number = str(int(whole + fraction) + rng.choice((-2, -1, 1, 3, 10)))
    cut = len(number) - len(fraction)
    value = f"{int(number[:cut] or 0):,}".replace(",", ".") + comma + number[cut:]
    start = one.start() + part.start()
    return _replaced(text, start, start + len(part[0]), value, whole_line=True)


_ADDEND = r"\d[\d.]*(?<!\.)(?:,\d+)?"


def _adds_up(stated: str) -> bool:
    total, *parts = [
        Decimal(number.replace(".", "").replace(",", ".")) for number in re.findall(_ADDEND, stated)
    ]
    return len(parts) > 1 and sum(parts) == total


def swapped_mark(text: str, rng: Random) -> Slipped | None:
    """Put “-” for “/”, or “/” for “-”, in the number of a document."""
    number = _pick(
        r"(?<![\w/.-])\d{1,4}[-/](?:\d{4}/)?(?:NQ|QĐ|CT|NĐ|TT|HD|KL|KH|TB|BC|TTr|QH\d\d)(?:[-/][A-ZĐ][\wĐ]+)?",
        text,
        rng,
    )
    if not number:
        return None
    marks = [m.start() for m in re.finditer("[-/]", number[0])]
    place = number.start() + rng.choice(marks)
    slipped = _replaced(text, place, place + 1, "-" if text[place] == "/" else "/")
    return slipped._replace(start=number.start(), end=number.end())


def decomposed(text: str, rng: Random) -> Slipped | None:
    """Write the marks of one word apart (NFD)."""
    found = [
        m for m in re.finditer(r"\w+", prose(text)) if not unicodedata.is_normalized("NFD", m[0])
    ]
    if not found:
        return None
    word = rng.choice(found)
    return _replaced(text, *word.span(), unicodedata.normalize("NFD", word[0]))


def look_alike(text: str, rng: Random) -> Slipped | None:
    """Put a letter of another alphabet that looks the same into a word."""
    alike = {
        "đ": "ð",
        "Đ": "Ð",
        "a": "\u0430",
        "o": "\u043e",
        "e": "\u0435",
        "c": "\u0441",
        "p": "\u0440",
    }
    one = _pick(r"(?<=\w)[đaoecp]|[đaoecpĐ](?=\w)", text, rng)
    return _replaced(text, *one.span(), alike[one[0]]) if one else None


def impossible_date(text: str, rng: Random) -> Slipped | None:
    """Write a day that the month has not."""
    one = _pick(
        r"(?<![\w/.,-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\w/])|ngày (\d{1,2}) tháng (\d{1,2}) năm \d{4}",
        text,
        rng,
    )
    if not one:
        return None
    day, month = rng.choice((("32", "7"), ("31", "11"), ("30", "2"), ("12", "13"), ("31", "4")))
    if one[1]:
        return _replaced(text, one.start(), one.start(4) - 1, f"{day}{one[2]}{month}")
    return _replaced(text, one.start(), one.end(6), f"ngày {day} tháng {month}")


def missing_stop(text: str, rng: Random) -> Slipped | None:
    """Take away the stop at the end of a paragraph of prose."""
    one = _pick(r"(?<=[^\W_])\.(?=\n\n|\n?$)", text, rng)
    if not one:
        return None
    slipped = _replaced(text, one.start(), one.end(), "")
    return slipped._replace(start=max(0, one.start() - 1))


def space_before_mark(text: str, rng: Random) -> Slipped | None:
    """Put a space before a comma, stop, semicolon or colon."""
    one = _pick(r"(?<=[^\W\d_])[,;:.](?=\s)", text, rng)
    return _replaced(text, one.start(), one.start(), " ") if one else None


SLIPS: dict[str, Slip] = {
    slip.__name__: slip
    for slip in (
        doubled_syllable, deleted_space, deleted_space_at_mark, deleted_curly_quote,
        deleted_straight_quote, deleted_bracket, moved_tone, changed_addend, swapped_mark,
        decomposed, look_alike, impossible_date, missing_stop, space_before_mark,
    )
}  # fmt: skip


def is_told(before: str, slipped: Slipped) -> bool:
    """Tell whether the proofreader finds at the place of the slip what it did not find before."""
    text = slipped.text
    line = text.count("\n", 0, slipped.start)
    last = text.count("\n", 0, slipped.end)
    first = text.rfind("\n", 0, slipped.start) + 1
    beside = text.count("\n", 0, slipped.partner) if slipped.partner >= 0 else -1
    known = {(f.line, f.rule, f.message) for f in check(before)}
    for finding in check(text):
        if (finding.line, finding.rule, finding.message) in known:
            continue
        if finding.line - 1 == beside:
            return True
        if not line <= finding.line - 1 <= last:
            continue
        at = finding.column - 1 + first
        if slipped.whole_line or slipped.start - NEAR <= at <= slipped.end + NEAR:
            return True
    return False


def tell(slip: Slip, texts: Sequence[str], number: int, rng: Random) -> list[tuple[str, bool]]:
    """Try a slip ``number`` times in the texts; return each place with whether it was told.

    Every stretch is tried once before one is tried again; the same place is tried only once.
    """
    stretches = [stretch for text in texts for stretch in _stretches(text)]
    tried: set[str] = set()
    results = []
    for _ in range(_ROUNDS):
        rng.shuffle(stretches)
        for stretch in stretches:
            slipped = slip(stretch, rng)
            if slipped is None or slipped.text == stretch or slipped.text in tried:
                continue
            tried.add(slipped.text)
            shown = slipped.text[max(0, slipped.start - 40) : slipped.end + 40].replace("\n", " ")
            results.append((shown, is_told(stretch, slipped)))
            if len(results) == number:
                return results
    return results


def _stretches(text: str) -> list[str]:
    if text.startswith("---\n") or "```" in text:
        return [text]
    paragraphs = text.split("\n\n")
    return [
        "\n\n".join(paragraphs[at : at + PARAGRAPHS])
        for at in range(0, len(paragraphs), PARAGRAPHS)
    ]
