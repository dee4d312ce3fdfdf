"""Two mentions of one document that disagree in date, issuing body or number.

The same number with two dates or two bodies; two numbers of one type that share everything but one
or two swapped digits and a date are left to the reader of `citation-malformed`.
"""

from collections import defaultdict
from collections.abc import Iterator

from newsroom.text.citations import Citation
from newsroom.text.fold import tone_key
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    by_number: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in source.citations:
        if "symbol-missing" not in citation.faults:
            by_number[citation.type, citation.number].append(citation)
    for (kind, number), mentions in by_number.items():
        name = f"{kind} {number}".strip()
        dates = {mention.date: mention for mention in reversed(mentions) if mention.date}
        if len(dates) > 1:
            last = max(dates.values(), key=lambda mention: mention.start)
            shown = " và ".join(f"{day.day}/{day.month}/{day.year}" for day in sorted(dates))
            yield _hit(last, f"{name} được ghi hai ngày khác nhau: {shown}.")
        issuers = {
            tone_key(mention.issuer): mention for mention in reversed(mentions) if mention.issuer
        }
        distinct = [
            key for key in issuers if not any(key != other and key in other for other in issuers)
        ]
        if len(distinct) > 1:
            last = max((issuers[key] for key in distinct), key=lambda mention: mention.start)
            shown = " và ".join(issuers[key].issuer for key in distinct)
            yield _hit(last, f"{name} được ghi hai cơ quan ban hành: {shown}.")
    yield from _same_date(source.citations)


def _same_date(mentions: list[Citation]) -> Iterator[Hit]:
    """Tell numbers of one type and date that differ in one digit: 217-QĐ/TW, 271-QĐ/TW."""
    seen: dict[tuple[object, ...], Citation] = {}
    for mention in mentions:
        if not mention.date or "symbol-missing" in mention.faults:
            continue
        digits = mention.number.split("/")[0].split("-")[0]
        key = (mention.type, mention.date, mention.number[len(digits) :], "".join(sorted(digits)))
        other = seen.setdefault(key, mention)
        if other.number != mention.number:
            yield _hit(
                mention, f"Số {mention.number} và {other.number} có cùng ngày, chỉ đảo chữ số."
            )


def _hit(citation: Citation, says: str) -> Hit:
    return Hit(
        citation.start, citation.end, says, "Đối chiếu với văn bản gốc rồi sửa cho thống nhất."
    )


CHECK = Check(
    id="citation-conflict",
    level="warning",
    finds="Một văn bản được ghi hai ngày hoặc hai cơ quan ban hành khác nhau.",
    wrong="Chỉ thị 05-CT/TW ngày 15/5/2016 mở đầu; Chỉ thị 05-CT/TW ngày 15/6/2016 nhắc lại.",
    right="Chỉ thị 05-CT/TW ngày 15/5/2016 mở đầu; Chỉ thị 05-CT/TW ngày 15/5/2016 nhắc lại.",
    run=_hits,
)
