"""Tables: data, pictures side by side with their captions, or nothing but an arrangement."""

import re
from collections.abc import Callable, Iterator

from newsroom.importing.blocks import Block
from newsroom.importing.inline import plain
from newsroom.importing.tree import Element

#: A cell of more letters holds a text, not a datum.
_LONG_CELL = 600
_LONGEST_CAPTION = 250
_MOST_SPAN = 50
_BOLD = re.compile(r"\*\*[^*]+\*\*")

Cells = list[list[Element]]
CellReader = Callable[[Element], list[Block]]


def read(node: Element, read_cell: CellReader) -> Iterator[Block]:
    """Yield what a table holds; ``read_cell`` gives the blocks of a cell."""
    rows = [*_rows(node)]
    if album := _album(rows, read_cell):
        yield from album
    elif _is_layout(node, rows):
        inner = [block for row in rows for cell in row for block in read_cell(cell)]
        if len(inner) == 2 and [block.kind for block in inner] == ["picture", "paragraph"]:
            inner[1].look = "caption"  # a table around one picture and one line: its caption
        yield from inner
    else:
        yield from _data(rows, read_cell)


def _rows(node: Element) -> Iterator[list[Element]]:
    for child in node:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in {"td", "th"}]
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _album(rows: Cells, read_cell: CellReader) -> list[Block]:
    """Return the pictures of a table that holds pictures and their captions only, else nothing.

    A caption stands in the cell of its picture or in the one below it.
    """
    read_rows = [[read_cell(cell) for cell in row] for row in rows]
    filled = [blocks for row in read_rows for blocks in row if blocks]
    with_picture = [blocks for blocks in filled if _first_picture(blocks)]
    if not with_picture or 2 * len(with_picture) < len(filled) or not all(map(_is_small, filled)):
        return []
    made: list[Block] = []
    for down, row in enumerate(read_rows):
        below = read_rows[down + 1] if down + 1 < len(read_rows) else []
        below = [] if any(map(_first_picture, below)) else below
        for across, blocks in enumerate(row):
            picture = _first_picture(blocks)
            if picture is None:
                continue
            rest = [block for block in blocks if block is not picture]
            rest = rest or (below[across] if len(below) == len(row) else [])
            picture.caption = plain(" ".join(block.text for block in rest))
            made.append(picture)
    captions = sum(len(blocks) for blocks in filled) - len(made)
    return made if captions <= len(made) else []


def _first_picture(blocks: list[Block]) -> Block | None:
    return next((block for block in blocks if block.kind == "picture"), None)


def _is_small(blocks: list[Block]) -> bool:
    """Say whether a cell holds a picture, a caption, or both, and no more."""
    pictures = [block for block in blocks if block.kind == "picture"]
    texts = [block for block in blocks if block.kind != "picture"]
    return (
        len(pictures) <= 1
        and len(texts) <= 1
        and all(
            block.kind == "paragraph" and len(block.text) <= _LONGEST_CAPTION for block in texts
        )
    )


def _is_layout(node: Element, rows: Cells) -> bool:
    """Say whether a table only arranges: nested, one row or column, or cells as long as pages."""
    cells = [cell for row in rows for cell in row]
    filled = [[cell for cell in row if cell.text() or _has_picture(cell)] for row in rows]
    rows_in_use = [row for row in filled if row]
    return (
        node.attributes.get("role") == "presentation"
        or any(inner.tag == "table" for inner in node.walk())
        or len(rows_in_use) < 2
        or max(map(len, rows_in_use)) < 2
        or any(len(cell.text()) > _LONG_CELL for cell in cells)
        or 2 * sum(map(_has_picture, cells)) > sum(map(len, rows_in_use))
    )


def _has_picture(node: Element) -> bool:
    return any(inner.tag == "img" for inner in node.walk())


def _data(rows: Cells, read_cell: CellReader) -> Iterator[Block]:
    grid, merged, lost = _grid(rows, read_cell)
    if not grid:
        return
    headed = any(cell.tag == "th" for cell in rows[0]) or all(
        _BOLD.fullmatch(text) for text in grid[0] if text
    )
    only = [text for text in grid[0] if text]
    if len(grid) > 2 and len(only) == 1 < len(grid[0]) and _span(rows[0][0], "colspan") > 1:
        yield Block("paragraph", f"**{plain(only[0])}**", look="caption")  # a title over the table
        grid, headed = grid[1:], all(_BOLD.fullmatch(text) for text in grid[1] if text)
        merged = any(_span(cell, name) > 1 for row in rows[1:] for cell in row for name in _SPANS)
    yield Block("table", rows=grid, headed=headed, merged=merged, lost=lost)


_SPANS = ("colspan", "rowspan")


def _grid(rows: Cells, read_cell: CellReader) -> tuple[list[list[str]], bool, list[str]]:
    """Lay the cells out; a merged one keeps its text in its first place, the others are empty."""
    taken: dict[tuple[int, int], str] = {}
    merged = False
    lost: list[str] = []
    for down, row in enumerate(rows):
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            wide, high = (_span(cell, name) for name in _SPANS)
            merged = merged or wide > 1 or high > 1
            for place in ((y, x) for y in range(high) for x in range(wide)):
                taken[down + place[0], across + place[1]] = ""
            blocks = read_cell(cell)
            lost += [name for block in blocks for name in block.lost]
            taken[down, across] = "<br>".join(_cell_texts(blocks))
            across += wide
    wide = max((across for _, across in taken), default=-1) + 1
    grid = [[taken.get((down, across), "") for across in range(wide)] for down in range(len(rows))]
    return [row for row in grid if any(row)], merged, lost


def _cell_texts(blocks: list[Block]) -> Iterator[str]:
    """Yield the lines of a cell, where a list can only be written as lines."""
    for block in blocks:
        if block.kind == "list":
            yield from (f"- {item.text}" for item in block.items)
        elif block.kind == "item":
            yield f"{block.label or '-'} {block.text}"
        elif block.text:
            yield block.text


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1")
    return min(max(int(value), 1), _MOST_SPAN) if value.isdecimal() else 1
