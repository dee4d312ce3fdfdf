"""Two mentions of one document that disagree in date, issuing body or number.

The same number with two dates or two bodies; two numbers of one type and date that differ in the
order of digits or in the letters, or that are about the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from newsroom.text.citations import Citation
from newsroom.text.fold import tone_key
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

# What a document is about, where a text tells it right behind number, date and body.
_SUBJECT = re.compile(r"\svề\s(?:việc\s)?((?:[^\W\d]+\s){3}[^\W\d]+)")
_NEAR = 90


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
    yield from _same_date(source)


def _same_date(source: Source) -> Iterator[Hit]:
    """Tell two numbers of one type and date that are one document: 217-QĐ/TW and 271-QĐ/TW.

    They differ in the order of digits, or in the letters, or are said to be about the same.
    """
    seen: dict[tuple[object, ...], Citation] = {}
    for mention in source.citations:
        if not mention.date or "symbol-missing" in mention.faults:
            continue
        digits = mention.number.split("/")[0].split("-")[0]
        rest = mention.number[len(digits) :]
        same = (mention.type, mention.date)
        keys: list[tuple[object, ...]] = [
            (*same, rest, "".join(sorted(digits))),
            (*same, digits),
        ]
        if subject := _SUBJECT.search(source.text, mention.end, mention.end + _NEAR):
            keys.append((*same, rest, subject[1].lower()))
        for key in keys:
            other = seen.setdefault(key, mention)
            if other.number != mention.number:
                yield _hit(
                    mention,
                    f"Số {mention.number} và {other.number} có cùng loại, cùng ngày, có lẽ là một "
                    "văn bản.",
                )
                break


def _hit(citation: Citation, says: str) -> Hit:
    return Hit(
        citation.start, citation.end, says, "Đối chiếu với văn bản gốc rồi sửa cho thống nhất."
    )


CHECK = Check(
    id="citation-conflict",
    level="warning",
    finds="Một văn bản được ghi hai số, hai ngày hoặc hai cơ quan ban hành khác nhau.",
    wrong="Chỉ thị 05-CT/TW ngày 15/5/2016 mở đầu; Chỉ thị 05-CT/TW ngày 15/6/2016 nhắc lại.",
    right="Chỉ thị 05-CT/TW ngày 15/5/2016 mở đầu; Chỉ thị 05-CT/TW ngày 15/5/2016 nhắc lại.",
    run=_hits,
)
