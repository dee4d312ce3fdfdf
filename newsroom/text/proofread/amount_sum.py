"""A stated amount that its parts do not add up to: “186,5 triệu đồng, gồm 100 triệu và 85,5 triệu”.

Money, shares of 100 % and measures, with decimals and in any scale; whole numbers of things are
`stated-sum`'s. A list stands behind “gồm”, “trong đó”, “chia ra”, in brackets, behind a colon or in
the items below; every member has exactly one amount of the same kind. Silent on averages, prices,
growth and about-figures. A difference that rounding explains is a hint; of shares, nothing.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.amounts import Amount, amounts
from newsroom.text.proofread.reading.blocks import Block
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_MAY = re.compile(r"(?:triệu|tỷ|tỉ|nghìn|ngàn|\d,\d|\d ?%)", re.IGNORECASE)
_OPENS = re.compile(
    r"[^\d.;:()!?]{0,80}?(?:,?\s\(?(?P<word>bao gồm|gồm có|gồm|trong đó(?:\scó|\sgồm)?|chia ra"
    r"|cụ thể(?:\slà|\sgồm)?)(?:\slà|\scó)?,?\s?:?(?=\s|$)|(?P<bracket>\s\()|(?P<colon>:))",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?=\s|$)|\)|$")
_MEMBERS = re.compile(r";\s*|,\s+(?:và\s+|còn\s+)?|\s+và\s+")
# Beside an amount these say that it is no exact part of a whole.
_INEXACT = re.compile(
    r"(?:hơn|khoảng|gần|trên|dưới|xấp xỉ|chừng|ước(?: đạt)?|đến|tới|mỗi|từng|tối đa|tối thiểu)\s$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"bình quân|trung bình|(?<!trị )(?<!đánh )giá|lãi suất|tốc độ|năng suất|(?<!tổng )mức|tăng|giảm"
    r"|so với|vượt|bằng",
    re.IGNORECASE,
)
_PER = re.compile(r"\s?/|\smỗi\s|\s(?:một|mỗi) (?:người|năm|tháng|ngày)")
_LOOSE = ("trong đó", "cụ thể")
_MOST, _LEAD, _TAIL = 40, 60, 600
_NEAR, _NEARLY_ALL = Decimal("0.12"), Decimal("0.95")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for index, (block, text) in enumerate(source.prose):
        if block.kind == "cell" or not _MAY.search(text):
            continue
        end = 0
        for total in amounts(text):
            if total.start < end or not _is_exact(text, total):
                continue
            opening = _OPENS.match(text, total.end)
            if not opening or (_RATE.search(opening[0]) and not opening["word"]):
                continue
            members, after = _members(source, index, text, opening.end())
            parts = _parts(members, total)
            if parts:
                end = after
                yield from _judge(block, total, parts, (opening["word"] or "").lower())


def _is_exact(text: str, total: Amount) -> bool:
    lead = text[max(0, total.start - _LEAD) : total.start]
    lead = re.split(r"[.;:!?]\s|,\s", lead)[-1]
    return not (_INEXACT.search(lead) or _RATE.search(lead) or _PER.match(text, total.end))


def _members(source: Source, index: int, text: str, place: int) -> tuple[Sequence[str], int]:
    """Return the members of the list that begins at ``place``, and where it ends."""
    rest = text[place : place + _TAIL]
    if rest.strip(" \n\u2060*_"):
        stop = _END.search(rest)
        until = stop.start() if stop else len(rest)
        return _MEMBERS.split(rest[:until].strip()), place + until
    items = source.items_after(index, _MOST)
    heads = [re.split(r"trong đó|bao gồm|gồm|\(", item, maxsplit=1)[0] for _, item in items]
    return heads, len(text)


def _parts(members: Sequence[str], total: Amount) -> list[Amount]:
    """Return the one amount of every member; [] where a member has none, more or another kind."""
    parts: list[Amount] = []
    for member in members:
        found = list(amounts(member))
        if len(found) != 1 or len(re.findall(r"\d[\d.,]*", member)) != 1:
            return []
        (part,) = found
        same = part.kind == total.kind or (total.kind == "money" and not part.kind)
        inexact = _INEXACT.search(member[: part.start]) or _RATE.search(member)
        if not same or inexact or _PER.match(member, part.end):
            return []
        parts.append(part)
    return parts if len(parts) > 1 else []


def _judge(block: Block, total: Amount, parts: Sequence[Amount], word: str) -> Iterator[Hit]:
    if not (total.scale > 1 or any(part.fraction or part.scale > 1 for part in (total, *parts))):
        return  # whole numbers: `stated-sum`
    found = sum((part.value for part in parts), Decimal(0))
    gap = abs(found - total.value)
    loose = word.startswith(_LOOSE)
    if not gap or not total.value or max(part.value for part in parts) > total.value * 2:
        return
    if total.kind == "%" and 100 not in {total.value, found}:
        return
    if loose and (found < total.value * _NEARLY_ALL or total.value in {p.value for p in parts}):
        return
    if (not word and gap > total.value * _NEAR) or (not total.kind and gap > total.value / 2):
        return
    shares = total.kind == "%"
    rounding = sum((part.step for part in parts), Decimal(0)) / 2
    rounded = all(part.fraction for part in parts) and (
        gap <= rounding if shares else total.fraction and gap <= rounding + total.step / 2
    )
    if rounded and shares:
        return
    terms = " + ".join(part.shown(part.value) for part in parts)
    yield Hit(
        block.start + total.start,
        block.start + total.end,
        f"Tổng ghi {total.shown(total.value)}, nhưng {terms} = {total.shown(found)}.",
        "Có thể do làm tròn; kiểm tra lại." if rounded else "Kiểm tra lại tổng và từng phần.",
        level="hint" if rounded or (loose and found < total.value) else None,
    )


CHECK = Check(
    id="amount-sum",
    level="warning",
    finds="Tổng số tiền, số đo, tỷ lệ (cả số lẻ) không bằng các phần cộng lại.",
    wrong="Kinh phí là 186,5 triệu đồng, gồm 100 triệu đồng ngân sách và 85,5 triệu đồng góp.",
    right="Kinh phí là 186,5 triệu đồng, gồm 100 triệu đồng ngân sách và 86,5 triệu đồng góp.",
    run=_hits,
)
