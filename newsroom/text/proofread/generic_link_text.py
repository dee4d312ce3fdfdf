"""A link whose text says nothing of where it leads: “xem thêm”, “tại đây”. WCAG 2.2, 2.4.4."""

import re
from collections.abc import Iterator

from newsroom.text.fold import fold
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_GENERIC = re.compile(
    r"(?:(?:xem|doc|bam|nhan|click|tai|chi tiet|tham khao)"
    r"(?: (?:them|tiep|tai|vao))*(?: day| chi tiet| do)?"
    r"|o day|tai day|vao day|day|link|lien ket|duong dan|here|read more|more|xem ngay|tai ve|tai xuong)$"
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for link in source.links:
        text = source.unmasked[link.start : link.end]
        if not link.picture and _GENERIC.match(fold(text).strip(" .:…»>[]*_")):
            yield Hit(
                link.start,
                max(link.end, link.start + 1),
                f"Chữ của liên kết “{text}” không cho biết liên kết dẫn tới đâu.",
                "Đặt liên kết vào tên bài, tên văn bản hoặc việc sẽ làm.",
            )


CHECK = Check(
    id="generic-link-text",
    level="warning",
    finds="Chữ liên kết chung chung: “xem thêm”, “tại đây”.",
    wrong="Hướng dẫn xem [tại đây](/van-ban/22-hd-duk-2018/).",
    right="Xem [Hướng dẫn 22-HD/ĐUK](/van-ban/22-hd-duk-2018/).",
    run=_hits,
)
