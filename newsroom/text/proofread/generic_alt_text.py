"""A picture whose text says nothing: “hình ảnh”, “ảnh 1”, a file name.

WCAG 2.2, 1.1.1; readers who do not see the picture have only these words. That a text is missing
the structure of the site tells: ``alt-missing``.
"""

import re
from collections.abc import Iterator

from newsroom.text.fold import fold
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_GENERIC = re.compile(
    r"(?:(?:hinh|anh|hinh anh|tam anh|buc anh|anh minh hoa|hinh minh hoa|minh hoa|image|img|picture|"
    r"photo|logo|banner|icon|untitled|no alt|alt|chart|bieu do)(?: (?:so )?\d+)?|[\d\W]*)$"
)
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?)$|(?:img|dsc|image|photo|screenshot)[_-]?\d+\S*$",
    re.IGNORECASE,
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for start, end in _texts(source):
        text = source.unmasked[start:end].strip()
        if text and (_GENERIC.match(fold(text).strip(" .:")) or _FILE_NAME.match(text)):
            yield Hit(
                start,
                end,
                f"Chữ thay ảnh “{text}” không nói lên nội dung ảnh.",
                "Viết một câu ngắn cho người không nhìn thấy ảnh: ai, làm gì, ở đâu.",
            )


def _texts(source: Source) -> Iterator[tuple[int, int]]:
    for link in source.pictures:
        yield link.start, link.end
    for block in source.blocks:
        if block.kind == "field" and block.name in {"image_alt", "alt"}:
            yield block.start, block.end


CHECK = Check(
    id="generic-alt-text",
    level="warning",
    finds="Chữ thay ảnh chung chung: “hình ảnh”, tên tệp.",
    wrong="![Hình ảnh](/media/2018/hoi-nghi.jpg)",
    right="![Đại biểu bỏ phiếu tại hội nghị](/media/2018/hoi-nghi.jpg)",
    run=_hits,
)
