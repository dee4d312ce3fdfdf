"""From a tree of HTML to a plain row of blocks, as an editor would name them.

Containers and tables that only arrange the page are taken apart here; what a paragraph really is
(a heading, an item of a list, a caption) is judged later, when its neighbours are known.
"""

import re
from collections.abc import Iterator, Mapping

from newsroom.importing import table_reading
from newsroom.importing.blocks import BULLETS, Block, Item, Look, labelled
from newsroom.importing.inline import LOST, PICTURE, Target, escape, note_label, render
from newsroom.importing.tree import BLOCKS, Element

_LEVEL = re.compile(r"h([1-6])")
_ENDED = re.compile(r"[.!?…:;”\")]\**$")
_MARKER = re.compile(rf"\**(?:[-–—+{BULLETS}]|\d{{1,2}}[.)])\s")
_NOTE_LINK = re.compile(r"#(_ftn|_edn)ref(\d+)$")
_NOTE_ITEM = re.compile(r"(footnote|endnote)-(\d+)")
_STYLE_ALIGN = re.compile(r"text-align\s*:\s*(center|right)")
#: What Word counts in front of a paragraph, see ``word_numbers``: level, kind, number, label.
_COUNTED = re.compile(r"house:item:(\d):(bullet|number|label):(\d+):(.*)", re.DOTALL)


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
        for caption in (child for child in node if child.tag == "caption"):
            yield from _paragraphs(caption, pictures, "caption")
        yield from table_reading.read(node, lambda cell: [*_blocks(cell, pictures, _look(cell))])
    elif node.tag == "blockquote":
        inner = [*_blocks(node, pictures, "")]
        if all(block.kind == "paragraph" for block in inner):
            yield from (Block("quote", block.text, lost=block.lost) for block in inner)
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
        yield from _counted(node, [*walk(node, pictures, look)])


def _counted(node: Element, made: list[Block]) -> list[Block]:
    """Make the first paragraph an item of a list, or write its label, where Word counted it."""
    first = next(iter(node), None)
    mark = _COUNTED.fullmatch(first.attributes.get("id", "")) if first is not None else None
    block = next((block for block in made if block.kind in {"paragraph", "heading"}), None)
    if mark and block:
        level, kind, number, label = mark.groups()
        if kind == "label" or block.kind == "heading":
            labelled(block, escape(label))
        else:
            block.kind, block.level, block.label = "item", int(level), escape(label)
            block.number = int(number)
    return made


def _note(node: Element) -> str:
    """Return the label of the note that a paragraph of a page saved by Word defines, else ''."""
    first = next(iter(node), None)
    link = _NOTE_LINK.search(first.attributes.get("href", "")) if first is not None else None
    return note_label(link[1], link[2]) if link else ""


def _look(node: Element) -> Look:
    if node.tag == "center":
        return "centred"
    looks: tuple[Look, ...] = ("centred", "right", "caption", "title", "signed")
    for look in looks:
        if node.has_class(look):
            return look
    align = _STYLE_ALIGN.search(node.attributes.get("style", "").lower())
    word = align[1] if align else node.attributes.get("align", "").lower()
    return {"center": "centred", "right": "right"}.get(word, "")  # type: ignore[return-value]


def _heading(
    node: Element, level: int, pictures: Mapping[str, Target], look: Look
) -> Iterator[Block]:
    made = [*_paragraphs(node, pictures, look)]
    for block in made:
        if block.kind == "paragraph":
            block.kind, block.level = "heading", level
            block.text = block.text.replace("**", "").replace("<br>", " ")
    yield from _counted(node, made)


def _paragraphs(node: Element, pictures: Mapping[str, Target], look: Look) -> Iterator[Block]:
    """Cut inline content where a reader sees paragraphs: at two breaks, pictures, list marks.

    What was lost is said with the block that it stands in, or by a block of its own.
    """
    made: list[Block] = []
    lost: list[str] = []
    open_ = ""

    def close() -> None:
        nonlocal open_, lost
        if open_ or lost:
            kind = "paragraph" if open_ else "lost"
            made.append(Block(kind, open_, look=look, lost=lost))  # type: ignore[arg-type]
        open_, lost = "", []

    for line in [*render(node, pictures).split("\n"), ""]:
        text = LOST.sub("", line).strip()
        ends = not text or (look != "signed" and (_ENDED.search(open_) or _MARKER.match(text)))
        if PICTURE.fullmatch(text):
            close()
            made.append(Block("picture", text, look=look))
        elif open_ and ends:
            close()
            open_ = text
        else:
            open_ = f"{open_}<br>{text}" if open_ and text else open_ or text
        lost += LOST.findall(line)
    close()
    yield from made


def _list(node: Element, pictures: Mapping[str, Target]) -> Iterator[Block]:
    start = node.attributes.get("start", "1")
    made = Block("list", level=int(node.tag == "ol"), number=int(start) if start.isdecimal() else 1)
    for item in node:
        note = _NOTE_ITEM.fullmatch(item.attributes.get("id", ""))
        if note:
            text = render(item, pictures).replace("\n", " ").strip()
            yield Block("note", text, label=note_label(note[1], note[2]))
            continue
        inner = [*_blocks(item, pictures, "")]
        texts = [block.text for block in inner if block.kind != "list" and block.text]
        made.items.append(
            Item("<br>".join(texts), [block for block in inner if block.kind == "list"])
        )
        made.lost += [name for block in inner for name in block.lost]
    if made.items:
        yield made
