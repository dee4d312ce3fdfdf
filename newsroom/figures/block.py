"""Read a ``bieu-do`` block: lines of ``khóa: giá trị``, an empty line, then rows of CSV.

    tiêu đề: Đảng viên, đoàn viên và hội viên
    kiểu: cột ngang
    đơn vị: người

    Tổ chức, Số người
    Đảng bộ Khối, 8.023

Cells are parted by commas, or by semicolons or tabs if the header row has them; a cell that holds
the separator stands in double quotes. A last row called “Tổng cộng” is shown in the table and not
drawn. Every fault is told with its line and column.
"""

import csv
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from newsroom.figures.numbers import read_number, show_number
from newsroom.text.finding import Finding
from newsroom.text.fold import fold

Kind = Literal["bars", "stacked"]

MAX_SERIES = 4
MAX_ROWS = 40
MAX_TEXT = 200

_KINDS: dict[str, Kind] = {"cot ngang": "bars", "cot chong": "stacked"}
_KEYS = {"tieu de": "tiêu đề", "kieu": "kiểu", "don vi": "đơn vị", "ghi chu": "ghi chú"}
_TOTALS = {"tong", "tong so", "tong cong", "cong"}
_KEYS_FIX = "Các khóa dùng được: tiêu đề, kiểu, đơn vị, ghi chú."


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: ``texts`` as shown, ``values`` as drawn, one for each series."""

    label: str
    texts: tuple[str, ...]
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart ready to be drawn; ``head`` names the labels' column, then each series."""

    title: str
    kind: Kind
    unit: str
    note: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None = None


@dataclass
class _Faults:
    """The findings so far."""

    found: list[Finding] = field(default_factory=list)

    def add(self, rule: str, place: tuple[int, int], message: str, fix: str) -> None:
        self.found.append(Finding(*place, "error", f"chart-{rule}", message, fix))


def parse(block: str, line: int = 1) -> Figure | list[Finding]:
    """Return the figure that a block describes, or every fault in it.

    ``block`` is the text between the fences, ``line`` the number of its first line in the file.
    """
    faults = _Faults()
    lines = list(enumerate(block.split("\n"), line))
    while lines and not lines[-1][1].strip():
        lines.pop()
    gap = next((at for at, (_, text) in enumerate(lines) if not text.strip()), len(lines))
    settings = _settings(lines[:gap], faults)
    rows = [(number, text) for number, text in lines[gap:] if text.strip()]
    if "tieu de" not in settings:
        faults.add("title", (line, 1), "Biểu đồ chưa có tiêu đề.", "Thêm dòng “tiêu đề: …”.")
    table = _table(rows, (line, 1), faults)
    if faults.found or table is None:
        return sorted(faults.found, key=lambda finding: (finding.line, finding.column))
    head, body, total = table
    return Figure(
        title=settings["tieu de"],
        kind=_KINDS[fold(settings.get("kieu", "cột ngang"))],
        unit=settings.get("don vi", ""),
        note=settings.get("ghi chu", ""),
        head=head,
        rows=body,
        total=total,
    )


def _settings(lines: list[tuple[int, str]], faults: _Faults) -> dict[str, str]:
    """Read the lines above the gap: folded key → value."""
    settings: dict[str, str] = {}
    for number, text in lines:
        name, colon, value = (part.strip() for part in text.partition(":"))
        key, place = fold(name), (number, len(text) - len(text.lstrip()) + 1)
        if not colon:
            fix = "Đặt các dòng “khóa: giá trị” lên trên, một dòng trống, rồi đến các hàng số liệu."
            faults.add(
                "key",
                place,
                f"Dòng “{text.strip()[:MAX_TEXT]}” không có dạng “khóa: giá trị”.",
                fix,
            )
        elif key not in _KEYS:
            faults.add("key", place, f"Không có khóa “{name[:MAX_TEXT]}”.", _KEYS_FIX)
        elif key in settings:
            faults.add("key", place, f"Khóa “{_KEYS[key]}” lặp lại.", "Giữ một dòng, bỏ dòng kia.")
        elif not value:
            fix = "Ghi giá trị sau dấu hai chấm, hoặc bỏ dòng này."
            faults.add("key", place, f"Khóa “{_KEYS[key]}” chưa có giá trị.", fix)
        elif len(value) > MAX_TEXT:
            message = f"Giá trị của “{_KEYS[key]}” dài quá {MAX_TEXT} ký tự."
            faults.add("limit", place, message, "Rút gọn; phần giải thích viết trong bài.")
        elif key == "kieu" and fold(value) not in _KINDS:
            fix = "Chọn “cột ngang” hoặc “cột chồng”."
            faults.add("kind", place, f"Không có kiểu biểu đồ “{value[:MAX_TEXT]}”.", fix)
        settings.setdefault(key, value)
    return settings


