"""A document named by a bare number that the text nowhere gives in full: “Chỉ thị 05”.

Decree 30/2020/NĐ-CP, article 8: the first mention names type, number and symbol, date, issuing body
and subject. Told once a document; a bare second mention is good style.
"""

from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    told: set[tuple[str, str]] = set()
    for citation in source.citations:
        key = (citation.type, citation.number)
        if "symbol-missing" in citation.faults and key not in told:
            told.add(key)
            name = f"{citation.type} {citation.number}"
            yield Hit(
                citation.start,
                citation.end,
                f"“{name}” thiếu ký hiệu, và trong bài không có chỗ nào ghi đủ.",
                "Ở lần nhắc đầu, ghi đủ số, ký hiệu, ngày và cơ quan ban hành.",
            )


CHECK = Check(
    id="citation-incomplete",
    level="hint",
    finds="Văn bản chỉ có số trần, cả bài không chỗ nào ghi đủ ký hiệu: “Chỉ thị 05”.",
    wrong="Các chi bộ thực hiện Chỉ thị 05 của Bộ Chính trị.",
    right="Các chi bộ thực hiện Chỉ thị 05-CT/TW của Bộ Chính trị.",
    run=_hits,
)
