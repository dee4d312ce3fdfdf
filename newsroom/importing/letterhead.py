"""The head of an official document: motto, bodies, number, place and date.

Offices send their news in the frame of Decree 30/2020 (appendix I) or of the Party's form. On a
portal it is furniture: it goes, what it said is told, and its date is the article's.
"""

import re

from newsroom.importing.judging import is_ornament, is_shouted
from newsroom.importing.manuscript import Manuscript, doubt
from newsroom.importing.page_dates import read_placed
from newsroom.importing.tree import Element
from newsroom.text.fold import fold
from newsroom.text.normalize import nfc

#: Lines that stand nowhere but in such a head, folded and without spaces around their hyphens.
_MOTTOES = {
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap-tu do-hanh phuc",
    "dang cong san viet nam",
}
_NUMBER = re.compile(r"Số\s*:?\s*[\d.…_]*\s*[-/].*|Số\s*:?\s*\d+\s*/?\s*$")
#: So many blocks are looked at; a head is not longer.
_FIRST = 14


def take(manuscript: Manuscript) -> None:
    """Take the head off the body; its date becomes the article's unless it has one."""
    first = opening_blocks(manuscript.body)[:_FIRST]
    last = _last_of_head(first)
    head = first[: last + 1]
    if not head:
        return
    lines = [line for block in head for line in lines_of(block)]
    manuscript.body.without(set(head))
    dates = [(line, found) for line in lines if (found := read_placed(line))]
    if dates and not manuscript.date:
        line, manuscript.date = dates[0]
        fix = "Sửa “date” nếu đăng vào ngày khác."
        manuscript.doubts.append(doubt("date", f"Ngày đăng lấy từ dòng “{line}”.", fix))
    told = [line for line in lines if not is_ornament(line)]
    if len(told) > len(dates):
        message = f"Bỏ phần đầu văn bản: {'; '.join(told)}."
        fix = "Đưa vào bài những gì bạn đọc cần, như số văn bản."
        manuscript.doubts.append(doubt("letterhead", message, fix))


def _last_of_head(blocks: list[Element]) -> int:
    """Return the place of the last block of a head, -1 where the text has none."""
    last, told = -1, 0
    for place, block in enumerate(blocks):
        kinds = [_kind(line) for line in lines_of(block)]
        if known := sum(kind in {"motto", "number", "date"} for kind in kinds):
            last, told = place, told + known
        elif "text" in kinds:
            break
    alone = last == 0 and [_kind(line) for line in lines_of(blocks[0])] == ["date"]
    return last if told > 1 or alone else -1


def _kind(line: str) -> str:
    if is_motto(line):
        return "motto"
    if read_placed(line) is not None:
        return "date"
    if _NUMBER.fullmatch(line):
        return "number"
    return "" if is_ornament(line) or is_shouted(line) or len(line) <= 60 else "text"


def is_motto(line: str) -> bool:
    """Say whether a line is the motto of the State or the Party's name at the head."""
    return re.sub(r"\s*[-–—]\s*", "-", fold(line)) in _MOTTOES


def opening_blocks(body: Element) -> list[Element]:
    """Return the paragraphs, headings, lists and tables of a body in their order."""
    found: list[Element] = []
    for child in body:
        if child.tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"}:
            found += [child] if child.text() else []
        else:
            found += opening_blocks(child)
    return found


def lines_of(block: Element) -> list[str]:
    """Return the lines of a block; a tab parts two columns of a head that was typed so."""
    lines = nfc("\n".join("".join(block.texts()).split("\t"))).split("\n")
    return [text for line in lines if (text := " ".join(line.split()))]
