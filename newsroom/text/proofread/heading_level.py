"""Headings that skip a level, or a first-level one in the text. WCAG 2.2, 1.3.1.

The title of the article is the first level, so its text begins with the second; a text without a
front matter may begin with a first-level heading of its own.
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    last = 1
    title = not source.unmasked.startswith("---\n")
    for block in source.blocks:
        if block.kind != "heading":
            continue
        if block.level == 1 and title:
            title = False
            continue
        title = False
        if block.level == 1:
            says = "Đề mục cấp một dành cho tên bài."
        elif block.level > last + 1:
            says = f"Đề mục cấp {block.level} đứng ngay sau cấp {last}: thiếu cấp ở giữa."
        else:
            last = block.level
            continue
        fix = f"Bắt đầu dòng bằng “{'#' * min(last + 1, 6)} ”."
        last = max(block.level, 2)
        yield Hit(block.start, block.end, says, fix)


CHECK = Check(
    id="heading-level",
    level="warning",
    finds="Đề mục nhảy cấp (từ ## sang ####) hoặc dùng cấp một trong bài.",
    wrong="## Kết quả\n\n#### Số liệu",
    right="## Kết quả\n\n### Số liệu",
    run=_hits,
)
