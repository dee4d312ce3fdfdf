"""A row of totals in a table that its column does not add up to.

A row of totals begins with “Tổng”, “Cộng” or “Toàn …” and is the first or last of its table. Rows
that begin with “trong đó” are parts of another row.
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
    for block, text in source.prose:
        if block.kind == "cell":
            tables[block.group][block.level].append((block, text))
    for table in tables.values():
        rows = [table[level] for level in sorted(table)]
        totals = [row for row in rows if _TOTAL.match(row[0][1].strip(" *_\u2060"))]
        if len(totals) == 1 and len(rows) > 3:
            yield from _judge(rows, totals[0])


def _judge(rows: list[_Row], total: _Row) -> Iterator[Hit]:
    body = [
        row
        for row in rows[1:]
        if row is not total and not _PART.match(row[0][1]) and len(row) == len(total)
    ]
    if total is rows[0] or len(body) < 2:
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
    finds="Hàng tổng của bảng không bằng các hàng cộng lại.",
    wrong="| Nhóm | Số |\n|---|---|\n| Một | 15 |\n| Hai | 28 |\n| Tổng | 44 |",
    right="| Nhóm | Số |\n|---|---|\n| Một | 15 |\n| Hai | 28 |\n| Tổng | 43 |",
    run=_hits,
)
