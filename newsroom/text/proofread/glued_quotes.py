"""A curly quotation mark stuck to the word outside it, or parted from the word inside it.

“gương“Cán bộ” lacks a space before the opening mark; “ Cán bộ ” has too many. Straight marks are
told as a warning, and only where those of a paragraph are all pairs.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.letters import LOWER, UPPER
from newsroom.text.proofread.reading.blocks import Block
from newsroom.text.proofread.reading.quotation import turned
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_CASES = (
    (re.compile(r"(?<=[\w,;:.!?)%])“"), "Thiếu dấu cách trước dấu mở ngoặc kép", " “"),
    (re.compile(r"”(?=[^\W\d_]|[(“])"), "Thiếu dấu cách sau dấu đóng ngoặc kép", "” "),
    (re.compile(r"“[ \u00a0]+(?=\S)"), "Thừa dấu cách sau dấu mở ngoặc kép", "“"),
    (re.compile(r"(?<=\S)[ \u00a0]+”"), "Thừa dấu cách trước dấu đóng ngoặc kép", "”"),
)


_STRAIGHT = re.compile(r"\"([^\"\n]+)\"")
_FORMULA = re.compile(r"[=<>{}\\]|\(\w*;")
_LETTER = re.compile(rf"[{LOWER}{UPPER}]")


def _straight(block: Block, text: str) -> Iterator[Hit]:
    if text.count('"') % 2 or re.search(r"\d\"|=\"|\"[>/]", text):
        return  # inches, attributes of a program
    for match in _STRAIGHT.finditer(text):
        start, end = match.span()
        before, after, inner = text[start - 1 : start], text[end : end + 1], match[1]
        if not (_LETTER.match(inner) or inner[0] == " ") or not inner.strip():
            continue
        if _FORMULA.search(text, max(0, start - 25), end + 10):
            continue
        if start and (_LETTER.match(before) or before in {",", ";", ":"}):
            yield _straight_hit(block, text, start, "Thiếu dấu cách trước dấu mở ngoặc kép")
        if _LETTER.match(after):
            yield _straight_hit(block, text, end - 1, "Thiếu dấu cách sau dấu đóng ngoặc kép")
        if inner[0] == " " and not after.isalpha():
            yield _straight_hit(block, text, start, "Thừa dấu cách sau dấu mở ngoặc kép")
        elif inner[-1] == " ":
            yield _straight_hit(block, text, end - 1, "Thừa dấu cách trước dấu đóng ngoặc kép")


def _straight_hit(block: Block, text: str, place: int, says: str) -> Hit:
    around = " ".join(text[max(0, place - 10) : place + 10].split())
    at = block.start + place
    return Hit(at, at + 1, f"{says} ở “{around}”.", _FIX, level="warning")


_FIX = "Dấu ngoặc kép cách chữ bên ngoài, liền chữ bên trong."


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        if '"' in text:
            yield from _straight(block, text)
        if "“" not in text and "”" not in text:
            continue
        wrong_way = turned(text)  # `quote-pairing` tells them
        for pattern, says, replacement in _CASES:
            for match in pattern.finditer(text):
                if not wrong_way.isdisjoint(range(*match.span())):
                    continue
                around = " ".join(text[max(0, match.start() - 10) : match.end() + 10].split())
                yield Hit(
                    block.start + match.start(),
                    block.start + match.end(),
                    f"{says} ở “{around}”.",
                    _FIX,
                    replacement,
                )


CHECK = Check(
    id="glued-quotes",
    level="error",
    finds="Ngoặc kép dính chữ bên ngoài hoặc cách chữ bên trong: “gương“Cán bộ””.",
    wrong="Tuyên dương 76 gương“Cán bộ trẻ” cấp Khối.",
    right="Tuyên dương 76 gương “Cán bộ trẻ” cấp Khối.",
    run=_hits,
)
