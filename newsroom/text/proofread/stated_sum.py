"""A stated total that its parts do not add up to: “72 cơ sở đảng, gồm 50 đảng bộ và 21 chi bộ”.

Three forms. A list of numbers behind “gồm”, “bao gồm”, “trong đó”, “chia ra”; the same thing counted
in every member of a list (“93 công trình …: nhóm một là 15 công trình; nhóm hai là 28 công trình”),
in one sentence or in the items below it. After “trong đó” the parts may be less than the total, so
there only too much, or nearly all, is told. Amounts in thousands, millions … are `amount-sum`'s.
"""

import re
from collections.abc import Iterator, Sequence

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.numerals import WHOLE, shown, whole
from newsroom.text.proofread.reading.blocks import Block
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_TOTAL = re.compile(
    rf"(?P<total>{WHOLE})\s(?P<unit>[^\W\d]+(?:,?\s[“\"]?[^\W\d]+[”\"]?){{0,10}}?)(?:,\s|\s\(|\s|:\s)"
    r"(?P<word>bao gồm|gồm có|gồm|trong đó(?:\scó|\sgồm)?|chia ra|cụ thể(?:\slà|\sgồm)?)"
    r"(?:\slà|\scó)?\s?:?\s"
    rf"(?=(?:có\s)?(?:{WHOLE})\s[^\W\d])",
    re.IGNORECASE,
)
_WORD = re.compile("gồm|trong đó|chia ra|cụ thể|Gồm|Trong đó")
_OPENING = re.compile(r"[(:–] ?(?=\d|có \d)|có \d")
_PART = re.compile(
    rf"(?:có\s|là\s)?(?P<part>{WHOLE})\s(?P<unit>[^\W\d]+[^,;.():\d]*?)(?=,|;|\svà\s|\.|\)|$)"
)
_JOINT = re.compile(r"\s*(?:,\svà|;\svà|,|;|và)\s+")
_QUANTITY = re.compile(
    r"(?:đơn vị tính|đồng|triệu|tỷ|tỉ|nghìn|phần|mét|ki-?lô|tháng|năm|ngày|giờ|tấn)\b"
)
_SCALED = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w)", re.IGNORECASE)
_STOP = re.compile(r"\s*(?:[.;)!?…]|$)")
_COUNTED = re.compile(rf"(?P<total>{WHOLE})\s(?P<unit>[^\W\d]+\s[^\W\d]+)")
# Words before a number that names something and counts nothing: Điều 279, năm 2018, Quận 3.
_NAMES = re.compile(
    r"(?:điều|khoản|điểm|chương|mục|phần|năm|tháng|ngày|(?<!tổng )(?<!trong )số|quận|phường|lần"
    r"|thứ|khóa|khoá|trang|kỳ|giờ|đến|từ|lớp|tổ|nhóm|bài|quyển|tập|hình|bảng|đường|quốc lộ"
    r"|hơn|khoảng|gần)\s$",
    re.IGNORECASE,
)
# How far a list reaches: characters in a paragraph, from the total to the colon, and items.
_LONGEST, _FARTHEST, _MOST = 3000, 400, 60
_LOOSE = ("trong đó", "cụ thể")
# Without a word that says so, only a list that nearly adds up is a sum with a slip in it:
# “72 tổ chức (50 đảng bộ, 21 chi bộ)”, “72 cơ sở: 50 đảng bộ và 21 chi bộ”, “100 đại biểu có 60
# nam, 41 nữ”.
_BARE = re.compile(
    rf"(?P<total>{WHOLE})\s(?P<unit>[^\W\d]+(?:\s[“\"]?[^\W\d]+[”\"]?){{0,10}}?)"
    rf"(?:\s\(|:\s|\s–\s|,?\scó\s)(?=(?:có\s)?(?:{WHOLE})\s[^\W\d])"
)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    told: set[int] = set()
    for block, text in source.figured:
        if block.kind == "cell":
            continue
        for hit in (*_behind_word(block, text), *_nearly(block, text)):
            if hit.start not in told:
                told.add(hit.start)
                yield hit
    for hit in _repeated_unit(source):
        if hit.start not in told:
            yield hit


def _behind_word(block: Block, text: str) -> Iterator[Hit]:
    if not _WORD.search(text):
        return
    for match in _TOTAL.finditer(text):
        total = whole(match["total"])
        if _is_name(text, match.start()) or _SCALED.match(match["unit"]):
            continue
        parts = _parts(text, match.end())
        if total is None or len(parts) < 2 or len(parts) == total:
            continue
        found = sum(parts)
        loose = match["word"].lower().startswith(_LOOSE)
        part = match["word"].lower().startswith("trong đó")
        if max(parts) > total and (part or total <= 10):
            continue  # “2 đơn vị gồm 15 người và 20 người”
        if found == total or (loose and found < total * 0.85) or (loose and found in parts):
            continue
        yield _hit(
            block.start + match.start("total"),
            block.start + match.end("total"),
            total,
            parts,
            loose and found < total,
        )


