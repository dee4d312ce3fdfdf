"""The blocks of a text that was brought in: what Markdown can say, and no more."""

import re
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "heading", "paragraph", "item", "list", "table", "picture", "quote", "code", "note", "lost"
]
#: What stands in front of the items of a list typed by hand, beside hyphens.
BULLETS = "•·▪●○■◆❖➢➤►▶✓✔⮚⇒"
Look = Literal["", "centred", "right", "caption", "title", "signed"]


@dataclass(slots=True)
class Item:
    """An item of a list: its text and the lists below it."""

    text: str
    lists: list["Block"] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """One block; ``text`` is Markdown of one line, or with ``<br>`` for a forced break.

    ``level`` is that of a heading (1 …) and the depth of an ``item`` (0 …); a list with level 1
    counts from ``number``. ``label`` is that of a note, or what stands in front of an item that is
    counted. ``lost`` names what did not come along here; a ``lost`` block is nothing but that.
    """

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
    number: int = 1
    lost: list[str] = field(default_factory=list)


def labelled(block: Block, label: str) -> None:
    """Write a label in front of a block's text, inside the bold of a text that begins with it."""
    if label:
        stars = re.match(r"\**", block.text)
        before = stars[0] if stars else ""
        block.text = f"{before}{label} {block.text[len(before) :]}"
