"""A sentence longer than the house allows: readers lose the thread.

Counted in syllables (a Vietnamese word has about one and a half). Semicolons end nothing here, but
items of a list are sentences of their own.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_END = re.compile(r"[.!?…](?=[”\")\s]|$)")


def _hits(source: Source, style: Style) -> Iterator[Hit]:
    limit = style.longest_sentence
    for (block, text), words in zip(source.prose, source.words, strict=True):
        if block.kind not in {"text", "item", "field"} or len(words) <= limit:
            continue
        ends = [block.start + match.start() for match in _END.finditer(text)] + [block.end]
        first = 0
        for end in ends:
            last = first
            while last < len(words) and words[last].start < end:
                last += 1
            if last - first > limit:
                yield Hit(
                    words[first].start,
                    words[first].end,
                    f"Câu dài {last - first} chữ.",
                    "Tách thành vài câu, hoặc trình bày thành danh sách.",
                )
            first = last


CHECK = Check(
    id="long-sentence",
    level="hint",
    finds="Câu quá dài (mặc định hơn 100 chữ).",
    wrong="Đảng ủy Khối " + "tiếp tục thực hiện nhiệm vụ được giao, " * 13 + "hết.",
    right="Đảng ủy Khối " + "tiếp tục thực hiện nhiệm vụ được giao. " * 13 + "Hết.",
    run=_hits,
)
