"""A private telephone number. Law on Personal Data Protection 91/2025/QH15: basic personal data.

Numbers of offices are public: hotlines (1022, 1900 …) and landlines that follow an office's words
are left alone; a mobile number is told always, since it is somebody's.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_LONG = re.compile(r"[0-9](?:[ .-]?[0-9]){7}")
_MOBILE = re.compile(
    r"(?<![\w/.,:-])(?:\+?84[ .-]?|0)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)(?:[ .-]?\d){7}(?![\w/]|[.,-]\d)"
)
_LANDLINE = re.compile(
    r"(?:điện thoại|đt|sđt|liên hệ|gọi|số máy|nhà riêng)(?: riêng| nhà| di động)?(?: số)?\s?[:.]?\s*"
    r"((?:\(?\+?84\)?[ .-]?|\(?0)2\d{1,2}\)?(?:[ .-]?\d){7,8})(?!\w)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:đường dây nóng|hotline|tổng đài|văn phòng|tòa soạn|trực ban|cơ quan|trụ sở|ủy ban|ubnd"
    r"|ban|phòng|sở|công an)",
    re.IGNORECASE,
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.figured:
        if not _LONG.search(text):
            continue
        for match in _MOBILE.finditer(text):
            lead = text[max(0, match.start() - 60) : match.start()]
            yield Hit(
                block.start + match.start(),
                block.start + match.end(),
                f"Số điện thoại di động “{match[0]}” là dữ liệu cá nhân.",
                "Bỏ số này, hoặc thay bằng số của cơ quan; chỉ giữ khi người ấy đồng ý.",
                level="hint" if _OFFICE.search(lead) else None,
            )
        for match in _LANDLINE.finditer(text):
            lead = text[max(0, match.start() - 60) : match.start()]
            if not _OFFICE.search(lead):
                yield Hit(
                    block.start + match.start(1),
                    block.start + match.end(1),
                    f"Số điện thoại “{match[1]}” có thể là của cá nhân.",
                    "Nếu là số của cơ quan thì ghi rõ tên cơ quan; nếu của cá nhân thì bỏ.",
                    level="hint",
                )


CHECK = Check(
    id="phone-number",
    level="warning",
    finds="Số điện thoại của cá nhân.",
    wrong="Liên hệ đồng chí An, số 0903 123 456.",
    right="Liên hệ Văn phòng Đảng ủy Khối.",
    run=_hits,
)
