"""Vietnamese letters taken apart: base letter with its quality, and tone."""

import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aăâeêioôơuưy"

# Letter → the same without tone; only letters of Vietnamese (no f, j, w, z).
BASE: dict[str, str] = {letter: letter for letter in "abcdđeghiklmnopqrstuvxyăâêôơư"}
# Letter → its tone mark.
TONE: dict[str, str] = {}
# Letter → the letters that differ from it in tone, hat, horn or stroke.
KIN: dict[str, str] = {}

for _vowel in _VOWELS:
    for _tone in TONES:
        _letter = unicodedata.normalize("NFC", _vowel + _tone)
        BASE[_letter] = _vowel
        TONE[_letter] = _tone

_FAMILIES = ("aăâ", "eê", "i", "oôơ", "uư", "y", "dđ")
for _family in _FAMILIES:
    _members = "".join(letter for letter, base in BASE.items() if base in _family)
    for _letter in _members:
        KIN[_letter] = _members

# The letters of European languages and Vietnamese; every letter more is paid when patterns compile.
_LATIN = [
    chr(code) for span in ((0x41, 0x180), (0x1A0, 0x1B1), (0x1EA0, 0x1EFA)) for code in range(*span)
]
UPPER = "".join(letter for letter in _LATIN if letter.isupper())
LOWER = "".join(letter for letter in _LATIN if letter.islower())
