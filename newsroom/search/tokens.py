"""Cut text into the syllables that the index and the reader's query are made of.

``theme/static/js/search.js`` does the same in the browser; both are held to
``tests/fixtures/fold-search.md``. A syllable has three faces: as written (small letters), folded
(no marks, đ → d) and *spelt*: its letters first and its tone last, so that “hoà” and “hòa” are one.
"""

import re
import unicodedata
from typing import NamedTuple
from zlib import crc32

from newsroom.text.fold import fold
from newsroom.text.normalize import nfc

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# The dot first, so that the search leaps from dot to dot.
_THOUSANDS = re.compile(r"\.(?<=\d\.)(?=\d{3}(?!\d))")
_SENTENCE_END = re.compile(r"[.!?…:;]+(?=\s|$)|\n")
_SYLLABLE = re.compile(r"[^\W_]+")
# 22-HD/ĐUK, 54/2017/QH14: what people also type in one piece.
_NUMBER = re.compile(r"\d+(?:[-/][^\W_]+)+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def prepare(text: str) -> str:
    """Bring text to the form that is cut: NFC, small letters, '1.000' as '1000'."""
    text = nfc(text).lower()
    for character in _INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return _THOUSANDS.sub("", text)


def sentences(prepared: str) -> list[list[str]]:
    """Return the syllables of each sentence; commas, hyphens, slashes and brackets do not cut."""
    cut = map(_SYLLABLE.findall, _SENTENCE_END.split(prepared))
    return [syllables for syllables in cut if syllables]


def glued_numbers(prepared: str) -> list[str]:
    """Return document numbers written in one piece: '22-hd/đuk' → '22hdđuk'."""
    if "/" not in prepared:
        return []
    glued = (match[0].replace("-", "").replace("/", "") for match in _NUMBER.finditer(prepared))
    return [number for number in glued if not number.isdecimal()]


def spell(syllable: str) -> str:
    """Return the marked form that does not depend on where the tone is written."""
    if syllable.isascii():
        return syllable
    letters = unicodedata.normalize("NFD", syllable)
    tones = [letter for letter in letters if letter in _TONES]
    return "".join([letter for letter in letters if letter not in _TONES] + tones)


class Form(NamedTuple):
    """What the terms of a syllable are made of.

    ``key`` is the CRC-32 of the folded form, ``second`` what is hashed on when the syllable is the
    second of a pair: ``crc32(b" ban", crc32(b"uy"))`` is that of "uy ban". ``variant`` is 16 bits
    of the CRC-32 of the spelt form; that of a pair is ``3 × first + second``. ``term`` is the
    syllable's own.
    """

    key: int
    second: bytes
    variant: int
    triple: int
    term: int


class Forms(dict[str, Form]):
    """Syllable → its form, worked out when it is first met."""

    def __missing__(self, syllable: str) -> Form:
        folded = fold(syllable).encode()
        key, variant = crc32(folded), crc32(spell(syllable).encode()) & 0xFFFF
        self[syllable] = form = Form(key, b" " + folded, variant, 3 * variant, key << 16 | variant)
        return form
