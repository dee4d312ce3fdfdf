"""A bracket without its partner within a paragraph.

List labels “a)”, “1)” close nothing; a bracket that is spoken of (“[”) or stands in a formula opens
nothing.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_BRACKET = re.compile(r"[()\[\]]")
_LABEL = re.compile(
    r"(?:^|[;:,.“«(/]\s?|\n|\b(?:điểm|Điểm|mục|Mục|khoản|Khoản|phần|câu|ý|và|hoặc|hay|là|gồm|bước)\s)"
    r"(?:[a-zđA-ZĐ]{1,2}\d?|[ivxIVX]+|\d{1,3}(?:\.\d+)*\.?)$"
)
_SMILEY = re.compile(r"[:;=]-?$")
_PARTNER = {")": "(", "]": "["}
# A bracket of prose stands beside a letter, digit or mark that ends a word, on its inner side.
_QUOTES = {"“", "‘", "'", '"', "«", "("}
_INSIDE = re.compile(r"[\w“\"*+–…\ufffc\u2060-]")
_FORMULA = re.compile(r"[=^{}\\|\[]|<\S|\S>")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        if "(" not in text and ")" not in text and "[" not in text and "]" not in text:
            continue
        stack: list[tuple[str, int]] = []
        for match in _BRACKET.finditer(text):
            sign, place = match[0], match.start()
            if sign in "([":
                stack.append((sign, place))
            elif stack and stack[-1][0] == _PARTNER[sign]:
                stack.pop()
            elif not (
                _LABEL.search(text[max(0, place - 14) : place])
                or _SMILEY.search(text[max(0, place - 2) : place])
                or text[max(0, place - 3) : place].rstrip(" \u00a0\u2060")[-1:] in _QUOTES
                or _in_formula(text, place)
            ):
                yield _hit(block.start + place, sign, text, place, "mở")
        for sign, place in stack:
            if not _INSIDE.match(text, place + 1) or _in_formula(text, place):
                continue
            yield _hit(block.start + place, sign, text, place, "đóng")


def _in_formula(text: str, place: int) -> bool:
    around = text[max(0, place - 20) : place] + text[place + 1 : place + 20]
    return _FORMULA.search(around) is not None


def _hit(at: int, sign: str, text: str, place: int, partner: str) -> Hit:
    shown = " ".join(text[max(0, place - 15) : place + 15].split())
    return Hit(
        at,
        at + 1,
        f"Dấu “{sign}” ở “{shown}” không có dấu {partner} ngoặc trong cùng đoạn.",
        f"Thêm dấu {partner} ngoặc còn thiếu hoặc bỏ dấu thừa.",
    )


CHECK = Check(
    id="bracket-pairing",
    level="warning",
    finds="Ngoặc đơn, ngoặc vuông thiếu một bên.",
    wrong="Đảng bộ Khối (gọi tắt là Khối có 72 cơ sở.",
    right="Đảng bộ Khối (gọi tắt là Khối) có 72 cơ sở.",
    run=_hits,
)
