"""Letters of another alphabet that look like ours: ð, Ð for đ, Đ; Cyrillic or Greek in a word.

A whole Cyrillic or Greek word is a quotation and stays; µm is a unit.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.repair import STROKED
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_LATIN = dict(
    zip(
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0430\u0435"
        "\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u0391\u0392\u0395\u0396"
        "\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03b1",
        "ABEKMHOPCTYXaeopcyxijsdhABEZHIKMNOPTYXoa",
        strict=True,
    )
)
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff\u0500-\u052f]")
_UNITS = {"\u03bc" + unit for unit in "mgFsl"} | {"\u2126m", "\u03a9m", "k\u03a9", "M\u03a9"}
_OURS = re.compile(r"[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]")
_WORD = re.compile(r"[^\W\d_]+")
_STROKED = re.compile(f"[{''.join(STROKED)}]")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    raw = source.raw
    if raw.isascii() or not (_FOREIGN.search(raw) or _STROKED.search(raw)):
        return
    for match in _WORD.finditer(raw):
        word = match[0]
        if word.isascii():
            continue
        if not _STROKED.search(word) and not (_FOREIGN.search(word) and _OURS.search(word)):
            continue
        if word in _UNITS:
            continue
        right = "".join(STROKED.get(letter) or _LATIN.get(letter, letter) for letter in word)
        yield Hit(
            match.start(),
            match.end(),
            f"“{word}” có chữ của bảng chữ khác trông giống chữ Việt.",
            f"Gõ lại: “{right}”." if right != word else "Gõ lại từ này bằng bộ gõ tiếng Việt.",
            right if right != word and not _FOREIGN.search(right) else None,
        )


CHECK = Check(
    id="look-alike-letter",
    level="error",
    finds="Chữ nước ngoài trông giống chữ Việt: ð thay cho đ, chữ Nga trong từ.",
    wrong="Ðảng ủy Khối họp.",
    right="Đảng ủy Khối họp.",
    run=_hits,
    raw=True,
)
