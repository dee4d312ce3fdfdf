"""A person's home address: “ngụ tại số 12/3 đường Lê Lợi”, “thường trú: 45 Nguyễn Huệ”.

Law on Personal Data Protection 91/2025/QH15. A ward or a district alone is fine; a house number
after a word for living there is not.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_PERSON = (
    r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Ee]m|[Cc]ụ|đồng chí|đ/c)"
    r"\s(?:[A-ZĐÂÔĂƯƠÊÁÀÝÚỦÍÉ][^\W\d]*\s?){1,5}"
)
_HOME = re.compile(
    rf"\b(?:[Nn]hà(?:\sriêng)?\s(?:của\s)?{_PERSON}|ngụ|trú|thường trú|tạm trú|cư trú|cư ngụ|"
    r"sinh sống|nhà riêng|nhà ở|nơi ở|địa chỉ nhà|hộ khẩu)"
    r"(?:\s?(?:tại|ở))?\s?[:,]?\s?(?P<place>(?:nhà\s)?(?:số\s(?:nhà\s)?)?\d{1,4}[A-Za-z]?(?:/\d+[A-Za-z]?)*"
    r",?\s(?:đường|phố|hẻm|ngõ|ngách|ấp|khu phố|tổ|lô|chung cư|[A-ZĐÂÔĂ])[^.;\n]{0,40})"
)
# “Ông Lê Văn Tám, nhà số 12/5 đường Lê Lợi”: behind a person’s name a house needs no other word.
_HOUSE_OF = re.compile(
    rf"\b{_PERSON}"
    r"(?:,\s|\s?\()(?P<place>(?:ở\s)?(?:nhà\s)?số\s(?:nhà\s)?\d{1,4}[A-Za-z]?(?:/\d+[A-Za-z]?)*"
    r",?\s(?:đường|phố|hẻm|ngõ|ngách|ấp|tổ|lô)\s[^,.;\n]{1,40})"
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.figured:
        for match in (*_HOME.finditer(text), *_HOUSE_OF.finditer(text)):
            yield Hit(
                block.start + match.start("place"),
                block.start + match.end("place"),
                "Địa chỉ nhà riêng là dữ liệu cá nhân.",
                "Chỉ ghi phường, xã hoặc quận, huyện.",
            )


CHECK = Check(
    id="home-address",
    level="warning",
    finds="Địa chỉ nhà riêng của cá nhân.",
    wrong="Bà Lan, ngụ tại số 12/3 đường Lê Lợi, Phường 7, được tuyên dương.",
    right="Bà Lan, ngụ tại Phường 7, được tuyên dương.",
    run=_hits,
)
