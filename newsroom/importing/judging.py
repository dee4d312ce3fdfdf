"""What paragraphs of a typed text really are: captions, lists and tables made by hand.

Writers of Word files and old portals make a list by typing hyphens, and a table with the tab key.
Each rule here changes the form only, never a word, and every change is told as a doubt.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from newsroom.importing.blocks import BULLETS, Block, Item, labelled
from newsroom.importing.inline import has_words, is_bold, is_italic, plain

#: Longer ones are sentences, whatever their look.
LONGEST_HEADING = 150
LONGEST_CAPTION = 250
_FULL_STOP = re.compile(r"[.;,!?…]$")
_HYPHEN = re.compile(rf"(\**)(?:[-–—{BULLETS}]|\\[-*])\s+")
_PLUS = re.compile(r"(\**)(?:\+|o(?=\s)|◦)\s+")
_NUMBER = re.compile(r"(\**)(\d{1,2})[.)]\s+")
_CAPTION = re.compile(
    r"(Ảnh|Hình|Chú thích)(\s*\d+)?\s*[:.]|Ảnh\s+(minh họa|tư liệu)\b", re.IGNORECASE
)
#: A cell typed with tabs is not longer.
_LONGEST_CELL = 80

Judged = Iterator[tuple[Block, tuple[str, ...]]]


def judged(blocks: Sequence[Block]) -> list[tuple[Block, tuple[str, ...]]]:
    """Return the blocks as they are to be written, each with the rules that changed it."""
    kept = [block for block in blocks if block.kind != "paragraph" or not is_ornament(block.text)]
    return [*_lists(_tabbed(_captions(kept)))]


def is_ornament(text: str) -> bool:
    """Say whether a line only parts the page: ``-----``, ``* * *``, ``-oOo-``, ``……``."""
    return not has_words(plain(re.sub(r"\bo0o\b", "", text, flags=re.IGNORECASE)))


def is_shouted(text: str) -> bool:
    """Say whether a whole line is in capitals; abbreviations and numbers alone are not."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 8 and len(text.split()) >= 3 and all(char.isupper() for char in letters)


def looks_like_heading(block: Block) -> bool:
    """Say whether a paragraph looks like a heading: short, all bold or all capitals, no stop."""
    text = plain(block.text)
    if block.kind not in {"paragraph", "item"} or block.look in {"signed", "caption", "right"}:
        return False
    if not 2 <= len(text) <= LONGEST_HEADING or _FULL_STOP.search(text):
        return False
    return is_bold(block.text) or is_shouted(text)


def _captions(blocks: Sequence[Block]) -> list[Block]:
    """Give a picture the line below it, where that looks like a caption."""
    left: list[Block] = []
    for block in blocks:
        if left and left[-1].kind == "picture" and not left[-1].caption and _is_caption(block):
            left[-1].caption = plain(block.text)
        else:
            left.append(block)
    return left


def _is_caption(block: Block) -> bool:
    text = plain(block.text)
    if block.kind != "paragraph" or not 0 < len(text) <= LONGEST_CAPTION:
        return False
    return block.look == "caption" or is_italic(block.text) or _CAPTION.match(text) is not None


def _tabbed(blocks: Sequence[Block]) -> list[Block]:
    """Make a table of neighbours with equally many tabs inside; elsewhere a tab is a space."""
    made: list[Block] = []
    at = 0
    while at < len(blocks):
        tabs = _tabs(blocks[at])
        rows = [*takewhile(lambda block: _tabs(block) == tabs, blocks[at:])] if tabs else []  # noqa: B023
        if len(rows) >= (2 if tabs > 1 else 3):
            cells = [[cell.strip() for cell in block.text.split("\t")] for block in rows]
            made.append(Block("table", rows=cells, label="typed"))
            at += len(rows)
            continue
        blocks[at].text = blocks[at].text.replace("\t", " ")
        made.append(blocks[at])
        at += 1
    return made


def _tabs(block: Block) -> int:
    """Return how many tabs part a paragraph into short cells, 0 where they do not."""
    cells = block.text.split("\t")
    short = all(0 < len(cell.strip()) <= _LONGEST_CELL for cell in cells)
    return len(cells) - 1 if block.kind == "paragraph" and block.look != "signed" and short else 0


def _lists(blocks: list[Block]) -> Judged:
    at = 0
    while at < len(blocks):
        if blocks[at].kind == "item":
            made, count = _items(blocks[at:])
            yield made, ()
            at += count
        elif taken := _hyphens(blocks[at:]) or _numbers(blocks[at:]):
            yield taken[0], ("list-typed",)
            at += taken[1]
        else:
            yield blocks[at], ("table-typed",) if blocks[at].label == "typed" else ()
            at += 1


def _items(blocks: Sequence[Block]) -> tuple[Block, int]:
    """Make a list, with those below it, of the neighbours that Word counted; return how many.

    An item in bold that no other item of its level follows is a heading with its number.
    """
    first = blocks[0]
    following = blocks[1] if len(blocks) > 1 else Block("note")
    alone = following.kind != "item" or following.level != first.level
    if first.label and alone and looks_like_heading(first):
        first.kind = "paragraph"
        labelled(first, first.label)
        return first, 1
    top = first.level
    made = _list_of(first)
    count = 0
    for block in takewhile(lambda block: block.kind == "item" and block.level >= top, blocks):
        if block.level == top and count:
            number = made.number + len(made.items)
            if bool(block.label) != bool(made.level) or (block.label and block.number != number):
                break
        if count and block.label and looks_like_heading(block) and block.level > top:
            break
        where = made
        for _ in range(block.level - top):
            if not where.items:
                break
            lists = where.items[-1].lists
            if not lists or bool(lists[-1].level) != bool(block.label):
                lists.append(_list_of(block))
            where = lists[-1]
        where.items.append(Item(block.text))
        made.lost += block.lost
        count += 1
    return made, count


def _list_of(item: Block) -> Block:
    return Block("list", level=int(bool(item.label)), number=item.number if item.label else 1)


def _hyphens(blocks: Sequence[Block]) -> tuple[Block, int] | None:
    """Read paragraphs that begin with a hyphen, and those with a plus below them, as a list."""
    made, count = Block("list"), 0
    for block in takewhile(lambda block: block.kind == "paragraph", blocks):
        if _HYPHEN.match(block.text):
            made.items.append(Item(_HYPHEN.sub(r"\1", block.text, count=1)))
        elif made.items and _PLUS.match(block.text):
            if not made.items[-1].lists:
                made.items[-1].lists.append(Block("list"))
            made.items[-1].lists[0].items.append(Item(_PLUS.sub(r"\1", block.text, count=1)))
        else:
            break
        made.lost += block.lost
        count += 1
    return (made, count) if made.items else None


def _numbers(blocks: Sequence[Block]) -> tuple[Block, int] | None:
    """Read at least two neighbours 1, 2 … as a numbered list; a lone one is a heading's number."""
    made = Block("list", level=1)
    for block in takewhile(lambda block: block.kind == "paragraph", blocks):
        number = _NUMBER.match(block.text)
        if not number or int(number[2]) != len(made.items) + 1 or looks_like_heading(block):
            break
        made.items.append(Item(_NUMBER.sub(r"\1", block.text, count=1)))
        made.lost += block.lost
    return (made, len(made.items)) if len(made.items) > 1 else None
