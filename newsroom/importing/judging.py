"""What paragraphs of a typed text really are: headings, lists, captions made by hand.

Writers of Word files and old portals make a heading by pressing bold, and a list by typing hyphens.
Each rule here changes the form only, never a word, and every change is told as a doubt.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from newsroom.importing.blocks import Block, Item
from newsroom.importing.inline import plain

#: Longer ones are sentences, whatever their look.
LONGEST_HEADING = 150
LONGEST_CAPTION = 250
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ITALIC = re.compile(r"\*([^*]+)\*")
_FULL_STOP = re.compile(r"[.;,!?…]$")
_HYPHEN = re.compile(r"(\**)(?:[-–—•·▪●○]|\\-)\s+")
_PLUS = re.compile(r"(\**)(?:\+|o(?=\s)|◦)\s+")
_NUMBER = re.compile(r"(\**)(\d{1,2})[.)]\s+")
_CAPTION = re.compile(
    r"(Ảnh|Hình|Chú thích)(\s*\d+)?\s*[:.]|Ảnh\s+(minh họa|tư liệu)\b", re.IGNORECASE
)


def judged(blocks: Sequence[Block]) -> list[tuple[Block, tuple[str, ...]]]:
    """Return the blocks as they are to be written, each with the rules that changed it."""
    return [*_headings(_lists(_captions(blocks)))]


Judged = Iterator[tuple[Block, tuple[str, ...]]]


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
    italic = _ITALIC.fullmatch(block.text) is not None
    return block.look == "caption" or italic or _CAPTION.match(text) is not None


def _lists(blocks: list[Block]) -> list[tuple[Block, tuple[str, ...]]]:
    out: list[tuple[Block, tuple[str, ...]]] = []
    at = 0
    while at < len(blocks):
        taken = _hyphens(blocks[at:]) or _numbers(blocks[at:])
        if taken:
            out.append((taken[0], ("list-typed",)))
            at += taken[1]
        else:
            out.append((blocks[at], ()))
            at += 1
    return out


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
        count += 1
    return (made, count) if made.items else None


def _numbers(blocks: Sequence[Block]) -> tuple[Block, int] | None:
    """Read at least two neighbours 1, 2 … as a numbered list; a lone one is a heading's number."""
    made = Block("list", level=1)
    for block in takewhile(lambda block: block.kind == "paragraph", blocks):
        number = _NUMBER.match(block.text)
        if not number or int(number[2]) != len(made.items) + 1 or _looks_like_heading(block):
            break
        made.items.append(Item(_NUMBER.sub(r"\1", block.text, count=1)))
    return (made, len(made.items)) if len(made.items) > 1 else None


def _looks_like_heading(block: Block) -> bool:
    text = plain(block.text)
    if (
        block.kind != "paragraph"
        or not 2 <= len(text) <= LONGEST_HEADING
        or _FULL_STOP.search(text)
    ):
        return False
    return _BOLD.fullmatch(block.text) is not None or is_shouted(text)


def is_shouted(text: str) -> bool:
    """Say whether a whole line is in capitals; abbreviations and numbers alone are not."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 8 and len(text.split()) >= 3 and all(char.isupper() for char in letters)


def _headings(blocks: list[tuple[Block, tuple[str, ...]]]) -> Judged:
    """Turn whole paragraphs in bold or capitals into headings, and close gaps between levels.

    One that nothing follows is a signature. Under real headings a made one is a step deeper.
    """
    real = sorted({block.level for block, _ in blocks if block.kind == "heading"})
    rank = {level: min(place + 2, 4) for place, level in enumerate(real)}
    last = max(
        (place for place, (block, _) in enumerate(blocks) if block.kind != "note"), default=0
    )
    below, previous = 1, 1
    for place, (block, rules) in enumerate(blocks):
        if block.kind == "heading":
            block.level = below = min(rank[block.level], previous + 1)
            previous = block.level
        elif place < last and not rules and _looks_like_heading(block):
            level = min(max(below + 1, 2), 4, previous + 1)
            told = "heading-capitals" if is_shouted(plain(block.text)) else "heading-bold"
            yield Block("heading", _BOLD.sub(r"\1", block.text), level, block.look), (told,)
            previous = level
            continue
        yield block, rules
