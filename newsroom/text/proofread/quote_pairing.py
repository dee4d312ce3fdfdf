"""A curly quotation mark without its partner: “Năm dân vận chính quyền””, “Dân vận khéo gắn với.

State is kept over paragraphs: a quotation may run over several, each of which may open it again.
One that opens its paragraph or follows a colon may be long (as laws print amended articles),
another must close within the next three. Marks that balance within a paragraph are never told,
however they are nested. A mark that closes alone is told where “… như sau:” announced what it
closes, if that is above: there the other one is missing.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.quotation import turned
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_MARK = re.compile("[“”]")
_MAY_BE_LONG = re.compile(r"(?:^|:)\W*$")
# “màn hình 6,7””: inches.
_INCHES = re.compile(
    r"(?:màn hình|ti ?vi|TV|LCD|LED|OLED|mâm|vành|la-zăng|ống|khổ|cỡ|inch)\D{0,18}\d{1,2}(?:[,.]\d)?$",
    re.IGNORECASE,
)
_SHORT = 3
# “Sửa đổi, bổ sung Điều 54 như sau:”, and how many paragraphs what it announces may take.
_ANNOUNCES = re.compile(
    r"(?:[Ss]ửa đổi|[Bb]ổ sung|[Tt]hay|viết|nói|nêu|ghi)\b[^.;]*(?:như sau|nguyên văn):\W*$"
)
_ANNOUNCED = 40


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    if "“" not in source.text and "”" not in source.text:
        return
    wrong_way = [turned(text) for _, text in source.prose]
    surplus = [
        _surplus(text, wrong) > 0 for (_, text), wrong in zip(source.prose, wrong_way, strict=True)
    ]
    last = max((index for index, more in enumerate(surplus) if more), default=-1)
    running = False  # a quotation of an earlier paragraph is still open
    for index, (block, text) in enumerate(source.prose):
        stack: list[int] = []
        strays: list[int] = []
        for match in _MARK.finditer(text):
            place = match.start()
            wrong = place in wrong_way[index]
            if wrong:
                yield _turned(source, block.start + place, match[0])
            if (match[0] == "“") != wrong:
                if running and not text[:place].strip("“ \u2060"):
                    running = False  # opened again by the new paragraph
                stack.append(place)
            elif stack:
                stack.pop()
            elif running:
                running = False
            elif not _INCHES.search(text, max(0, place - 30), place):
                strays.append(place)
        for place in strays:
            start = _announced(source, index) if place == strays[0] else -1
            if start < 0:
                yield _closing(source, block.start + place)
            else:
                yield _unopened(source, start, block.start + place)
        for place in stack:
            if (
                block.kind in {"text", "item"}
                and place == stack[0]
                and _closes_later(
                    surplus, last, index, long=bool(_MAY_BE_LONG.search(text, 0, place))
                )
            ):
                running = True
                continue
            yield _opening(source, block.start + place)


def _surplus(text: str, wrong_way: frozenset[int]) -> int:
    """Count how many marks more close than open."""
    turned_back = sum(1 if text[place] == "“" else -1 for place in wrong_way)
    return text.count("”") - text.count("“") + 2 * turned_back


def _closes_later(surplus: list[bool], last: int, index: int, *, long: bool) -> bool:
    """Tell whether one of the next paragraphs has more closing than opening marks."""
    return last > index if long else any(surplus[index + 1 : index + 1 + _SHORT])


def _announced(source: Source, index: int) -> int:
    """Return where the paragraph begins that the last “như sau:” above announced, or -1."""
    for at in range(index, max(0, index - _ANNOUNCED), -1):
        block, text = source.prose[at]
        if at < index and _MARK.search(text):
            return -1
        if _ANNOUNCES.search(source.prose[at - 1][1]):
            return block.start if at < index else -1
    return -1


def _around(source: Source, place: int, before: int, after: int) -> str:
    return " ".join(source.text[max(0, place - before) : place + after].split())


def _turned(source: Source, place: int, mark: str) -> Hit:
    name, place_of, wanted = ("mở", "đóng", "”") if mark == "“" else ("đóng", "mở", "“")
    shown = _around(source, place, 20, 15)
    return Hit(
        place,
        place + 1,
        f"Dấu {name} ngoặc kép đứng ở chỗ của dấu {place_of}: “…{shown}…”.",
        f"Thay bằng dấu {wanted}.",
        wanted,
    )


def _closing(source: Source, place: int) -> Hit:
    shown = _around(source, place, 25, 1)
    return Hit(
        place,
        place + 1,
        f"Dấu đóng ngoặc kép không có dấu mở: “…{shown}”.",
        "Thêm dấu “ vào chỗ bắt đầu; nếu bản gốc bị mất chữ thì bổ sung chữ.",
    )


def _unopened(source: Source, start: int, closing: int) -> Hit:
    return Hit(
        start,
        start + 1,
        f"Trước “{_around(source, start, 0, 25)}…” thiếu dấu mở ngoặc kép của dấu đóng ở "
        f"“…{_around(source, closing, 25, 1)}”.",
        "Thêm dấu “ vào chỗ này, hoặc bỏ dấu đóng.",
    )


def _opening(source: Source, place: int) -> Hit:
    shown = _around(source, place, 0, 25)
    return Hit(
        place,
        place + 1,
        f"Dấu mở ngoặc kép không có dấu đóng: “{shown}…”.",
        "Thêm dấu ” vào chỗ kết thúc.",
    )


CHECK = Check(
    id="quote-pairing",
    level="error",
    finds="Ngoặc kép “ ” thiếu một bên: “chủ đề Năm dân vận chính quyền””.",
    wrong="Gắn với chủ đề Năm dân vận chính quyền”.",
    right="Gắn với chủ đề “Năm dân vận chính quyền”.",
    run=_hits,
)
