"""One slip is put into a clean text at every place that allows it; the proofreader must tell it."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest

from newsroom.text.proofread import check
from newsroom.text.proofread.lexicon.phrases import PHRASES
from tests.checkers import read_fixture

CLEAN = [case.source for case in read_fixture("proofread-clean")]
TONES = "\u0300\u0301\u0303\u0309\u0323"

# A slip: the text with it, and the offset near which it must be told.
Slip = tuple[str, int]


def replaced(text: str, start: int, end: int, new: str) -> Slip:
    return text[:start] + new + text[end:], start


def doubled_syllable(text: str) -> Iterator[Slip]:
    for match in re.finditer(r"(?<!\S)[^\W\d]+(?= [^\W\d])", text):
        yield replaced(text, match.end(), match.end(), " " + match[0])


def deleted_space(text: str) -> Iterator[Slip]:
    for match in re.finditer(r"(?<=\S) (?=\S)", text):
        yield replaced(text, match.start(), match.end(), "")


def deleted_quote(text: str) -> Iterator[Slip]:
    for match in re.finditer("[“”]", text):
        yield replaced(text, match.start(), match.end(), "")


def moved_tone(text: str) -> Iterator[Slip]:
    """Change the tone of one syllable of a set phrase."""
    for phrase in PHRASES:
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE):
            for place in range(match.start(), match.end()):
                parts = unicodedata.normalize("NFD", text[place])
                if parts[-1] not in TONES:
                    continue
                for tone in TONES.replace(parts[-1], ""):
                    new = unicodedata.normalize("NFC", parts[:-1] + tone)
                    yield replaced(text, place, place + 1, new)


def changed_addend(text: str) -> Iterator[Slip]:
    sums = r"72 cơ sở đảng, gồm (50) đảng bộ và (22) chi|(93) công trình thi đua yêu nước"
    members = r"(?<=có )(?:15|28|35)(?= công trình)"
    for match in re.finditer(sums, text):
        for group in range(1, 4):
            if match[group]:
                start, end = match.span(group)
                for change in (-2, -1, 1, 10):
                    yield replaced(text, start, end, str(int(match[group]) + change))
    for match in re.finditer(members, text):
        for change in (-2, -1, 1, 10):
            yield replaced(text, match.start(), match.end(), str(int(match[0]) + change))


def swapped_mark(text: str) -> Iterator[Slip]:
    for match in re.finditer(r"\d+[-/](?:\d{4}/)?[A-ZĐ]+\d*(?:[-/][A-ZĐ]+)?", text):
        for mark in re.finditer("[-/]", match[0]):
            place = match.start() + mark.start()
            yield replaced(text, place, place + 1, "-" if mark[0] == "/" else "/")


def decomposed(text: str) -> Iterator[Slip]:
    for match in re.finditer(r"\w+", text):
        apart = unicodedata.normalize("NFD", match[0])
        if apart != match[0]:
            yield replaced(text, match.start(), match.end(), apart)


def look_alike(text: str) -> Iterator[Slip]:
    alike = {"đ": "ð", "Đ": "Ð", "a": "\u0430", "o": "\u043e", "e": "\u0435", "c": "\u0441"}
    for place, letter in enumerate(text):
        word = re.compile(r"\w*").match(text, place)
        beside = text[max(0, place - 1) : place].isalpha() or (
            word is not None and len(word[0]) > 1
        )
        if letter in alike and beside:
            yield replaced(text, place, place + 1, alike[letter])


def impossible_date(text: str) -> Iterator[Slip]:
    for match in re.finditer(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        for wrong in ("32/7", "31/11", "30/2", "12/13"):
            yield replaced(text, match.start(), match.start(3) - 1, wrong)


SLIPS: dict[str, Callable[[str], Iterator[Slip]]] = {
    slip.__name__: slip
    for slip in (
        doubled_syllable,
        deleted_space,
        deleted_quote,
        moved_tone,
        changed_addend,
        swapped_mark,
        decomposed,
        look_alike,
        impossible_date,
    )
}


# Where a partner or a total is wrong, the finding stands at the other one, in the same line.
FAR = {"deleted_quote", "changed_addend"}


def is_told(name: str, text: str, place: int) -> bool:
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    return any(
        finding.line == line and (name in FAR or abs(finding.column - column) <= 25)
        for finding in check(text)
    )


def share_missed(name: str, slips: list[Slip]) -> float:
    missed = [place for text, place in slips if not is_told(name, text, place)]
    return len(missed) / len(slips)


@pytest.mark.parametrize("text", CLEAN, ids=["1", "2", "3", "4"])
def test_clean_text_is_clean(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize("name", SLIPS)
def test_slips_are_told(name: str) -> None:
    slips = [slip for text in CLEAN for slip in SLIPS[name](text)]
    assert len(slips) >= 5
    chosen = random.Random(name).sample(slips, min(60, len(slips)))
    assert share_missed(name, chosen) <= 0.05


@pytest.mark.deep
@pytest.mark.parametrize("name", SLIPS)
def test_every_slip_is_told(name: str) -> None:
    slips = [slip for text in CLEAN for slip in SLIPS[name](text)]
    assert share_missed(name, slips) <= 0.05
