"""Bars in SVG that read as well on a phone of 320 pixels as on a desk.

There is no viewBox: lengths across are percentages and lengths down are ems, so bars stretch with
the column while text keeps the size the theme gives it. Labels stand above their bars, where a
long Vietnamese name has the whole width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape

from newsroom.figures.block import Figure, Row
from newsroom.figures.wrapping import width_of, wrap
from newsroom.text.typography import pieces, typeset

#: Ems of text in the narrowest column, that of a phone of 320 pixels.
COLUMN = 18.5
LINE, BAR, GAP = 1.45, 1.15, 0.85
#: From the top of a line of text to its base line.
_BASE = 1.05
_KEY = "\u25a0"


def anchor(number: int) -> str:
    """Return the id of the ``number``-th chart of a body, from 1: no heading can have the same."""
    return f"bieu-do:{number}"


def draw(figure: Figure, number: int) -> str:
    """Return the ``<svg>`` of a figure, named by the title above it; the table below has the numbers."""
    sheet = _Sheet()
    if len(figure.head) > 2:
        _legend(sheet, figure.head[1:])
    for row in figure.rows:
        sheet.lines(wrap(_held(row.label), COLUMN), "chart__label")
        sheet.down(0.15)
        (_stack if figure.kind == "stacked" else _bars)(sheet, row, figure)
        sheet.down(GAP)
    return (
        f'<svg class="chart" role="img" aria-labelledby="{anchor(number)}"'
        f' width="100%" height="{_em(sheet.at - GAP)}">{"".join(sheet.parts)}</svg>'
    )


@dataclass
class _Sheet:
    """The drawing so far and how far down it reaches, in ems."""

    parts: list[str] = field(default_factory=list)
    at: float = 0.0

    def down(self, by: float) -> None:
        self.at += by

    def lines(self, lines: Sequence[str], name: str) -> None:
        for line in lines:
            self.parts.append(
                f'<text class="{name}" y="{_em(self.at + _BASE)}">{escape(line)}</text>'
            )
            self.down(LINE)

    def bar(self, series: int, start: Decimal, share: Decimal) -> None:
        left = f' x="{_percent(start)}"' if start else ""
        self.parts.append(
            f'<rect class="chart__bar chart__bar--{series}"{left} y="{_em(self.at)}"'
            f' width="{_percent(share)}" height="{_em(BAR)}"/>'
        )


def _legend(sheet: _Sheet, names: Sequence[str]) -> None:
    for series, name in enumerate(names, 1):
        first, *others = wrap(_held(name), COLUMN - 1.3)
        sheet.parts.append(
            f'<text class="chart__legend" y="{_em(sheet.at + _BASE)}">'
            f"{_key(series)} {escape(first)}</text>"
        )
        sheet.down(LINE)
        sheet.lines(others, "chart__legend")
    sheet.down(GAP / 2)


def _bars(sheet: _Sheet, row: Row, figure: Figure) -> None:
    """Draw one bar a series, its number at its end; the longest leaves the numbers their room."""
    most = max((value for one in figure.rows for value in one.values), default=Decimal(0)) or 1
    widest = max(width_of(text) for one in figure.rows for text in one.texts) + 0.9
    room = Decimal(max(100 - 100 * widest / COLUMN, 30))
    for series, (text, value) in enumerate(zip(row.texts, row.values, strict=True), 1):
        share = value / most * room
        sheet.bar(series, Decimal(0), share)
        place = f'x="{_percent(share)}" dx="0.4em" y="{_em(sheet.at + BAR / 2 + 0.36)}"'
        sheet.parts.append(f'<text class="chart__value" {place}>{escape(text)}</text>')
        sheet.down(BAR + 0.25)
    sheet.down(-0.25)


def _stack(sheet: _Sheet, row: Row, figure: Figure) -> None:
    """Draw the parts of a row as one bar, and under it their numbers with the keys."""
    most = max((sum(one.values, Decimal(0)) for one in figure.rows), default=Decimal(0)) or 1
    start = Decimal(0)
    for series, value in enumerate(row.values, 1):
        share = value / most * 100
        if share:
            sheet.bar(series, start, share)
        start += share
    sheet.down(BAR + 0.1)
    for line in _numbers(row):
        keys = "\u2003".join(f"{_key(series)} {escape(text)}" for series, text in line)
        sheet.parts.append(f'<text class="chart__value" y="{_em(sheet.at + _BASE)}">{keys}</text>')
        sheet.down(LINE)


def _numbers(row: Row) -> Iterator[list[tuple[int, str]]]:
    """Yield the numbers of a row with their series, as many a line as the column holds."""
    line: list[tuple[int, str]] = []
    used = 0.0
    for series, text in enumerate(row.texts, 1):
        needed = width_of(text) + 2.3
        if line and used + needed > COLUMN:
            yield line
            line, used = [], 0.0
        line.append((series, text))
        used += needed
    yield line


def _held(text: str) -> str:
    """Return a text whose names hold: lines break at plain spaces only."""
    parts = pieces(typeset(text))
    return "".join(part.replace(" ", "\u00a0") if whole else part for part, whole in parts)


def _key(series: int) -> str:
    return f'<tspan class="chart__key chart__key--{series}">{_KEY}</tspan>'


def _em(length: float) -> str:
    return f"{round(length, 2):g}em"


def _percent(share: Decimal) -> str:
    return f"{float(round(share, 3)):g}%"
