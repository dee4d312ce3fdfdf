"""Bring bytes and strings from outside into the one form the house works on: NFC with LF."""

import re
import unicodedata
from functools import cache
from math import log

#: What no text of ours may hold: it is not seen, and it breaks what we write or deceives who reads.
#: Controls and noncharacters (XML 1.0 knows none, so one of them would break the feed), marks of
#: direction (CVE-2021-42574), line and paragraph separators, annotation and object marks, tag
#: characters, private use (our own markers).
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufdd0-\ufdef"
    "\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)


def find_unsafe(text: str) -> re.Match[str] | None:
    """Find the first character that no text may hold, None in an ordinary text: half the time."""
    # Of these only U+FFFC counts as printable.
    if text.replace("\n", "").isprintable() and "\ufffc" not in text:
        return None
    return UNSAFE.search(text)


class NotUtf8Error(ValueError):
    """The bytes are not UTF-8 text.

    ``line`` and ``column`` (from 1, in code points) say where the first bad byte stands, and
    ``encoding`` what the bytes probably are, or is None; both are for a message to an editor.
    """

    def __init__(self, line: int, column: int, encoding: str | None) -> None:
        super().__init__(f"not UTF-8 at {line}:{column}, probably {encoding}")
        self.line = line
        self.column = column
        self.encoding = encoding


def nfc(text: str) -> str:
    """Compose letters and marks: macOS and some keyboards write “ế” as three characters."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean_source(source: bytes | str) -> str:
    """Read the source of a file: UTF-8, no BOM, lines ended by LF, NFC.

    All these repairs are lossless and therefore silent. Bytes of another encoding, UTF-16
    included, raise `NotUtf8Error`: to convert them would be to guess.
    """
    if isinstance(source, bytes):
        source = _decode(source)
    source = source.removeprefix("\ufeff")
    if "\r" in source:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(source)


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
    else:
        if b"\0" not in data:  # UTF-16 without marks is valid UTF-8 full of NUL
            return text
        before = text[: text.index("\0")]
    lines = before.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # In a file that is mixed, only what follows is foreign.
    foreign = data if b"\0" in data else data[max(0, len(before.encode()) - 1) :]
    raise NotUtf8Error(len(lines), len(lines[-1]) + 1, guess_encoding(foreign))


# Vietnamese letters beyond ASCII, the most frequent first (counted on a news page of 2,500 words).
_BY_FREQUENCY = "đàáưâệảộốủơôêậểạựếụứăởíớìờịấéóãềồổọợắýầữỉòặẫằỏúừẻửẩỷùễỹĩỡõỗũẹẽỳẵẳỵ"
_WESTERN = "éèàêçüöäáíóñôâîïëßåøæ"
_PUNCTUATION = "“”‘’–—…«»°·§©®½²€\u00a0"
_UNLIKELY = log(1 / 3000)

# Bytes 80–FF. TCVN3 has no capitals with tones (they are another font); RFC 1456 for VISCII.
# "?" stands for a byte that the encoding does not use for a letter.
_TCVN3 = (
    "?" * 33 + "ĂÂÊÔƠƯĐăâêôơưđ" + "?" * 6 + "àảãáạ?ằẳẵắ???????ặầẩẫấậè?ẻẽéẹềểễếệìỉ???ĩíịò?ỏõóọ"
    "ồổỗốộờởỡớợù?ủũúụừửữứựỳỷỹýỵ?"
)
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
# VNI: a vowel, then a byte for its marks; these bytes stand for themselves.
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_HAT = dict(zip("áàåãä", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_BREVE = dict(zip("éèúüë", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_MARKS = (
    _VNI_TONES
    | {"â": "\u0302", "ê": "\u0306"}
    | {byte: "\u0302" + tone for byte, tone in _VNI_HAT.items()}
    | {byte: "\u0306" + tone for byte, tone in _VNI_BREVE.items()}
)
_VNI_LETTERS = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_VNI_PAIR = re.compile("([aeouyôö])([áàåãäéèúüëâêùøûõï])")


#: The longer ones first: UTF-32's mark begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32 LE"), (b"\0\0\xfe\xff", "UTF-32 BE"),
    (b"\xff\xfe", "UTF-16 LE"), (b"\xfe\xff", "UTF-16 BE"),
)  # fmt: skip


def guess_encoding(data: bytes) -> str | None:
    """Name the likely encoding of bytes that are not UTF-8, by letter statistics.

    A guess for a message (“có lẽ tệp dùng bảng mã TCVN3 (ABC)”), never a reason to convert.
    None when the bytes look like no text that we know.
    """
    for bom, name in _MARKS:
        if data.startswith(bom):
            return name
    sample = data[:20_000]
    if b"\0" in sample:
        # Two bytes a letter: the high byte of ASCII and of many Vietnamese letters is 0 or 1.
        even, odd = sample[::2], sample[1::2]
        high_even, high_odd = (sum(b < 2 for b in half) / (len(half) or 1) for half in (even, odd))
        if max(high_even, high_odd) > 0.5 and min(high_even, high_odd) < 0.2:
            return "UTF-16 LE" if high_odd > high_even else "UTF-16 BE"
        return None
    if any(byte < 0x20 and byte not in b"\t\n\r\f" for byte in sample) or sample.isascii():
        return None
    readings = {
        "Windows-1252": sample.decode("cp1252", "replace"),
        "Windows-1258": nfc(sample.decode("cp1258", "replace")),
        "TCVN3 (ABC)": _read_table(sample, _TCVN3),
        "VNI": _read_vni(sample),
        "VISCII": _read_table(sample, _VISCII),
    }
    scores = {
        name: _score(text, _WESTERN if name == "Windows-1252" else _BY_FREQUENCY)
        for name, text in readings.items()
    }
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > -6 else None


def _read_table(data: bytes, table: str) -> str:
    return "".join(
        chr(byte)
        if byte < 0x80
        else table[byte - 0x80].replace("?", bytes([byte]).decode("cp1252", "replace"))
        for byte in data
    )


def _read_vni(data: bytes) -> str:
    text = data.decode("cp1252", "replace").lower()

    def compose(match: re.Match[str]) -> str:
        vowel, mark = match.groups()
        return nfc(_VNI_LETTERS.get(vowel, vowel) + _VNI_MARKS[mark]) + "\u200b"

    # The zero-width space keeps a composed letter from being read a second time.
    read = _VNI_PAIR.sub(compose, text)
    return re.sub("[ôöñíìæóòî](?!\u200b)", lambda m: _VNI_LETTERS[m[0]], read).replace("\u200b", "")


@cache
def _weights(letters: str) -> dict[str, float]:
    """Log likelihood of each letter, by Zipf's law on its rank."""
    total = sum(1 / (rank + 4) for rank in range(len(letters)))
    weights = {letter: log(1 / (rank + 4) / total) for rank, letter in enumerate(letters)}
    return weights | {letter.upper(): weight - 3 for letter, weight in weights.items()}


def _score(text: str, letters: str) -> float:
    """Mean log likelihood of what is not ASCII in a reading; capitals inside a word are odd."""
    weights = _weights(letters)
    found = [
        _UNLIKELY if char.isupper() and before.islower() else weights.get(char, _UNLIKELY)
        for before, char in zip(" " + text, text, strict=False)
        if not char.isascii() and char not in _PUNCTUATION
    ]
    return sum(found) / len(found) if found else log(1 / len(letters))
