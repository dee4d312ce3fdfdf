"""Two spaces between words, spaces at the end of a line. Browsers show one; sources should too.

Exactly two spaces at the end of a line break the line in Markdown and stay, as do tables.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_INNER = re.compile(r"(?<=[^\s|])[ \t]{2,}(?=[^\s|])")
_TRAILING = re.compile(r"(?<=\S)(?: |[ \t]{3,}|\t)(?=\n|$)")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        if block.kind == "cell" or ("  " not in text and "\t" not in text and " \n" not in text):
            continue
        for match in _INNER.finditer(text):
            place = block.start + match.start()
            yield Hit(
                place, place + len(match[0]), "Thừa dấu cách giữa hai chữ.", "Để một dấu cách.", " "
            )
        for match in _TRAILING.finditer(text):
            place = block.start + match.start()
            yield Hit(
                place,
                place + len(match[0]),
                "Thừa dấu cách ở cuối dòng.",
                "Bỏ dấu cách cuối dòng.",
                "",
            )


CHECK = Check(
    id="doubled-space",
    level="hint",
    finds="Hai dấu cách liền nhau, dấu cách thừa ở cuối dòng.",
    wrong="Thực hiện  Nghị quyết của Đảng bộ.",
    right="Thực hiện Nghị quyết của Đảng bộ.",
    run=_hits,
)
