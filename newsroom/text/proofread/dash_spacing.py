"""A dash with a space on one side only: “Lao động giỏi –Lao động sáng tạo”, “cán bộ -công chức”.

Also a list mark without its space (“-Lãnh đạo …”), which Markdown does not take for a list.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.letters import LOWER, UPPER
from newsroom.text.proofread.lexicon.syllables import is_syllable
from newsroom.text.proofread.reading.masking import VOID
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_L = LOWER + UPPER
_BEFORE_WORD = re.compile(rf"(?<=[{_L}”)] )[-–—](?=[{_L}“]{{2}})")
_AFTER_WORD = re.compile(rf"(?<=[{_L}]{{2}})[-–—](?= [{_L}“]{{2}})|(?<=”)[-–—](?= [{_L}“])")
_FIRST = re.compile(rf"[{_L}]+")
_MARK = re.compile(
    rf"^(?:[-–*+]|\d{{1,2}}[.)])(?={VOID}*[{_L}]{{2}})|^#{{1,6}}(?=[{UPPER}])", re.MULTILINE
)


_OPTION = re.compile(r"(?:tham số|tùy chọn|tuỳ chọn|lệnh|cờ|[“‘\"'`(]\w+) $", re.IGNORECASE)
_ENCLOSED = re.compile(r"(?<![^\s“(])-[^-\n]{2,40}-(?![^\s.,;:)”])")


def _is_technical(text: str, place: int, follows: str) -> bool:
    """Tell an option (-sa), a suspended hyphen (pre- và post-) or two hyphens around a phrase."""
    if follows in {"và", "hoặc", "hay"} and text[place + 1 : place + 2] == " ":
        return True
    if _OPTION.search(text, max(0, place - 14), place):
        return True
    start = max(0, place - 42)
    return any(
        place in (start + m.start(), start + m.end() - 1)
        for m in _ENCLOSED.finditer(text[start : place + 42])
    )


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    cited = [(citation.start, citation.end) for citation in source.found_citations]
    for block, text in source.prose:
        if "-" not in text and "–" not in text and "—" not in text:
            continue
        for mark in _MARK.finditer(text) if block.kind != "cell" else ():
            word = _FIRST.search(text, mark.end())
            if word and not is_syllable(word[0].lower()):
                continue
            yield Hit(
                block.start + mark.start(),
                block.start + mark.end(),
                f"Thiếu dấu cách sau dấu “{mark[0]}” đầu dòng nên dòng không thành mục hay đề mục.",
                "Thêm một dấu cách sau dấu đầu dòng.",
                f"{mark[0]} ",
            )
        for pattern in (_BEFORE_WORD, _AFTER_WORD):
            for match in pattern.finditer(text):
                place = block.start + match.start()
                if any(start <= place < end for start, end in cited):
                    continue
                if text[: match.start()].isupper():
                    continue  # the sign of a newspaper: “ND- Công tác dân vận …”
                follows = _FIRST.search(text, match.end())
                if _is_technical(text, match.start(), follows[0] if follows else ""):
                    continue
                if follows and not is_syllable(follows[0].lower()):
                    continue  # an option of a program, as in “ls -la”
                around = " ".join(text[max(0, match.start() - 10) : match.end() + 10].split())
                yield Hit(
                    place,
                    place + 1,
                    f"Dấu gạch ở “{around}” chỉ có dấu cách một bên.",
                    "Gạch ngang giữa hai vế có dấu cách cả hai bên; gạch nối thì không có.",
                )


CHECK = Check(
    id="dash-spacing",
    level="warning",
    finds="Dấu gạch chỉ cách một bên: “Lao động giỏi –Lao động sáng tạo”.",
    wrong="Phong trào Lao động giỏi –Lao động sáng tạo.",
    right="Phong trào Lao động giỏi – Lao động sáng tạo.",
    run=_hits,
)
