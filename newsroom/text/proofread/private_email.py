"""An e-mail address at a public provider: most likely a person's own, not an office's."""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_ADDRESS = re.compile(
    r"[\w.+-]+@(?:gmail|yahoo|hotmail|outlook|live|icloud|ymail|proton(?:mail)?|zoho|msn)\.[a-z.]{2,6}\b",
    re.IGNORECASE,
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    if "@" not in source.unmasked:
        return
    for match in _ADDRESS.finditer(source.unmasked):
        yield Hit(
            match.start(),
            match.end(),
            f"“{match[0]}” có vẻ là hộp thư cá nhân.",
            "Dùng hộp thư của cơ quan, hoặc bỏ đi.",
        )


CHECK = Check(
    id="private-email",
    level="warning",
    finds="Địa chỉ thư điện tử cá nhân (gmail, yahoo …).",
    wrong="Thư gửi về nguyenvanan@gmail.com.",
    right="Thư gửi về văn phòng Đảng ủy Khối.",
    run=_hits,
)
