"""A paragraph of body text that ends without a stop.

Only in texts that otherwise end their paragraphs: captions, bylines and headings stand alone. A
paragraph counts from twelve syllables on, where it ends in a letter, digit, bracket or quotation
mark. An item of a list is judged where it holds a whole sentence, or is the last of a list whose
other items end in a mark; a field of the front matter where it holds a whole sentence before.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.blocks import Block
from newsroom.text.proofread.reading.masking import OBJECT, VOID
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_MOST_TOLD = 80
_LEAST = 12
# A summary or a note is a sentence already here.
_SHORT = 8
# From here on a paragraph is no heading, caption or signature, whatever the others are like.
_SURE = 30
_ENDS_OPEN = re.compile(r"[\w%]$|(?<![.!?…:;])[”\")]$")
_ENDS = re.compile(r"[.!?…:;][”\")]*$")
# An end of a sentence inside; “TP. Hồ Chí Minh” and “TS. Lan” have none.
_INNER = re.compile(r"[^\W\d]{2}[.!?…](?<!\bT[PpSsTX]\.)(?<!\bThS\.)(?<!\bPGS\.)\s")
_TITLE = re.compile(
    r"(?:Điều|Chương|Mục|Phần|Phụ lục|Bài|Hình|Bảng|Biểu|Ảnh|Clip|Video|Nguồn|Tin)\b[^.!?]{0,20}[.:]?\s"
)
# Fields that may hold several sentences, the last of which then ends in a stop as the others do.
_SENTENCES = {"summary", "note", "source", "published_in", "image_caption", "caption"}
_EMPTY = f" \u00a0\n\t{VOID}"


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    bare = [text.rstrip(_EMPTY) for _, text in source.prose]
    ended = _share_that_ends(source, bare)
    for index, (block, text) in enumerate(source.prose):
        words = source.words[index]
        shown = bare[index]
        closes = block.kind == "item" and len(words) > 2 and _closes_list(source, bare, index)
        if text.isupper() or not (closes or _is_prose(block, len(words))):
            continue
        if _TITLE.match(text) and not _INNER.search(text):
            continue
        if not _ENDS_OPEN.search(shown) or shown.endswith(OBJECT):
            continue
        if block.kind == "item":
            due = bool(_INNER.search(text)) or closes
        elif block.kind == "field":
            sentence = block.name in {"summary", "note"} and len(words) >= _SHORT
            due = sentence or bool(_INNER.search(text))
        elif shown[-1] == ")":
            due = bool(_INNER.search(text)) and "(" not in shown[:1]
        else:
            due = bool(_INNER.search(text)) or ended or len(words) >= _SURE
        if due:
            yield _hit(block, shown, " ".join(word.text for word in words[-4:]))


def _is_prose(block: Block, words: int) -> bool:
    if block.kind == "field":
        return block.name in _SENTENCES
    return block.kind in {"text", "item"} and words >= _LEAST


def _share_that_ends(source: Source, bare: list[str]) -> bool:
    """Tell whether most paragraphs of the text end in a mark, the one in question not counted."""
    long = [
        shown
        for (block, _), shown, words in zip(source.prose, bare, source.words, strict=True)
        if block.kind == "text" and len(words) >= _LEAST
    ]
    return 3 * sum(_ENDS.search(shown) is not None for shown in long) >= 2 * (len(long) - 1)


def _closes_list(source: Source, bare: list[str], index: int) -> bool:
    """Tell whether an item is the last of its list and all others end in a mark."""
    group = source.blocks[index].group
    if source.blocks[index + 1 : index + 2] and source.blocks[index + 1].group == group:
        return False
    others = []
    while index and source.blocks[index - 1].group == group:
        index -= 1
        others.append(bare[index])
    return bool(others) and all(_ENDS.search(other) for other in others)


def _hit(block: Block, shown: str, last: str) -> Hit:
    end = block.start + len(shown)
    last = last if len(last) <= _MOST_TOLD else f"…{last[-_MOST_TOLD:]}"
    return Hit(
        end - 1,
        end,
        f"Đoạn văn kết thúc ở “{last}” mà không có dấu chấm.",
        "Thêm dấu chấm, hoặc bổ sung phần bị mất.",
    )


CHECK = Check(
    id="missing-final-stop",
    level="hint",
    finds="Đoạn văn không có dấu kết thúc câu.",
    wrong="Ban Thường vụ Đảng ủy Khối ban hành hướng dẫn để các cơ sở đảng tiếp tục thực hiện công "
    "tác dân vận và quy chế dân chủ ở cơ sở trong sáu tháng cuối năm 2018",
    right="Ban Thường vụ Đảng ủy Khối ban hành hướng dẫn để các cơ sở đảng tiếp tục thực hiện công "
    "tác dân vận và quy chế dân chủ ở cơ sở trong sáu tháng cuối năm 2018.",
    run=_hits,
)
