"""Text typed for the fonts of the time before Unicode: TCVN3 (ABC) and VNI.

A font of these families shows Vietnamese where the file holds Western letters. Which of them a run
of text was typed for, its font says; text itself is never asked, since a guess over a whole file
spoils what is right. Sources: TCVN 5712:1993 (VN3), and the letter-and-mark pairs of VNI Windows.
"""

import re
from typing import Literal

from newsroom.text.normalize import nfc

Encoding = Literal["TCVN3", "VNI"]
#: Families that also showed other letters than the file holds: VPS, Vietware, VISCII.
_OTHERS = ("vps ", "svntimes", "vntimes new", "viscii")

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\xad®" + "µ¶·¸¹" + "»¼½¾" + "ÆÇÈÉÊËÌ" + "ÎÏÐÑÒÓÔÕÖ×Ø" + "ÜÝÞß"  # noqa: RUF001
        "áâãäåæçèéêëìíîï" + "ñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđ" + "àảãáạ" + "ằẳẵắ" + "ặầẩẫấậè" + "ẻẽéẹềểễếệìỉ" + "ĩíịò"
        "ỏõóọồổỗốộờởỡớợù" + "ủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)  # fmt: skip
_TCVN3_TABLE = str.maketrans(_TCVN3)

_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_MARKS = (
    _TONES
    | {"â": "\u0302", "ê": "\u0306"}
    | {mark: f"\u0302{tone}" for mark, tone in zip("áàåãä", _TONES.values(), strict=True)}
    | {mark: f"\u0306{tone}" for mark, tone in zip("éèúüë", _TONES.values(), strict=True)}
)
_MARKS |= {mark.upper(): composed for mark, composed in _MARKS.items()}
_LETTERS = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_LETTERS |= {old.upper(): new.upper() for old, new in _LETTERS.items()}
#: A vowel of VNI and, for those that take one, the mark behind it.
_VNI = re.compile(f"([aeouyôöAEOUYÔÖ])([{''.join(_MARKS)}])|([{''.join(_LETTERS)}])")

#: Signs of the font Symbol in the private area of Unicode, where LibreOffice leaves them.
SYMBOLS = str.maketrans(
    {0xF000 + code: sign for code, sign in zip(
        (0xA3, 0xA5, 0xAE, 0xB0, 0xB1, 0xB3, 0xB4, 0xB8, 0xB9, 0xBB, 0x44, 0x53, 0x61, 0x62, 0x6D, 0x70),
        "≤∞→°±≥×÷≠≈ΔΣαβµπ",
        strict=True,
    )}
)  # fmt: skip

# Inside a word no language has these signs of TCVN3, nor so many of these pairs of VNI.
_SIGNS = re.compile("(?<=[a-zA-Z])[¸¶·¹µ©«ª®¬¨¾¼½»]|[©«ª®§¬](?=[a-zA-Z])")  # noqa: RUF001
_PAIRS = re.compile("[aeouyAEOUY][ùøûõïâêáàåãäéèúüëÙØÛÕÏÂÊÁÀÅÃÄÉÈÚÜË]")
_FEWEST_SIGNS, _FEWEST_PAIRS = 3, 4


def encoding_of(font: str) -> Encoding | None:
    """Return what text in a font was typed for, by the font's name alone."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "TCVN3"
    return "VNI" if name.startswith("vni-") else None


def is_unknown_legacy(font: str) -> bool:
    """Say whether a font is of another family of that time, whose letters we do not know."""
    return font.strip().lower().startswith(_OTHERS)


def is_capital(font: str) -> bool:
    """Say whether a TCVN3 font shows small letters as capitals: ``.VnTimeH``, ``.VnArialH`` …."""
    return encoding_of(font) == "TCVN3" and font.strip().endswith("H")


def is_foreign(text: str) -> bool:
    """Say whether a text cannot have been typed for such a font.

    It holds a letter or mark beyond Latin-1, so it is Unicode already whatever its font. Curly
    quotes, dashes and dots are no letters: Windows-1252 had them too.
    """
    return any(
        char >= "\u0100" and (char.isalpha() or "\u0300" <= char <= "\u036f") for char in text
    )


def looks_legacy(text: str) -> bool:
    """Say whether a text looks typed for a legacy font. It is only told, never converted."""
    if is_foreign(text):
        return False
    return len(_SIGNS.findall(text)) >= _FEWEST_SIGNS or len(_PAIRS.findall(text)) >= _FEWEST_PAIRS


def starts_with_mark(text: str) -> bool:
    """Say whether a text begins with a mark of VNI that belongs to the letter before it."""
    return text[:1] in _MARKS and text[:1] not in _LETTERS


def convert(text: str, font: str) -> str:
    """Return the text as its font showed it; text of other fonts comes back as it is."""
    match encoding_of(font):
        case "TCVN3":
            read = text.translate(_TCVN3_TABLE)
            return read.upper() if is_capital(font) else read
        case "VNI":
            return nfc(_VNI.sub(_composed, text))
    return text


def _composed(match: re.Match[str]) -> str:
    vowel, mark, letter = match.groups()
    return _LETTERS.get(vowel, vowel) + _MARKS[mark] if vowel else _LETTERS[letter]
