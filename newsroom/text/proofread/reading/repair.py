"""Read past slips that are told once: NFD letters, invisible characters, foreign look-alikes.

The other checks see the repaired text, so that one decomposed word is not five findings.
"""

import re
import unicodedata

# Soft hyphen, zero-width spaces and joiners, marks of direction, BOM: nothing that a reader sees.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\ufeff"
# Written with a wrong keyboard or font, they look the same: eth and the African letter for đ.
STROKED = {"ð": "đ", "Ð": "Đ", "ɖ": "đ", "Ɖ": "Đ"}

_ODD = re.compile(
    f"[{INVISIBLE}{''.join(STROKED)}]|(?:\\w[\u0300-\u036f]+)"
    # Composed characters of another form than NFC's, such as the Greek tonos of U+0341.
)


def needs_repair(raw: str) -> bool:
    """Tell whether a text has anything to repair; cheap where it has not."""
    return not unicodedata.is_normalized("NFC", raw) or _ODD.search(raw) is not None


def repaired(raw: str) -> tuple[str, list[int]]:
    """Return the repaired text and, for each of its characters and its end, the raw offset."""
    pieces: list[str] = []
    places: list[int] = []
    start = 0
    for match in _ODD.finditer(raw):
        pieces.append(raw[start : match.start()])
        places.extend(range(start, match.start()))
        found = match[0]
        if found in STROKED:
            new = STROKED[found]
        elif found in INVISIBLE:
            new = ""
        else:
            new = unicodedata.normalize("NFC", STROKED.get(found[0], found[0]) + found[1:])
        pieces.append(new)
        places.extend(min(match.start() + at, match.end() - 1) for at in range(len(new)))
        start = match.end()
    pieces.append(raw[start:])
    places.extend(range(start, len(raw) + 1))
    return "".join(pieces), places
