"""An abbreviation that the text never opens: “CTTN tiêu biểu”.

Opened is one that stands in brackets behind its words, “công trình thanh niên (CTTN)”, or before
them. Everyday ones (UBND, BHXH) and the symbols of documents are left alone. Told at first use.
"""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.abbreviations import EVERYDAY, MEANINGS
from newsroom.text.proofread.lexicon.letters import UPPER
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_ABBREVIATION = re.compile(rf"(?<![\w/&.-])[{UPPER}]{{2,}}(?:[&-][{UPPER}]{{1,}})*(?![\w/&]|-[\w])")
_ROMAN = re.compile(r"[IVXLCDM]+$")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    seen: set[str] = set()
    cited = [(citation.start, citation.end) for citation in source.found_citations]
    for block, text in source.prose:
        if text.isupper() or block.kind == "field":
            continue
        for match in _ABBREVIATION.finditer(text):
            short = match[0]
            start = block.start + match.start()
            if short in seen or short in EVERYDAY or _ROMAN.match(short):
                continue
            seen.add(short)
            if any(first <= start < last for first, last in cited) or _is_opened(source, short):
                continue
            if _in_capitals(text, match.start(), match.end()):
                continue
            meaning = MEANINGS.get(short)
            yield Hit(
                start,
                start + len(short),
                f"Chữ viết tắt “{short}” chưa được giải thích ở lần dùng đầu.",
                f"Viết đủ: “{meaning} ({short})”."
                if meaning
                else "Viết đủ ở lần dùng đầu, kèm chữ tắt trong ngoặc.",
            )


def _in_capitals(text: str, start: int, end: int) -> bool:
    """Tell whether a word of a line in capitals is meant, not an abbreviation."""
    before = text[:start].split()[-1:]
    after = text[end:].split()[:1]
    return any(len(word) > 1 and word.isupper() and not word.isdigit() for word in before + after)


def _is_opened(source: Source, short: str) -> bool:
    mark = re.escape(short)
    return (
        re.search(
            rf"\((?:gọi tắt là |viết tắt là |sau đây gọi là |tức )?{mark}\b|{mark} ?\([^)]{{4,}}\)",
            source.text,
        )
        is not None
    )


CHECK = Check(
    id="unexplained-abbreviation",
    level="hint",
    finds="Chữ viết tắt không được giải thích ở lần dùng đầu: “CTTN”.",
    wrong="Khối có nhiều CTTN tiêu biểu.",
    right="Khối có nhiều công trình thanh niên (CTTN) tiêu biểu.",
    run=_hits,
)
