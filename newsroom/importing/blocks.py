"""From a tree of HTML to a plain row of blocks, as an editor would name them.

Containers and tables that only arrange the page are taken apart here; what a paragraph really is
(a heading, an item of a list, a caption) is judged later, when its neighbours are known.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from newsroom.importing.inline import Target, note_label, plain, render
from newsroom.importing.tree import BLOCKS, Element

Kind = Literal["heading", "paragraph", "list", "table", "picture", "quote", "code", "note"]
Look = Literal["", "centred", "right", "caption", "title"]

_LEVEL = re.compile(r"h([1-6])")
_PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\([^)\s]+\)")
_ENDED = re.compile(r"[.!?…:;”\")]\**$")
_MARKER = re.compile(r"\**(?:[-–—•+·▪●○]|\d{1,2}[.)])\s")
_NOTE_LINK = re.compile(r"#(_ftn|_edn)ref(\d+)$")
_STYLE_ALIGN = re.compile(r"text-align\s*:\s*(center|right)")
_LONG_CELL = 600


@dataclass(slots=True)
class Item:
    """An item of a list: its text and the lists below it."""

    text: str
    lists: list["Block"] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """One block; ``text`` is Markdown of one line, or with ``<br>`` for a forced break."""

    kind: Kind
    text: str = ""
    level: int = 0
    look: Look = ""
    items: list[Item] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    headed: bool = False
    merged: bool = False
    caption: str = ""
    label: str = ""


def read(body: Element, pictures: Mapping[str, Target]) -> list[Block]:
    """Return the blocks of a body."""
    return [*_blocks(body, pictures, "")]


def _blocks(node: Element, pictures: Mapping[str, Target], look: Look) -> Iterator[Block]:
    """Yield the blocks inside a container; inline content between blocks is a paragraph."""
    loose = Element("p")
    for child in node.children:
        if isinstance(child, str) or not _holds_block(child):
            loose.children.append(child)
            continue
        yield from _paragraphs(loose, pictures, look)
        loose = Element("p")
        yield from _block(child, pictures, _look(child) or look)
    yield from _paragraphs(loose, pictures, look)


def _holds_block(node: Element) -> bool:
    return node.tag in BLOCKS or any(inner.tag in BLOCKS for inner in node.walk())


def _block(node: Element, pictures: Mapping[str, Target], look: Look) -> Iterator[Block]:
    if level := _LEVEL.fullmatch(node.tag):
        yield from _heading(node, int(level[1]), pictures, look)
    elif node.tag in {"ul", "ol"}:
        yield from _list(node, pictures)
    elif node.tag == "table":
        yield from _table(node, pictures)
    elif node.tag == "blockquote":
        inner = [*_blocks(node, pictures, "")]
        if all(block.kind == "paragraph" for block in inner):
            yield from (Block("quote", block.text) for block in inner)
        else:
            yield from inner  # Word indents with it
    elif node.tag == "pre":
        yield Block("code", "".join(node.texts()).strip("\n"))
    elif node.tag in {"figcaption", "caption"}:
        yield from _paragraphs(node, pictures, "caption")
    elif note := _note(node):
        yield Block("note", render(node, pictures).replace("\n", " ").strip(), label=note)
    elif node.tag != "hr":
        inside = any(inner.tag in BLOCKS for inner in node.walk())
        walk = _blocks if inside else _paragraphs
        yield from walk(node, pictures, look)


def _note(node: Element) -> str:
    """Return the label of the note that a paragraph of a page saved by Word defines, else ''."""
    first = next(iter(node), None)
    link = _NOTE_LINK.search(first.attributes.get("href", "")) if first is not None else None
    return note_label(link[1], link[2]) if link else ""


def _look(node: Element) -> Look:
    if node.tag == "center":
        return "centred"
    for name in ("centred", "right", "caption", "title"):
        if node.has_class(name):
            return name
    align = _STYLE_ALIGN.search(node.attributes.get("style", "").lower())
    word = align[1] if align else node.attributes.get("align", "").lower()
    return {"center": "centred", "right": "right"}.get(word, "")  # type: ignore[return-value]


def _heading(
    node: Element, level: int, pictures: Mapping[str, Target], look: Look
) -> Iterator[Block]:
    for block in _paragraphs(node, pictures, look):
        if block.kind == "paragraph":
            text = block.text.replace("**", "").replace("<br>", " ")
            yield Block("heading", text, level, look)
        else:
            yield block


def _paragraphs(node: Element, pictures: Mapping[str, Target], look: Look) -> Iterator[Block]:
    """Cut inline content where a reader sees paragraphs: at two breaks, pictures, list marks."""
    open_ = ""
    for line in [*render(node, pictures).split("\n"), ""]:
        if _PICTURE.fullmatch(line):
            if open_:
                yield Block("paragraph", open_, look=look)
            yield Block("picture", line, look=look)
            open_ = ""
        elif open_ and (not line or _ENDED.search(open_) or _MARKER.match(line)):
            yield Block("paragraph", open_, look=look)
            open_ = line
        else:
            open_ = f"{open_}<br>{line}" if open_ and line else open_ or line
    if open_:
        yield Block("paragraph", open_, look=look)


def _list(node: Element, pictures: Mapping[str, Target]) -> Iterator[Block]:
    made = Block("list", level=1 if node.tag == "ol" else 0)
    for item in node:
        note = re.match(r"(footnote|endnote)-(\d+)$", item.attributes.get("id", ""))
        if note:
            text = render(item, pictures).replace("\n", " ").strip()
            yield Block("note", text, label=note_label(note[1], note[2]))
            continue
        inner = [*_blocks(item, pictures, "")]
        texts = [block.text for block in inner if block.kind != "list" and block.text]
        made.items.append(
            Item("<br>".join(texts), [block for block in inner if block.kind == "list"])
        )
    if made.items:
        yield made


def _table(node: Element, pictures: Mapping[str, Target]) -> Iterator[Block]:
    rows = [*_rows(node)]
    for caption in node:
        if caption.tag == "caption":
            yield from _block(caption, pictures, "caption")
    if _is_layout(node, rows):
        inner = [
            block for row in rows for cell in row for block in _blocks(cell, pictures, _look(cell))
        ]
        if len(inner) == 2 and [block.kind for block in inner] == ["picture", "paragraph"]:
            inner[1].look = "caption"  # a table around one picture and one line: its caption
        yield from inner
        return
    grid, merged = _grid(rows, pictures)
    headed = any(cell.tag == "th" for cell in rows[0]) or all(
        re.fullmatch(r"\*\*[^*]+\*\*", text) for text in grid[0] if text
    )
    yield Block("table", rows=grid, headed=headed, merged=merged)


def _rows(node: Element) -> Iterator[list[Element]]:
    for child in node:
        if child.tag == "tr":
            yield [cell for cell in child if cell.tag in {"td", "th"}]
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child)


def _is_layout(node: Element, rows: list[list[Element]]) -> bool:
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


def _grid(
    rows: list[list[Element]], pictures: Mapping[str, Target]
) -> tuple[list[list[str]], bool]:
    """Lay the cells out; a merged one keeps its text in its first place, the others are empty."""
    taken: dict[tuple[int, int], str] = {}
    merged = False
    for down, row in enumerate(rows):
        across = 0
        for cell in row:
            while (down, across) in taken:
                across += 1
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            merged = merged or wide > 1 or high > 1
            for place in ((y, x) for y in range(high) for x in range(wide)):
                taken[down + place[0], across + place[1]] = ""
            blocks = [block.text for block in _blocks(cell, pictures, "") if block.text]
            taken[down, across] = "<br>".join(blocks)
            across += wide
    wide = max(across for _, across in taken) + 1
    grid = [[taken.get((down, across), "") for across in range(wide)] for down in range(len(rows))]
    return [row for row in grid if any(plain(text) for text in row)], merged


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1")
    return min(max(int(value), 1), 50) if value.isdecimal() else 1
