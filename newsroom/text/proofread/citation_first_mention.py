"""The first mention of a document without its date or its issuing body.

Decree 30/2020/NĐ-CP, article 8. Told once a document, and only where no later mention brings the
date and no date stands shortly before it (“Ngày 30/7/2018, Khối ban hành Hướng dẫn …”); numbers
that carry their year need less. Of documents named in a row (“Quyết định 217-QĐ/TW, Quyết định
218-QĐ/TW ngày 12/12/2013”) the date behind the last one is that of all.
"""

import re
from collections.abc import Iterator

from newsroom.text.citations import completed
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|tháng \d{1,2} năm \d{4}")
_NEAR = 100


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    known = {
        citation.number
        for citation in completed(source.text, source.citations)
        if citation.date or citation.issuer
    }
    told: set[str] = set()
    for citation in source.citations:
        number = citation.number
        if "symbol-missing" in citation.faults or number in told:
            continue
        told.add(number)
        if number.count("/") > 1 or number in known:
            continue
        if _DATE.search(source.text, max(0, citation.start - _NEAR), citation.start):
            continue
        yield Hit(
            citation.start,
            citation.end,
            f"“{f'{citation.type} {number}'.strip()}” không ghi ngày và cơ quan ban hành.",
            "Ở lần nhắc đầu, ghi ngày và cơ quan ban hành.",
        )


CHECK = Check(
    id="citation-first-mention",
    level="hint",
    finds="Lần nhắc đầu một văn bản không có ngày và cơ quan ban hành.",
    wrong="Các cơ sở đảng thực hiện Hướng dẫn 22-HD/ĐUK.",
    right="Các cơ sở đảng thực hiện Hướng dẫn 22-HD/ĐUK ngày 30/7/2018 của Đảng ủy Khối.",
    run=_hits,
)
