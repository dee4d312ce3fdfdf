"""An odd number of straight quotation marks in the text: one of a pair is missing.

Counted over the text, since a quotation may run over paragraphs; told where the pairs first go
wrong: an opening mark (before a word) while one is open, or a closing one while none is.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_MARK = re.compile(r"(?<!\d)[\"]|(?<=\d)\"(?=[\s.,;:!?)]|$)")
_OPENS = re.compile(r"(?:^|[\s(“\u2060])$")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    if source.text.count('"') % 2 == 0:
        return
    for block, text in source.prose:
        places = [match.start() for match in _MARK.finditer(text)]
        if len(places) % 2 == 0:
            continue
        place = _first_wrong(text, places)
        shown = " ".join(text[max(0, place - 15) : place + 15].split())
        yield Hit(
            block.start + place,
            block.start + place + 1,
            f"Dấu ngoặc kép thẳng thiếu một bên ở “{shown}”.",
            "Thêm dấu còn thiếu, hoặc dùng cặp “ ”.",
        )


def _first_wrong(text: str, places: list[int]) -> int:
    opened = -1
    for place in places:
        opens = bool(_OPENS.search(text[max(0, place - 1) : place])) or place == 0
        if opens and opened >= 0:
            return opened
        if not opens and opened < 0:
            return place
        opened = place if opens else -1
    return opened if opened >= 0 else places[-1]


CHECK = Check(
    id="straight-quotes",
    level="hint",
    finds='Ngoặc kép thẳng (") thiếu một bên.',
    wrong='Phong trào "Dân vận khéo của Khối.',
    right='Phong trào "Dân vận khéo" của Khối.',
    run=_hits,
)
