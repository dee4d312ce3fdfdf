"""A set phrase with one syllable wrong: “Bảo hiển y tế”, “phạm vị chức năng”.

Real-word slips that no table of syllables sees. A phrase of four syllables or more may differ in
one syllable by one letter; one of three or more may differ in tones and marks only. Both ways of
placing the tone (ủy, uỷ) are the same. At an end of the phrase a syllable that makes a word with
its other neighbour is right (“Hội Cựu chiến binh phối hợp”).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import ne
from typing import NamedTuple

from newsroom.text.fold import fold, tone_key
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.compounds import begins_compound, ends_compound
from newsroom.text.proofread.lexicon.phrases import PHRASES, pairs
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style

_Keys = tuple[str, ...]

# Right as they are, though one letter or tone from a phrase of the list.
_RIGHT = (
    "kế hoạch hóa gia đình", "bắt đầu từ", "chưa thành niên", "vị thành niên", "đã thành niên",
    "người thành niên",
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _plain(syllable: str) -> str:
    return fold(syllable)


@lru_cache(maxsize=20_000)
def _key(syllable: str) -> str:
    return tone_key(syllable)


# A slip that the text speaks of: in nhầm “Bảo hiển y tế”.
_QUOTED = re.compile(r"(?:nhầm|sai|lỗi|thành)\s[^.“\"]{0,12}[“\"]\W*$")


class _Phrase(NamedTuple):
    """A phrase as it is compared: its syllables, and the same without marks."""

    keys: tuple[str, ...]
    plain: tuple[str, ...]


_Pair = tuple[str, str]


@cache
def _index() -> tuple[dict[_Pair, list[_Phrase]], dict[_Pair, list[_Phrase]]]:
    """Return the phrases by their first two and by their last two syllables without marks.

    One wrong syllable leaves one of the two pairs whole.
    """
    first: dict[_Pair, list[_Phrase]] = {}
    last: dict[_Pair, list[_Phrase]] = {}
    for text in PHRASES:
        keys = tuple(_key(syllable) for syllable in text.split())
        phrase = _Phrase(keys, tuple(_plain(syllable) for syllable in keys))
        first.setdefault((phrase.plain[0], phrase.plain[1]), []).append(phrase)
        last.setdefault((phrase.plain[-2], phrase.plain[-1]), []).append(phrase)
    return first, last


@cache
def _known() -> frozenset[_Keys]:
    return frozenset(tuple(_key(s) for s in phrase.split()) for phrase in (*PHRASES, *_RIGHT))


def _is_one_letter_off(written: str, right: str) -> bool:
    """Tell whether one letter is more, less or another, marks of a letter not counted."""
    a, b = _plain(written), _plain(right)
    if a == b:
        return True
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 2:
        return False
    short, long = sorted((a, b), key=len)
    head = 0
    while head < len(short) and short[head] == long[head]:
        head += 1
    rest = short[head + 1 :] if len(a) == len(b) else short[head:]
    return rest == long[head + 1 :] and _same_vowels(written, right)


def _same_vowels(written: str, right: str) -> bool:
    """Tell whether the marked letters are the same: else a letter and a tone were changed."""
    marks = [[letter for letter in word if not letter.isascii()] for word in (written, right)]
    return marks[0] == marks[1]


def _wrong(window: list[Word], phrase: _Phrase) -> int | None:
    """Return the place of the first wrong syllable of a window, None where it is right."""
    wrong = [place for place, word in enumerate(window) if _key(word.lower) != phrase.keys[place]]
    if not wrong:
        return None
    tones_only = all(_plain(window[place].lower) == phrase.plain[place] for place in wrong)
    if tones_only and len(wrong) <= 2 and not all(word.text.isascii() for word in window):
        return wrong[0]
    if len(wrong) == 1 and len(window) >= 4:
        place = wrong[0]
        if _is_one_letter_off(window[place].lower, phrase.keys[place]):
            return place
    return None


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    first, last = _index()
    for words in source.words:
        plain = [_plain(word.lower) for word in words]
        best: dict[int, tuple[int, Hit]] = {}
        for place in range(1, len(words)):
            pair = plain[place - 1], plain[place]
            for phrase in first.get(pair, ()):
                _try(source, words, plain, place - 1, phrase, best)
            for phrase in last.get(pair, ()):
                _try(source, words, plain, place + 1 - len(phrase.plain), phrase, best)
        for place in sorted(best):
            yield best[place][1]


def _try(
    source: Source,
    words: list[Word],
    plain: list[str],
    start: int,
    phrase: _Phrase,
    best: dict[int, tuple[int, Hit]],
) -> None:
    length = len(phrase.plain)
    if start < 0 or start + length > len(words):
        return
    different = sum(map(ne, plain[start : start + length], phrase.plain))
    if different > 1 or (different and length < 4):
        return
    window = words[start : start + length]
    wrong = _wrong(window, phrase)
    if wrong is None or not all(word.tied for word in window[1:]):
        return
    at = start + wrong
    if wrong in {0, length - 1} and _is_right_there(words, at, phrase.keys, wrong):
        return
    if (at in best and best[at][0] >= length) or any(
        keys in _known() for size in (3, 4, 5) for keys in _windows(words, at, size)
    ):
        return
    if _QUOTED.search(source.text, max(0, window[0].start - 30), window[0].start):
        return
    written = " ".join(word.text for word in window)
    right = " ".join(
        _in_case(phrase.keys[place], word.text)
        if _key(word.lower) != phrase.keys[place]
        else word.text
        for place, word in enumerate(window)
    )
    hit = Hit(
        words[at].start,
        words[at].end,
        f"“{written}” có lẽ sai chữ “{words[at].text}”.",
        f"Viết “{right}”.",
    )
    best[at] = (length, hit)


def _is_right_there(words: list[Word], at: int, keys: _Keys, wrong: int) -> bool:
    """Tell whether a syllable at an end of a phrase belongs to what stands beyond.

    It does where both are a word, or where the phrase is one without it too and prose goes on:
    “Hội Cựu chiến binh khởi công”, though “Cựu chiến binh Khối” is a phrase.
    """
    place, rest = (at - 1, keys[1:]) if wrong == 0 else (at, keys[:-1])
    goes_on = place >= 0 and place + 1 < len(words) and words[place + 1].tied
    return goes_on and (rest in _known() or _is_word(words, place))


def _is_word(words: list[Word], at: int) -> bool:
    """Tell whether a syllable and the next one are a word of our lists."""
    pair = words[at].lower, words[at + 1].lower
    return pair in pairs() or begins_compound(*pair) or ends_compound(*pair)


def _in_case(syllable: str, written: str) -> str:
    if written.isupper() and len(written) > 1:
        return syllable.upper()
    return syllable.capitalize() if written[0].isupper() else syllable


def _windows(words: list[Word], at: int, length: int) -> Iterator[_Keys]:
    """Return the runs of a length that hold the word: in one of them it may be right."""
    for start in range(max(0, at - length + 1), at + 1):
        run = words[start : start + length]
        if len(run) == length and all(word.tied for word in run[1:]):
            yield tuple(_key(word.lower) for word in run)


CHECK = Check(
    id="fixed-phrase",
    level="error",
    finds="Cụm từ hành chính quen thuộc sai một chữ: “Bảo hiển y tế”, “phạm vị chức năng”.",
    wrong="Luật Bảo hiển y tế có hiệu lực.",
    right="Luật Bảo hiểm y tế có hiệu lực.",
    run=_hits,
)
