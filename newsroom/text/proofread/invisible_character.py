"""Characters that nobody sees: soft hyphens, zero-width spaces, marks of direction, a BOM inside.

They come with text copied from web pages and word processors and break words for search.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.repair import INVISIBLE
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
# A joiner between two pictograms makes one of them, and is no letter's business.
_JOINED = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]\u200d")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    raw = source.raw
    if raw.isascii():
        return
    for match in _INVISIBLE.finditer(raw):
        start = match.start()
        if (start == 0 and match[0] == "\ufeff") or _JOINED.match(raw, start - 1):
            continue
        shown = " ".join(raw[max(0, start - 12) : match.end() + 12].split())
        shown = _INVISIBLE.sub("", shown)
        yield Hit(
            start,
            match.end(),
            f"Có ký tự vô hình (U+{ord(match[0][0]):04X}) ở “{shown}”.",
            "Xóa ký tự này: `./inv check --fix` làm việc này.",
            "",
        )


CHECK = Check(
    id="invisible-character",
    level="error",
    finds="Ký tự vô hình trong chữ, thường do chép từ trang khác.",
    wrong="Dân vận kh\u00adéo.",
    right="Dân vận khéo.",
    run=_hits,
    raw=True,
)
