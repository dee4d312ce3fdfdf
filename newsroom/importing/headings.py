"""Headings: which paragraphs are some that only looks make, and how deep each stands.

The depth of one made by hand follows its number: what is counted I., II. stands above 1., 2., and
that above 1.1 or a), in the order in which the text first uses them.
"""

import re
from collections.abc import Sequence

from newsroom.importing.blocks import Block
from newsroom.importing.inline import is_bold, plain
from newsroom.importing.judging import Judged, is_shouted, looks_like_heading

#: A longer heading is a paragraph that was given the look of one.
_LONGEST_REAL = 300
_DEEPEST = 4
#: The share of bold paragraphs from which on bold is a dress.
_MOST = 0.6
#: What counts a heading, by how its text begins; a heading with no number is "capitals" or "bold".
_COUNTED = (
    ("part", r"(?i:phần|chương)\s+\S+"),
    ("section", r"(?i:mục|điều)\s+\d+"),
    ("roman", r"[IVX]+\s*[.)/–-]"),
    ("third", r"\d+\.\d+\.\d+"),
    ("second", r"\d+\.\d+"),
    ("first", r"\d+\s*[.)/]"),
    ("capital letter", r"[A-HĐ]\s*[.)/]"),
    ("letter", r"[a-zđ]\s*[.)/]"),
)
#: Below these a bold line without a number goes deeper, below the others it ends their part.
_OPEN = {"part", "roman", "capitals", "capital letter"}


def judged(blocks: Sequence[tuple[Block, tuple[str, ...]]]) -> Judged:
    """Turn whole paragraphs in bold or capitals into headings, and close gaps between levels.

    One that nothing follows is a signature. Under real headings a made one is a step deeper.
    """
    blocks = [*_undressed(blocks)]
    real = sorted({block.level for block, _ in blocks if block.kind == "heading"})
    rank = {level: min(place + 2, _DEEPEST) for place, level in enumerate(real)}
    last = max(
        (place for place, (block, _) in enumerate(blocks) if block.kind != "note"), default=0
    )
    below, previous = 1, 1
    above: list[str] = []
    for place, (block, rules) in enumerate(blocks):
        if block.kind == "heading" and len(plain(block.text)) > _LONGEST_REAL:
            block.kind = "paragraph"
            yield block, (*rules, "heading-long")
            continue
        if block.kind == "heading":
            block.level = below = min(rank[block.level], previous + 1)
            previous, above = block.level, []
        elif place < last and not rules and looks_like_heading(block):
            shouted = is_shouted(plain(block.text))
            depth = _depth(_counted(plain(block.text), shouted=shouted), above)
            level = min(max(below + 1, 2) + depth, _DEEPEST, previous + 1)
            told = "heading-capitals" if shouted else "heading-bold"
            text = re.sub(r"(?<!\\)\*+", "", block.text).replace("<br>", " ")
            yield Block("heading", text, level, block.look, lost=block.lost), (told,)
            previous = level
            continue
        yield block, rules


def _undressed(blocks: Sequence[tuple[Block, tuple[str, ...]]]) -> Judged:
    """Take bold off a text that was made bold all over, where it says nothing."""
    dressed = _is_dressed([block for block, _ in blocks])
    told = ("all-bold",) if dressed else ()
    for block, rules in blocks:
        if dressed and block.kind == "paragraph" and is_bold(block.text):
            block.text = block.text.replace("**", "")
            yield block, (*rules, *told)
            told = ()
        else:
            yield block, rules


def _is_dressed(blocks: Sequence[Block]) -> bool:
    prose = [block for block in blocks if block.kind == "paragraph"]
    bold = [block for block in prose if is_bold(block.text)]
    sentences = [block for block in bold if not looks_like_heading(block)]
    return len(sentences) >= 2 and len(bold) > _MOST * len(prose)


def _counted(text: str, *, shouted: bool) -> str:
    for name, pattern in _COUNTED:
        if re.match(pattern, text):
            return name
    return "capitals" if shouted else "bold"


def _depth(name: str, above: list[str]) -> int:
    """Return how many steps deep a heading stands; ``above`` are the kinds that it stands under."""
    if name in above:
        del above[above.index(name) + 1 :]
    elif name in {"capitals", "bold"} and above and (name == "capitals" or above[-1] not in _OPEN):
        del above[1:]
    else:
        above.append(name)
    return len(above) - 1
