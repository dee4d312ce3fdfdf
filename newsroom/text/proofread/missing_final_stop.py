"""A paragraph of body text that ends without a stop.

Only a last line of thirty syllables or more that ends in a letter, digit or quotation mark: shorter
ones may be headings, captions or signatures. Cells, and items that hold no stop, are left alone.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.masking import OBJECT, VOID
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_LEAST = 30
_ENDS_OPEN = re.compile(rf"[\w”\"%]{VOID}*\s*$")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for (block, text), words in zip(source.prose, source.words, strict=True):
        if block.kind not in {"text", "item"} or len(words) < _LEAST:
            continue
        if block.kind == "item" and not re.search(r"[.!?]\s", text):
            continue  # items of a list may end in nothing, all alike
        bare = text.rstrip(f" \u00a0\n\t{VOID}")
        line = block.start + bare.rfind("\n") + 1
        if sum(word.start >= line for word in words[-_LEAST:]) < _LEAST:
            continue
        if not _ENDS_OPEN.search(bare) or bare.endswith(OBJECT) or text.isupper():
            continue
        end = block.start + len(bare)
        shown = " ".join(word.text for word in words[-4:])
        yield Hit(
            end - 1,
            end,
            f"Đoạn văn kết thúc ở “{shown}” mà không có dấu chấm.",
            "Thêm dấu chấm, hoặc bổ sung phần bị mất.",
        )


CHECK = Check(
    id="missing-final-stop",
    level="hint",
    finds="Đoạn văn dài không có dấu kết thúc câu.",
    wrong="Ban Thường vụ Đảng ủy Khối ban hành hướng dẫn để các cơ sở đảng tiếp tục thực hiện công "
    "tác dân vận và quy chế dân chủ ở cơ sở trong sáu tháng cuối năm 2018",
    right="Ban Thường vụ Đảng ủy Khối ban hành hướng dẫn để các cơ sở đảng tiếp tục thực hiện công "
    "tác dân vận và quy chế dân chủ ở cơ sở trong sáu tháng cuối năm 2018.",
    run=_hits,
)
