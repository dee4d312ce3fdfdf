"""A bracket stuck to the word outside it or parted from the word inside it: “Khối(gọi tắt là”.

List labels “a)”, “1)” and forms such as “đồng chí(s)”, “f(x)” are left alone, and so is what looks
like a formula: the word outside must be a Vietnamese syllable.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.letters import LOWER, UPPER
from newsroom.text.proofread.lexicon.syllables import is_syllable
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_L = LOWER + UPPER
_CASES = (
    (
        re.compile(rf"(?<=[{_L}]{{2}})\((?=[{_L}\d“]{{2}})"),
        "Thiếu dấu cách trước dấu mở ngoặc",
        " (",
    ),
    (
        re.compile(rf"(?<=[{_L}\d”])\)(?=[{_L}]{{2}})(?<!\([{LOWER}]\))"),
        "Thiếu dấu cách sau dấu đóng ngoặc",
        ") ",
    ),
    (re.compile(rf"\([ \u00a0]+(?=[{_L}\d])"), "Thừa dấu cách sau dấu mở ngoặc", "("),
    (re.compile(rf"(?<=[{_L}\d])[ \u00a0]+\)"), "Thừa dấu cách trước dấu đóng ngoặc", ")"),
)
_FIRST_LABEL = re.compile(rf"(?:[a-zđ]|\d{{1,2}}|[ivx]+)\)(?=[{UPPER}][{LOWER}])")
_LABEL = re.compile(r"(?:^|[\s;,])(?:\w|\d\d|[ivx]+)$")
_OPEN = re.compile(r"\([^()]*$")
_BEFORE = re.compile(rf"[{_L}]+$")
_AFTER = re.compile(rf"[{_L}]+")
_FORMULA = re.compile(r"[=*^{}\\_+]|<\S|\S>")


def _is_prose(text: str, start: int, end: int, replacement: str) -> bool:
    """Tell whether the bracket stands beside words of Vietnamese, not in a formula."""
    if _FORMULA.search(text, max(0, start - 25), end + 25):
        return False
    if replacement == " (":
        outside = _BEFORE.search(text, max(0, start - 14), start)
        if outside and outside[0].isascii() and outside[0].isupper():
            return False  # SUM(A1)
    elif replacement == ") ":
        outside = _AFTER.match(text, end)
        inside = text[max(0, start - 8) : start]
        if _LABEL.search(inside) and not _OPEN.search(text, max(0, start - 200), start):
            return False
        if text[start - 3 : start - 2].isalpha() and text[start - 2 : start - 1] == "(":
            return False  # đồng chí(s)
    else:
        return re.search(rf"[{_L}]{{2}}", text[start : end + 12]) is not None
    return outside is not None and is_syllable(outside[0].lower())


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        if "(" not in text and ")" not in text:
            continue
        if label := _FIRST_LABEL.match(text):
            yield Hit(
                block.start,
                block.start + label.end(),
                f"Thiếu dấu cách sau “{label[0]}” đầu đoạn.",
                f"Thêm một dấu cách sau “{label[0]}”.",
                f"{label[0]} ",
            )
        for pattern, says, replacement in _CASES:
            for match in pattern.finditer(text):
                if not _is_prose(text, match.start(), match.end(), replacement):
                    continue
                around = " ".join(text[max(0, match.start() - 10) : match.end() + 10].split())
                yield Hit(
                    block.start + match.start(),
                    block.start + match.end(),
                    f"{says} ở “{around}”.",
                    "Dấu ngoặc đơn cách chữ bên ngoài, liền chữ bên trong.",
                    replacement,
                )


CHECK = Check(
    id="glued-brackets",
    level="warning",
    finds="Ngoặc đơn dính chữ bên ngoài hoặc cách chữ bên trong: “Khối(gọi tắt là…)”.",
    wrong="Đảng ủy Khối(gọi tắt là Khối) họp.",
    right="Đảng ủy Khối (gọi tắt là Khối) họp.",
    run=_hits,
)
