"""A space inside an abbreviation: “NN&PT NT”, “GD & ĐT”, “UB ND”.

Told where the joined form is one of the well-known abbreviations, or stands elsewhere in the text.
“T. Ư” is written “T.Ư” in the Party's press, “TW” in numbers.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.abbreviations import KNOWN
from newsroom.text.proofread.lexicon.letters import UPPER
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_SPACED = re.compile(
    rf"(?<![\w&/-])[{UPPER}]{{1,6}}(?:&[{UPPER}]{{1,4}})?(?:[ \u00a0]&[ \u00a0]?|&[ \u00a0]|[ \u00a0])"
    rf"[{UPPER}]{{1,5}}(?![\w&/-])"
)
_DOTTED = re.compile(r"(?<!\w)T\.[ \u00a0][ƯW](?!\w)")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        if text.isupper():
            continue
        for match in _DOTTED.finditer(text):
            yield _hit(block.start, match, re.sub(r"[ \u00a0]", "", match[0]))
        for match in _SPACED.finditer(text):
            joined = re.sub(r"[ \u00a0]", "", match[0])
            plain = joined.replace("&", "")
            if (
                joined in KNOWN
                or (plain in KNOWN and "&" in joined)
                or ("&" in joined and re.search(rf"(?<!\w){re.escape(joined)}(?!\w)", source.text))
            ):
                yield _hit(block.start, match, joined)


def _hit(shift: int, match: re.Match[str], joined: str) -> Hit:
    return Hit(
        shift + match.start(),
        shift + match.end(),
        f"Chữ viết tắt “{match[0]}” có dấu cách bên trong.",
        f"Viết liền “{joined}”.",
    )


CHECK = Check(
    id="abbreviation-space",
    level="warning",
    finds="Chữ viết tắt có dấu cách bên trong: “NN&PT NT”.",
    wrong="Đoàn Sở NN&PT NT đăng ký công trình.",
    right="Đoàn Sở NN&PTNT đăng ký công trình.",
    run=_hits,
)
