"""The short form of Thành phố Hồ Chí Minh that the house did not choose: TP. HCM, TPHCM, Tp.HCM."""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_SHORT = re.compile(r"(?<!\w)[Tt][Pp]\.?[ \u00a0]?(?:HCM|Hồ Chí Minh)(?!\w)|(?<!\w)TPHCM(?!\w)")


def _hits(source: Source, style: Style) -> Iterator[Hit]:
    if not style.city:
        return
    for block, text in source.prose:
        for match in _SHORT.finditer(text):
            if match[0].replace("\u00a0", " ") != style.city:
                yield Hit(
                    block.start + match.start(),
                    block.start + match.end(),
                    f"“{match[0]}” khác lối viết tắt chung của tên thành phố.",
                    f"Viết “{style.city}” hoặc viết đủ “Thành phố Hồ Chí Minh”.",
                )


CHECK = Check(
    id="city-name",
    level="hint",
    finds="Tên thành phố viết tắt khác lối viết chung: “TPHCM”, “TP. HCM”.",
    wrong="Công dân trẻ tiêu biểu TPHCM.",
    right="Công dân trẻ tiêu biểu TP. Hồ Chí Minh.",
    run=_hits,
)
