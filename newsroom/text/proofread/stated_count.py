"""A stated number of things that the list behind it does not have: “ba nội dung sau: (1) … (2) …”.

Lists that are counted: marks (1), (2) or a), b) in the paragraph, items below it, quotation marks
after a colon, members parted by semicolons. Told as a hint: a list may say two things in one item.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.numerals import WORDS, small
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_THINGS = (
    "nhóm|nội dung|giải pháp|nhiệm vụ|mặt|điểm|bước|đoàn thể|công trình|tiêu chí|vấn đề|yêu cầu|"
    "mục tiêu|chương trình|phong trào|hình thức|tập thể|cá nhân|bài học|nguyên tắc|đơn vị|chuyên đề|"
    "khâu|lĩnh vực|việc|phần(?! (?:ba|tư|năm|trăm|nghìn))"
)
_STATED = re.compile(
    rf"(?<![\w/.,-])(?P<count>\d{{1,2}}|{'|'.join(WORDS)})\s(?P<thing>{_THINGS})(?!\w)"
    r"[^.:;()\d]{0,60}?\s?:(?=\s|$)",
    re.IGNORECASE,
)
_COUNT = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINALS = (
    [f"{word} là" for word in _COUNT],
    [f"thứ {word}" for word in ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")],
)
# How far a list reaches: characters in a paragraph, and items below it.
_LONGEST, _MOST = 3000, 60
_MARK = re.compile(r"(?:\((\d{1,2})\)|(?<=[\s;,:])(\d{1,2})\)|(?:^|[\s;,:])\(?([a-zđ])\)(?=\s))")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for index, (block, text) in enumerate(source.prose):
        if block.kind not in {"text", "item"}:
            continue
        for match in _STATED.finditer(text):
            stated = small(match["count"])
            if not stated or stated < 2:
                continue
            rest = text[match.end() : match.end() + _LONGEST]
            found = _count(source, index, rest, match["thing"].lower())
            if found and found != stated:
                yield Hit(
                    block.start + match.start(),
                    block.start + match.end("thing"),
                    f"Ghi “{match['count']} {match['thing']}” nhưng liệt kê {found}.",
                    "Kiểm tra lại con số và danh sách.",
                )


def _count(source: Source, index: int, rest: str, thing: str) -> int:
    """Count the members of the list behind a colon; 0 where no list is clear."""
    if not rest.strip(" \n\u2060*_"):
        block = source.blocks[index]
        items = 0
        for follows, text in source.items_after(index, _MOST):
            if re.match(rf"\W*\d[\d.]*\s{thing}", text):
                return 0  # parts of a sum
            items += _indent(source, follows.start) == 0 or block.kind == "item"
        return items if items > 1 else 0
    sentence = re.split(r"[.!?](?:\s|$)", rest, maxsplit=1)[0]
    marks = len(_MARK.findall(sentence)) or len(_MARK.findall(rest)) or _ordinals(rest)
    if marks > 1:
        return marks
    members = [member for member in sentence.split(";") if member.strip()]
    if any(re.search(rf"\d\s{thing}(?!\w)", member) for member in members):
        return 0  # parts of a sum, which `stated-sum` adds up
    return len(members) if len(members) > 2 else 0


def _ordinals(rest: str) -> int:
    """Count “một là … hai là …”, “thứ nhất … thứ hai …” as far as they run in order."""
    for names in _ORDINALS:
        found = 0
        for name in names:
            if not re.search(rf"(?<!\w){name}(?!\w)", rest, re.IGNORECASE):
                break
            found += 1
        if found:
            return found
    return 0


def _indent(source: Source, start: int) -> int:
    line = source.unmasked[source.unmasked.rfind("\n", 0, start) + 1 : start]
    return len(line) - len(line.lstrip())


CHECK = Check(
    id="stated-count",
    level="hint",
    finds="Số lượng nêu ra không khớp danh sách: “ba nội dung sau: (1) …; (2) …”.",
    wrong="Có ba nội dung sau: (1) học tập; (2) kiểm tra.",
    right="Có hai nội dung sau: (1) học tập; (2) kiểm tra.",
    run=_hits,
)
