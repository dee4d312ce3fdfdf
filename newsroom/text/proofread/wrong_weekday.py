"""A weekday that does not fit its date: “Thứ Hai, ngày 31/7/2018” was a Tuesday."""

import re
from collections.abc import Iterator
from datetime import date

from newsroom.text.dates import weekday_name
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_NAMES = {
    "hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4,
    "bảy": 5, "7": 5,
}  # fmt: skip
_DAY = re.compile(
    r"\b(?:thứ\s(?P<name>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ\s?nhật))\s?[,(]?\s?(?:ngày\s)?"
    r"(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})"
    r"|(?P<d2>\d{1,2})\stháng\s(?P<m2>\d{1,2})\s(?:năm\s)?(?P<y2>\d{4}))(?!\w)",
    re.IGNORECASE,
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.figured:
        for match in _DAY.finditer(text):
            said = 6 if match["sunday"] else _NAMES[match["name"].lower()]
            parts = [
                match["y"] or match["y2"],
                match["m"] or match["m2"],
                match["d"] or match["d2"],
            ]
            try:
                day = date(*map(int, parts))
            except ValueError:
                continue  # `impossible-date` tells it
            if day.weekday() != said:
                yield Hit(
                    block.start + match.start(),
                    block.start + match.end(),
                    f"Ngày {day.day}/{day.month}/{day.year} là {weekday_name(day)}.",
                    "Sửa thứ hoặc sửa ngày.",
                )


CHECK = Check(
    id="wrong-weekday",
    level="warning",
    finds="Thứ trong tuần không khớp với ngày.",
    wrong="Hội nghị họp thứ Hai, ngày 31/7/2018.",
    right="Hội nghị họp thứ Ba, ngày 31/7/2018.",
    run=_hits,
)
