"""A space before , . ; : ! ? or …: Vietnamese, unlike French, sets none there.

Not before a number that begins with a dot, a smiley, a double colon of a program, an ellipsis that
stands for left-out text, nor in tables of figures, nor where the mark itself is spoken of (“phím ?”,
“dấu ,”).
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.letters import UPPER
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_SPACE = re.compile(r"(?<=[\w”)%])[ \u00a0]+([,;!?]|:(?!:)|\.(?![.\w]))(?![\w/)(=|<>-])")


# “cơ quan ,đơn vị”: the space stands on the wrong side.
_WRONG_SIDE = re.compile(r"(?<=[^\W\d_]{2})[ \u00a0]+([,;])(?=[^\W\d_]{2})")
# “CHUỖI : BTCQ”: a rule of a program, whose parts stand in capitals.
_FORMULA = re.compile(rf"(?<!\w)[{UPPER}_]{{3,}} : [{UPPER}_]{{3,}}(?!\w)")
# “git add .”: the stop is what is typed, behind words of a program.
_TYPED = re.compile(r"[“\"'‘][a-z][\w -]* \.[”\"'’]", re.ASCII)
_SPOKEN_OF = re.compile(r"(?:phím|dấu|tự|toán tử|nút|lệnh|hiệu|và|hoặc|hay)$", re.IGNORECASE)


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        for match in _WRONG_SIDE.finditer(text):
            around = text[max(0, match.start() - 10) : match.end() + 5]
            yield Hit(
                block.start + match.start(),
                block.start + match.end(),
                f"Dấu cách đứng trước dấu “{match[1]}” thay vì sau nó ở “{around}”.",
                f"Chuyển dấu cách ra sau “{match[1]}”.",
                f"{match[1]} ",
            )
        for match in _SPACE.finditer(text):
            if _SPOKEN_OF.search(text, max(0, match.start() - 8), match.start()) and (
                text[match.end() : match.end() + 1] not in {"", "\n"}
            ):
                continue
            if _FORMULA.search(text[max(0, match.start() - 24) : match.end() + 24]):
                continue
            if any(one.end() == match.end() + 1 for one in _TYPED.finditer(text)):
                continue
            around = " ".join(text[max(0, match.start() - 12) : match.end()].split(" "))
            yield Hit(
                block.start + match.start(),
                block.start + match.end(),
                f"Thừa dấu cách trước dấu “{match[1]}” ở “{around.strip()}”.",
                f"Bỏ dấu cách trước “{match[1]}”.",
                match[1],
            )


CHECK = Check(
    id="space-before-punctuation",
    level="error",
    finds="Dấu cách đứng trước dấu phẩy, chấm, chấm phẩy, hai chấm, chấm than, chấm hỏi.",
    wrong="Cán bộ , công chức của Khối.",
    right="Cán bộ, công chức của Khối.",
    run=_hits,
)
