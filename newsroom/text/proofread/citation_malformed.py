"""A State or Party document number written wrongly: “54/2017/2QH14”, “29/NQ-TW”, “59-NQ/TƯ”.

Rules and sources in `newsroom.text.citations`. A number with one possible correction gets it as the
remedy, and as a safe repair where only its letters, dashes and marks were wrong.
"""

from collections.abc import Iterator

from newsroom.text.citations import FAULTS, Citation
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_LIGHT = {"leading-zero", "inner-space", "wrong-dash"}
_SAFE = {
    "separators-swapped", "letter-case", "stroke-missing", "tu-for-tw", "inner-space", "wrong-dash",
    "look-alike",
}  # fmt: skip


def _fix(citation: Citation, written: str) -> str:
    if citation.number != written:
        return f"Viết “{citation.number}”."
    if "type-mismatch" in citation.faults:
        return "Sửa tên loại văn bản hoặc ký hiệu cho khớp."
    if "term-year-mismatch" in citation.faults:
        return "Kiểm tra năm ban hành và khóa Quốc hội (QH14: 2016–2021, QH15: 2021–2026)."
    return "Tra văn bản gốc rồi ghi đủ số và ký hiệu."


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for citation in source.found_citations:
        faults = [fault for fault in citation.faults if fault != "symbol-missing"]
        if not faults:
            continue
        written = source.text[citation.start : citation.end]
        says = ", ".join(FAULTS[fault] for fault in faults)
        yield Hit(
            citation.start,
            citation.end,
            f"Số văn bản “{' '.join(written.split())}” {says}.",
            _fix(citation, written),
            citation.number if set(faults) <= _SAFE else None,
            "hint" if set(faults) <= _LIGHT else None,
        )


CHECK = Check(
    id="citation-malformed",
    level="warning",
    finds="Số, ký hiệu văn bản viết sai: “54/2017/2QH14”, “29/NQ-TW”, “59-NQ/TƯ”.",
    wrong="Thực hiện Nghị quyết 29/NQ-TW của Trung ương.",
    right="Thực hiện Nghị quyết 29-NQ/TW của Trung ương.",
    run=_hits,
)
