"""A capital inside a word of two syllables: “vinhTôn”, “củaBan”: a space was lost there.

Both halves must be Vietnamese syllables; without any mark (“YouTube”, “VietJet”) both must be among
the commonest, since names of firms are written so. A foreign name behind a marked syllable
(“chiếcFord”) is a warning, and so is an abbreviation stuck to a syllable (“địnhWTO”, “UBNDThành”)
or a word in capitals to one that is not (“HỘINguyễn”).
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.abbreviations import EVERYDAY, KNOWN
from newsroom.text.proofread.lexicon.common_syllables import COMMON
from newsroom.text.proofread.lexicon.letters import LOWER, UPPER
from newsroom.text.proofread.lexicon.syllables import has_mark, is_syllable
from newsroom.text.proofread.reading.source import Source, Word
from newsroom.text.proofread.style import Style

_JOINT = re.compile(rf"(?<=[{LOWER}])[{UPPER}]")
# “lần thứ XIIsẽ”: a Roman numeral stuck to a syllable.
_ROMAN = re.compile(rf"([IVXLC]{{2,6}})([{LOWER}]+)$")
_CAPITALS = re.compile(rf"([{UPPER}]{{2,}}?)([{UPPER}][{LOWER}]+)$")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for words in source.words:
        for word in words:
            text = word.text
            if len(text) < 3 or text == word.lower or text[1:] == word.lower[1:]:
                continue
            if source.text[word.start - 1 : word.start] == "_":
                continue
            joint = _JOINT.search(text)
            if not joint:
                if hit := _behind_capitals(word):
                    yield hit
                continue
            first, second = text[: joint.start()], text[joint.start() :]
            left, right = first.lower(), second.lower()
            if (len(first) < 2 and first not in "ởýà") or not is_syllable(left):
                continue
            if len(second) == 1:
                continue  # “SốY”, “càI”: a name in a formula, a slip of the shift key
            if second[1:] != right[1:]:
                if second.isupper() and (has_mark(left) or (left in COMMON and second in KNOWN)):
                    yield _hit(word, first, second, sure=False)
                continue
            sure = is_syllable(right) and (
                has_mark(text.lower()) or (left in COMMON and right in COMMON)
            )
            if sure or (has_mark(left) and right.isascii() and len(right) > 2):
                yield _hit(word, first, second, sure=sure)


def _behind_capitals(word: Word) -> Hit | None:
    """Judge capitals with a syllable behind them: an abbreviation or a word in capitals."""
    if (roman := _ROMAN.match(word.text)) and has_mark(roman[2]) and is_syllable(roman[2]):
        return _hit(word, roman[1], roman[2], sure=False)
    match = _CAPITALS.match(word.text)
    if not match:
        return None
    first, second = match.groups()
    if not is_syllable(second.lower()) or not has_mark(second.lower()):
        return None
    known = first in KNOWN or first in EVERYDAY or (has_mark(first.lower()) and len(first) > 1)
    return _hit(word, first, second, sure=False) if known else None


def _hit(word: Word, first: str, second: str, *, sure: bool) -> Hit:
    return Hit(
        word.start,
        word.end,
        f"“{word.text}” có chữ hoa ở giữa: hai chữ viết dính nhau.",
        f"Viết “{first} {second}”; nếu giữa hai chữ bị mất chữ thì bổ sung.",
        level=None if sure else "warning",
    )


CHECK = Check(
    id="glued-case",
    level="error",
    finds="Hai chữ dính nhau, chữ sau viết hoa: “tôn vinhTôn Đức Thắng”.",
    wrong="Đồng chí được tôn vinhTôn Đức Thắng.",
    right="Đồng chí được tôn vinh Tôn Đức Thắng.",
    run=_hits,
)
