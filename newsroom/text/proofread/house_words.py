"""Where two words are both right, the one that the house chose: bảo đảm, hằng năm.

“hàng năm” in the sense of “every year” is “hằng năm” in the schoolbooks and dictionaries; “đảm bảo”
and “bảo đảm” live side by side, laws have “bảo đảm”.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_ENSURE = {"bảo đảm": "đảm bảo", "đảm bảo": "bảo đảm"}
_EVERY = {"hằng": "hàng", "hàng": "hằng"}


def _pairs(style: Style) -> Iterator[tuple[str, str]]:
    if other := _ENSURE.get(style.ensure):
        yield other, style.ensure
    if other := _EVERY.get(style.yearly.partition(" ")[0]):
        mine = style.yearly.partition(" ")[0]
        for unit in ("năm", "tháng", "ngày", "tuần", "quý"):
            yield f"{other} {unit}", f"{mine} {unit}"


def _hits(source: Source, style: Style) -> Iterator[Hit]:
    pairs = dict(_pairs(style))
    if not pairs:
        return
    pattern = re.compile(rf"(?<!\w)({'|'.join(pairs)})(?!\w)", re.IGNORECASE)
    for block, text in source.prose:
        for match in pattern.finditer(text):
            if text[max(0, match.start() - 6) : match.start()].endswith(("cửa ", "mặt ", "món ")):
                continue  # “cửa hàng năm sao”
            right = pairs[match[1].lower()]
            if match[1][0].isupper():
                right = right[0].upper() + right[1:]
            yield Hit(
                block.start + match.start(),
                block.start + match.end(),
                f"“{match[1]}” khác lối viết chung.",
                f"Viết “{right}”.",
            )


CHECK = Check(
    id="house-words",
    level="hint",
    finds="Từ khác lối viết chung: “đảm bảo”/“bảo đảm”, “hàng năm”/“hằng năm”.",
    wrong="Công tác này được đảm bảo.",
    right="Công tác này được bảo đảm.",
    run=_hits,
)
