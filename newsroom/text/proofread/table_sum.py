"""A row of totals in a table that its column does not add up to.

A row of totals begins with “Tổng”, “Cộng” or “Toàn …” and is the first or last of its table. Rows
that begin with “trong đó” are parts of another row. A chart has its total in its title: “93 công
trình theo nhóm”. With decimals, columns of shares, averages and prices are left alone, and so is
what rounding explains or what is no slip of a digit but another kind of column.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon import amounts
from newsroom.text.proofread.lexicon.numerals import shown, whole
from newsroom.text.proofread.reading.blocks import Block
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_TOTAL = re.compile(r"(?:tổng|cộng|toàn\s)", re.IGNORECASE)
_PART = re.compile(r"(?:trong đó|riêng|[-+–]\s)", re.IGNORECASE)
_NUMBER = re.compile(r"(\d[\d.]*)(?:,(\d{1,3})(?!\d))?")
# Columns whose last row is no sum, where they have decimals.
_NO_SUM = re.compile(
    r"%|tỷ lệ|tỉ lệ|bình quân|trung bình|giá|điểm|mức|năng suất|tốc độ|mật độ|so với", re.IGNORECASE
)
_NEAR = Decimal("0.12")

_Row = list[tuple[Block, str]]


def _number(text: str) -> int | None:
    match = _NUMBER.match(text.strip(" *_\u2060"))
    return whole(match[0].rstrip(".")) if match and not match[2] else None


def _decimal(text: str) -> Decimal | None:
    match = _NUMBER.match(text.strip(" *_\u2060"))
    number = whole(match[1].rstrip(".")) if match else None
    return None if number is None or not match else Decimal(f"{number}.{match[2] or 0}")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    tables: dict[int, dict[int, _Row]] = defaultdict(lambda: defaultdict(list))
    titles: dict[int, tuple[Block, str]] = {}
    title: tuple[Block, str] | None = None
    for block, text in source.prose:
        if block.name == "chart":
            title = title or (block, text)
        elif block.kind == "cell":
            tables[block.group][block.level].append((block, text))
            if title:
                titles[block.group], title = title, None
    for group, table in tables.items():
        rows = [table[level] for level in sorted(table)]
        totals = [row for row in rows if _TOTAL.match(row[0][1].strip(" *_\u2060"))]
        if len(totals) == 1 and len(rows) > 3:
            yield from _judge(rows, totals[0])
        if group in titles and not totals:
            yield from _judge_chart(rows, *titles[group])


def _judge_chart(rows: list[_Row], title: Block, text: str) -> Iterator[Hit]:
    """Compare a chart of one column of values with the number that its title begins with."""
    stated = _number(text)
    values = [_number(row[1][1]) for row in rows[1:] if len(row) == 2]
    if stated is None or len(values) < max(2, len(rows) - 1) or any(v is None for v in values):
        return
    found = sum(value for value in values if value is not None)
    if found != stated:
        yield Hit(
            title.start,
            title.end,
            f"Tên biểu đồ ghi {shown(stated)}, nhưng các giá trị cộng lại là {shown(found)}.",
            "Kiểm tra lại tên biểu đồ và từng giá trị.",
        )


def _judge(rows: list[_Row], total: _Row) -> Iterator[Hit]:
    body = [row for row in rows[1:] if row is not total and not _PART.match(row[0][1])]
    if total is rows[0] or len(body) < 2 or any(len(row) != len(total) for row in rows[1:]):
        return
    for column in range(1, len(total)):
        block, text = total[column]
        stated = _number(text)
        parts = [_number(row[column][1]) for row in body]
        if stated is None or any(part is None for part in parts):
            yield from _judge_decimals(rows, body, total, column)
            continue
        found = sum(part for part in parts if part is not None)
        if found != stated and max(part or 0 for part in parts) <= stated * 2:
            yield Hit(
                block.start,
                block.end,
                f"Hàng tổng ghi {shown(stated)}, nhưng cột này cộng lại là {shown(found)}.",
                "Kiểm tra lại tổng và từng hàng.",
            )


def _judge_decimals(rows: list[_Row], body: list[_Row], total: _Row, column: int) -> Iterator[Hit]:
    cells = [row[column][1] for row in (total, *body)]
    stated, *parts = [_decimal(cell) for cell in cells]
    if not stated or any(part is None for part in parts) or any("%" in cell for cell in cells):
        return
    if _NO_SUM.search(rows[0][column][1]):
        return
    found = sum((part for part in parts if part is not None), Decimal(0))
    digits = max(len(match[2] or "") for cell in cells if (match := _NUMBER.search(cell)))
    rounding = Decimal(1).scaleb(-digits) * len(cells) / 2
    gap = abs(found - stated)
    if rounding < gap <= stated * _NEAR:
        block = total[column][0]
        yield Hit(
            block.start,
            block.end,
            f"Hàng tổng ghi {amounts.shown(stated)}, nhưng cột này cộng lại là "
            f"{amounts.shown(found)}.",
            "Kiểm tra lại tổng và từng hàng.",
        )


CHECK = Check(
    id="table-sum",
    level="warning",
    finds="Hàng tổng của bảng, con số ở tên biểu đồ không bằng các giá trị cộng lại.",
    wrong="| Nhóm | Số |\n|---|---|\n| Một | 15 |\n| Hai | 28 |\n| Tổng | 44 |",
    right="| Nhóm | Số |\n|---|---|\n| Một | 15 |\n| Hai | 28 |\n| Tổng | 43 |",
    run=_hits,
)