def _table(
    lines: list[tuple[int, str]], start: tuple[int, int], faults: _Faults
) -> tuple[tuple[str, ...], tuple[Row, ...], Row | None] | None:
    if len(lines) < 2:
        message = "Biểu đồ chưa có hàng số liệu nào."
        fix = "Sau một dòng trống, ghi hàng tên cột rồi mỗi hàng một dòng, ví dụ “Đảng bộ, 50”."
        faults.add("rows", (lines[0][0], 1) if lines else start, message, fix)
        return None
    separator = next((mark for mark in ";\t" if mark in lines[0][1]), ",")
    cells = _cells(*lines[0], separator, faults)
    if cells is None:
        return None
    head = [name for _, name in cells]
    if len(head) - 1 not in range(1, MAX_SERIES + 1):
        message = f"Hàng tên cột có {len(head)} cột; cần từ 2 đến {MAX_SERIES + 1}."
        fix = (
            "Cột đầu là tên hàng, mỗi cột sau là một dãy số; nhiều hơn thì chia thành hai biểu đồ."
        )
        faults.add("columns", (lines[0][0], 1), message, fix)
        return None
    if not all(head):
        message, fix = "Hàng tên cột có ô trống.", "Ghi tên cho mọi cột, kể cả cột đầu."
        faults.add("columns", (lines[0][0], 1), message, fix)
    rows = [_row(number, text, separator, len(head), faults) for number, text in lines[1:]]
    total = rows.pop() if len(rows) > 1 and fold(rows[-1].label) in _TOTALS else None
    if len(rows) > MAX_ROWS:
        message = f"Biểu đồ có {len(rows)} hàng, nhiều hơn {MAX_ROWS}."
        faults.add("limit", (lines[0][0], 1), message, "Gộp các hàng nhỏ, hoặc dùng bảng thường.")
    return tuple(head), tuple(rows), total


def _row(number: int, text: str, separator: str, width: int, faults: _Faults) -> Row:
    cells = _cells(number, text, separator, faults)
    if cells is None:
        return Row("", (), ())
    if len(cells) != width:
        message = f"Hàng này có {len(cells)} ô, hàng tên cột có {width}."
        fix = 'Ghi đủ ô; ô có dấu phẩy (như 12,5) đặt trong ngoặc kép: "12,5".'
        faults.add("columns", (number, 1), message, fix)
        return Row("", (), ())
    if not cells[0][1]:
        faults.add("columns", (number, 1), "Hàng này chưa có tên.", "Ghi tên hàng ở ô đầu.")
    values = []
    for column, cell in cells[1:]:
        value = read_number(cell)
        if value is None:
            message, fix = _number_fault(cell)
            faults.add("number", (number, column), message, fix)
        values.append(value or Decimal(0))
    shown = tuple(show_number(cell) for _, cell in cells[1:])
    return Row(cells[0][1], shown, tuple(values))


def _number_fault(cell: str) -> tuple[str, str]:
    if not cell:
        return "Ô số liệu để trống.", "Ghi con số; nếu bằng không thì ghi 0."
    message = f"“{cell[:MAX_TEXT]}” không phải là số."
    if cell.endswith("%") and read_number(cell[:-1].strip()) is not None:
        return message, "Bỏ dấu % ở ô và ghi “đơn vị: %” ở phần đầu."
    if cell.startswith(("-", "−")):
        return message, "Biểu đồ cột không vẽ được số âm; trình bày bằng bảng thường."
    return message, "Viết như 8.023 hoặc 12,5: chấm ngăn hàng nghìn, phẩy trước phần thập phân."


def _cells(number: int, text: str, separator: str, faults: _Faults) -> list[tuple[int, str]] | None:
    """Return each cell of a row with the column, from 1, where it begins; None when unreadable."""
    try:
        reader = csv.reader([text], delimiter=separator, skipinitialspace=True, strict=True)
        cells = [cell.strip() for cell in next(reader)]
    except csv.Error:
        fix = "Mỗi dấu ngoặc kép mở phải có dấu đóng ngay trước dấu ngăn ô."
        faults.add("csv", (number, 1), "Không tách được hàng này thành ô.", fix)
        return None
    placed, at = [], 0
    for cell in cells:
        at = max(text.find(cell, at), at)
        placed.append((at + 1, cell))
        if len(cell) > MAX_TEXT:
            message = f"Ô này dài quá {MAX_TEXT} ký tự."
            faults.add("limit", (number, at + 1), message, "Rút gọn; giải thích viết trong bài.")
        at = text.find(separator, at + len(cell)) + 1 or len(text)
    return placed
