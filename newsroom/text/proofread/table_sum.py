"""A row of totals in a table that its column does not add up to.

A row of totals begins with “Tổng”, “Cộng” or “Toàn …” and is the first or last of its table. Rows
that begin with “trong đó” are parts of another row. A chart has its total in its title: “93 công
trình theo nhóm”.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.numerals import shown, whole
from newsroom.text.proofread.reading.blocks import Block
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_TOTAL = re.compile(r"(?:tổng|cộng|toàn\s)", re.IGNORECASE)
_PART = re.compile(r"(?:trong đó|riêng|[-+–]\s)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d.]*")

_Row = list[tuple[Block, str]]


def _number(text: str) -> int | None:
    match = _NUMBER.match(text.strip(" *_\u2060"))
    return whole(match[0].rstrip(".")) if match else None


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
            continue
        found = sum(part for part in parts if part is not None)
        if found != stated and max(part or 0 for part in parts) <= stated * 2:
            yield Hit(
                block.start,
                block.end,
                f"Hàng tổng ghi {shown(stated)}, nhưng cột này cộng lại là {shown(found)}.",
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
