"""A no-break space (U+00A0) beside a space or at the edge of a line: left by a word processor.

The house sets no-break spaces itself when pages are made, so none is needed in a source; one
between two words does no harm and is left alone.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_STRAY = re.compile(
    "(?:^[ \t]*\u00a0[ \t\u00a0]*\n?)+"  # whole lines, told as one
    "|[ \t]*\u00a0[ \t\u00a0]*",
    re.MULTILINE,
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    text = source.text
    if "\u00a0" not in text:
        return
    for match in _STRAY.finditer(text):
        lines = match[0].count("\n")
        at_edge = (
            lines
            or text[match.start() - 1 : match.start()] in {"", "\n"}
            or text[match.end() : match.end() + 1] in {"", "\n"}
        )
        if at_edge or len(match[0]) > 1:
            yield Hit(
                match.start(),
                match.end(),
                "Có dấu cách không ngắt dòng (U+00A0) thừa.",
                "Bỏ đi, hoặc thay bằng một dấu cách thường giữa hai chữ.",
                "\n" * lines if at_edge else " ",
            )


CHECK = Check(
    id="stray-no-break-space",
    level="hint",
    finds="Dấu cách không ngắt dòng (U+00A0) thừa, thường do chép từ Word.",
    wrong="Đảng bộ \u00a0Khối họp.",
    right="Đảng bộ Khối họp.",
    run=_hits,
)
