"""Letters written as a base and combining marks (NFD), as some keyboards and systems save them.

They look right but break search, sorting and fonts. TCVN 6909:2001 and every portal use composed
letters (NFC). Told once a line.
"""

import re
import unicodedata
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_RUN = re.compile(
    "\\w*(?:\\w[\u0300-\u036f]+)+\\w*(?:[ \u00a0]?(?:\\w*(?:\\w[\u0300-\u036f]+)+\\w*|\\w+))*"
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    raw = source.raw
    if unicodedata.is_normalized("NFC", raw):
        return
    for match in _RUN.finditer(raw):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            shown = " ".join(composed.split()[:4])
            yield Hit(
                match.start(),
                match.end(),
                f"“{shown}” dùng dấu rời (Unicode tổ hợp).",
                "Chuyển sang Unicode dựng sẵn: `./inv check --fix` làm việc này.",
                composed,
            )


CHECK = Check(
    id="decomposed-letters",
    level="error",
    finds="Chữ có dấu rời (Unicode tổ hợp, NFD): trông đúng nhưng không tìm kiếm được.",
    wrong="Da\u0302n v\u00e2\u0323n kh\u00e9o.",
    right="Dân vận khéo.",
    run=_hits,
    raw=True,
)
