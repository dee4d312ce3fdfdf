"""A bracket stuck to the word outside it or parted from the word inside it: “Khối(gọi tắt là”.

List labels “a)”, “1)” and forms such as “đồng chí(s)”, “f(x)” are left alone.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.letters import LOWER, UPPER
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
    (re.compile(rf"(?<=[{_L}\d.,])[ \u00a0]+\)"), "Thừa dấu cách trước dấu đóng ngoặc", ")"),
)
_FIRST_LABEL = re.compile(rf"[a-zđ0-9]{{1,2}}\)(?=[{UPPER}][{LOWER}])")
_LABEL = re.compile(r"(?:^|[\s;,(])\w{1,2}$")


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
                before = text[max(0, match.start() - 4) : match.start()]
                if replacement == ") " and _LABEL.search(before):
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
