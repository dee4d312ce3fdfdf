"""Dates stay whole: “ngày 30/7/2018”, “ngày 03 tháng 4 năm 2018”, “tháng 7”, “quý II”, “8 giờ 30”.

Source: Decree 30/2020/NĐ-CP, appendix I, writes a date as one unit; news print “ngày 30/7/2018”.
"""

import re
from collections.abc import Iterator

from newsroom.text.typography.rule import Numbers, Rule, words

_NEXT_PART = re.compile(r" (?:tháng|năm) [0-9]")


def _joints(text: str, numbers: Numbers) -> Iterator[int]:
    """Hold “tháng” and “năm” to the day or month before them."""
    for end, before in numbers.naming:
        if before in _DAYS and _NEXT_PART.match(text, end):
            yield end


_DAYS = words("ngày, mùng, mồng, tháng, quý")
RULE = Rule(
    "calendar-dates",
    before_number=_DAYS | words("năm, thập niên, thế kỷ"),
    before_amount=words("giờ"),
    before_roman=words("quý, thế kỷ"),
    joints=_joints,
)