def _nearly(block: Block, text: str) -> Iterator[Hit]:
    """Tell lists without a word of their own: near the total, or counted in its own unit."""
    if not _OPENING.search(text):
        return
    for match in _BARE.finditer(text):
        total = whole(match["total"])
        parts = _parts(text, match.end())
        if total is None or len(parts) < 2 or _is_name(text, match.start()):
            continue
        if _SCALED.match(match["unit"]):
            continue
        unit = match["unit"].split()[0].lower()
        counted = re.findall(rf"(?:{WHOLE})\s(\w+)", text[match.end() : match.end() + 300])
        same = [word.lower() for word in counted[: len(parts)]] == [unit] * len(parts)
        by_sex = {word.lower() for word in counted[:2]} == {"nam", "nữ"} and len(parts) == 2
        if match[0].endswith("có ") and not same and not by_sex:
            continue  # “5 xã có 120 hộ và 30 trường”
        found = sum(parts)
        far = 0.5 * total if same or by_sex else max(3, 0.12 * total)
        if found != total and abs(found - total) <= far and (same or max(parts) < total):
            start = block.start + match.start("total")
            yield _hit(start, block.start + match.end("total"), total, parts, False)


def _parts(text: str, place: int) -> list[int]:
    """Read a list of counted parts up to its end; [] where it goes on in another way."""
    parts: list[int] = []
    while part := _PART.match(text, place):
        number = whole(part["part"])
        if number is None:
            return []
        parts.append(number)
        place = part.end()
        joint = _JOINT.match(text, place)
        if not joint:
            return parts if _STOP.match(text, place) else []
        place = joint.end()
    # The list went on with something that is no number: “50 đảng bộ, 22 chi bộ và các tổ đảng”.
    return (
        parts
        if text[place - 2 : place].startswith(",") and len(parts) > 1 and _ends(text, place)
        else []
    )


def _ends(text: str, place: int) -> bool:
    """Tell whether behind a comma a new clause begins, so that the list was complete."""
    return (
        re.match(
            r"(?:đạt|tăng|giảm|chiếm|trong đó|với|được|là|đã|tổng|do|góp phần)\s",
            text[place : place + 12],
        )
        is not None
    )


def _repeated_unit(source: Source) -> Iterator[Hit]:
    for index, (block, text) in enumerate(source.prose):
        if block.kind == "cell" or ":" not in text:
            continue
        for match in _COUNTED.finditer(text, 0, text.rfind(":")):
            total = whole(match["total"])
            if _QUANTITY.match(match["unit"]):
                continue  # “167.000 đơn vị tính toán …; 500 đơn vị tính toán …” are rates
            if total is None or total < 3 or _is_name(text, match.start()):
                continue
            members = _members(source, index, text, match.end())
            unit = match["unit"].lower()
            parts = [number for member in members if (number := _first(member, unit)) is not None]
            if len(members) < 2 or len(parts) < len(members) or sum(parts) == total:
                continue
            if max(parts) > total and total <= 10:
                continue
            start = block.start + match.start("total")
            yield _hit(start, block.start + match.end("total"), total, parts, False)


def _members(source: Source, index: int, text: str, place: int) -> Sequence[str]:
    """Return the members of the list that a colon behind ``place`` opens, here or in items below."""
    colon = text.find(":", place)
    if (
        colon < 0
        or colon - place > _FARTHEST
        or ("." in text[place:colon].replace("...", "") and re.search(r"\.\s", text[place:colon]))
    ):
        return []
    rest = text[colon + 1 : colon + 1 + _LONGEST]
    if rest.strip(" \n\u2060*_"):
        stop = re.search(r"\)\.?|\.(?=\s|$)", rest)
        members = rest[: stop.start() if stop else len(rest)].split(";")
        return members if len(members) > 1 else []
    return [item for _, item in source.items_after(index, _MOST)]


def _first(member: str, unit: str) -> int | None:
    """Return the number that a member gives first for the unit; what “trong đó” gives is a part."""
    main = re.split(r"trong đó|bao gồm", member, maxsplit=1)[0]
    for match in re.finditer(rf"({WHOLE})\s{re.escape(unit)}(?!\w)", main, re.IGNORECASE):
        if not _is_name(main, match.start()):
            return whole(match[1])
    return None


def _is_name(text: str, place: int) -> bool:
    return _NAMES.search(text, max(0, place - 16), place) is not None


def _hit(start: int, end: int, total: int, parts: Sequence[int], doubtful: bool) -> Hit:
    sum_shown = " + ".join(shown(part) for part in parts)
    return Hit(
        start,
        end,
        f"Tổng ghi {shown(total)}, nhưng {sum_shown} = {shown(sum(parts))}.",
        "Kiểm tra lại tổng và từng phần.",
        level="hint" if doubtful else None,
    )


CHECK = Check(
    id="stated-sum",
    level="warning",
    finds="Tổng không khớp với các phần: “72 cơ sở đảng, gồm 50 đảng bộ và 21 chi bộ”.",
    wrong="Đảng bộ có 72 cơ sở đảng, gồm 50 đảng bộ và 21 chi bộ cơ sở.",
    right="Đảng bộ có 72 cơ sở đảng, gồm 50 đảng bộ và 22 chi bộ cơ sở.",
    run=_hits,
)
