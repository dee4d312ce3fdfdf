"""Vietnamese order without the host's locale.

The order is that of CLDR for “vi”, checked against ICU: letters a ă â b c d đ e ê … o ô ơ … u ư …,
then, only between texts of the same letters, the tones ngang huyền hỏi ngã sắc nặng, then small
before capital. Punctuation comes before digits, digits before letters.
"""

import unicodedata

from newsroom.text.normalize import nfc

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PUNCTUATION = " _-–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%•`^°+×<=>|~$₫€"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_OTHER_MARK = "6"
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: part of the letter

_RANKS = {char: chr(rank) for rank, char in enumerate(_PUNCTUATION + "0123456789" + _ALPHABET, 1)}
_AFTER = 0x100  # what has no rank keeps its code point, behind all that has


class _Weights(dict[str, tuple[str, str, str]]):
    """Character → its letter, tone and case weights, worked out when it is first met."""

    def __missing__(self, char: str) -> tuple[str, str, str]:
        low = char.lower() if len(char.lower()) == 1 else char
        parts = unicodedata.normalize("NFD", " " if low == "\u00a0" else low)
        marks = [part for part in parts[1:] if unicodedata.combining(part)]
        letter = nfc(parts[0] + "".join(mark for mark in marks if mark in _SHAPES))
        if letter in _RANKS:
            marks = [mark for mark in marks if mark not in _SHAPES]
        else:  # ŵ, ẑ: no letters of Vietnamese
            letter = parts[0]
        tone = "".join(_TONES.get(mark, _OTHER_MARK) for mark in marks)
        rank = _RANKS.get(letter) or chr(_AFTER + ord(letter[0]) % 0x10FE00)
        weights = rank, tone or "0", "1" if low != char else "0"
        self[char] = weights
        return weights


_WEIGHTS = _Weights()


def key(text: str) -> tuple[str, str, str]:
    """Make the key by which Vietnamese text sorts: letters first, then tones, then case."""
    weights = [_WEIGHTS[char] for char in nfc(text)]
    if not weights:
        return "", "", ""
    letters, tones, cases = zip(*weights, strict=True)
    return "".join(letters), "".join(tones), "".join(cases)


def given_name_key(name: str) -> tuple[tuple[str, str, str], ...]:
    """Make the key by which people sort: given name (last syllable), surname, then the middle.

    'Nguyễn Văn An' before 'Lê Thị Bình'; capitals do not count.
    """
    *before, given = name.lower().split() or [""]
    surname, middle = (before[0], " ".join(before[1:])) if before else ("", "")
    return key(given), key(surname), key(middle), key(name)
