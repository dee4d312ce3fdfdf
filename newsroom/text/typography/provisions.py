"""The parts of a text stay with their numbers: “Điều 5”, “khoản 2”, “điểm a”, “Chương IV”.

Source: Decree 30/2020/NĐ-CP, appendix II, on how to cite phần, chương, mục, điều, khoản, điểm.
"""

import re
from collections.abc import Iterator

from newsroom.text.typography.rule import Numbers, Rule, words

_PARTS = words("phần, chương, mục, tiểu mục, điều, tiết, phụ lục, biểu, bảng")
_POINT = re.compile(r"điểm [a-zđ](?![\w’'])")


def _joints(text: str, numbers: Numbers) -> Iterator[int]:
    """Hold the letter of a point: “điểm a khoản 2 Điều 5”."""
    if "điểm " in text:
        for match in _POINT.finditer(text):
            yield match.end() - 2


RULE = Rule(
    "provisions",
    before_number=_PARTS | words("khoản, hình, mẫu, mẫu số, trang, bài, câu, tập"),
    before_roman=_PARTS,
    joints=_joints,
)
