"""A curly quotation mark stuck to the word outside it, or parted from the word inside it.

“gương“Cán bộ” lacks a space before the opening mark; “ Cán bộ ” has too many.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_CASES = (
    (re.compile(r"(?<=[\w,;:.!?)%])“"), "Thiếu dấu cách trước dấu mở ngoặc kép", " “"),
    (re.compile(r"”(?=[\w(“])"), "Thiếu dấu cách sau dấu đóng ngoặc kép", "” "),
    (re.compile(r"“[ \u00a0]+(?=\S)"), "Thừa dấu cách sau dấu mở ngoặc kép", "“"),
    (re.compile(r"(?<=\S)[ \u00a0]+”"), "Thừa dấu cách trước dấu đóng ngoặc kép", "”"),
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        if "“" not in text and "”" not in text:
            continue
        for pattern, says, replacement in _CASES:
            for match in pattern.finditer(text):
                around = " ".join(text[max(0, match.start() - 10) : match.end() + 10].split())
                yield Hit(
                    block.start + match.start(),
                    block.start + match.end(),
                    f"{says} ở “{around}”.",
                    "Dấu ngoặc kép cách chữ bên ngoài, liền chữ bên trong.",
                    replacement,
                )


CHECK = Check(
    id="glued-quotes",
    level="error",
    finds="Ngoặc kép dính chữ bên ngoài hoặc cách chữ bên trong: “gương“Cán bộ””.",
    wrong="Tuyên dương 76 gương“Cán bộ trẻ” cấp Khối.",
    right="Tuyên dương 76 gương “Cán bộ trẻ” cấp Khối.",
    run=_hits,
)
