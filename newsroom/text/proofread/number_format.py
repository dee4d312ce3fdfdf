"""Thousands parted by commas, decimals by a stop: “8,023 đảng viên”, “12.5%”.

Vietnamese writes 8.023 and 12,5. A single group (1,234) is told only before people or things that
come whole; a decimal stop only before % or a unit, and never with three digits, which are thousands.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_THINGS = (
    r"(?:người|đảng viên|đoàn viên|hội viên|đồng|hộ|cán bộ|công chức|lượt|học sinh|sinh viên|"
    r"lao động|trường hợp|công trình|doanh nghiệp|cơ sở|tập thể|cá nhân|đại biểu|hồ sơ)"
)
_MANY = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3}){2,}(?![\w.,])")
_ONE = re.compile(rf"(?<![\w.,])\d{{1,3}},\d{{3}}(?=\s{_THINGS}(?!\w))")
_DECIMAL = re.compile(
    r"(?<![\w.,])\d{1,3}\.\d{1,2}(?=\s?(?:%|(?:triệu|tỷ|tỉ|nghìn|phần trăm|km|kg|ha|m2|m³|m²)(?!\w)))"
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.figured:
        for pattern, says, other in (
            (_MANY, "dùng dấu phẩy ngăn hàng nghìn", (",", ".")),
            (_ONE, "dùng dấu phẩy ngăn hàng nghìn", (",", ".")),
            (_DECIMAL, "dùng dấu chấm cho số thập phân", (".", ",")),
        ):
            for match in pattern.finditer(text):
                if "=" in text[max(0, match.start() - 12) : match.end() + 1]:
                    continue  # a formula
                yield Hit(
                    block.start + match.start(),
                    block.start + match.end(),
                    f"Số “{match[0]}” {says}.",
                    f"Viết “{match[0].replace(*other)}”.",
                )


CHECK = Check(
    id="number-format",
    level="warning",
    finds="Dấu ngăn số sai lối Việt: “8,023 đảng viên”, “12.5%”.",
    wrong="Đảng bộ có 8,023 đảng viên.",
    right="Đảng bộ có 8.023 đảng viên.",
    run=_hits,
)
