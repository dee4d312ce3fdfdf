"""Punctuation typed twice: “,,”, “. .”, “;.”. Not “...”, “…”, “?!”, “v.v..” nor initials."""

import re
from collections.abc import Iterator

from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_DOUBLED = re.compile(
    r"(?<=[\w”)])(?:[,;:][ \u00a0]?[,.;:]|\.[ \u00a0]?[,;]|\.\.(?!\.)|\.[ ]\.(?!\.))(?![\w.])"
)
_EMOJI = re.compile(r":[a-z_]+:$")
_ALLOWED = re.compile(r"(?:\bv\.v|\b[A-ZĐ]|(?:\b\w{1,3}\.)+\w{0,3})$")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        for match in _DOUBLED.finditer(text):
            if match[0][0] == "." and _ALLOWED.search(
                text, max(0, match.start() - 12), match.start()
            ):
                continue
            if _EMOJI.search(text, max(0, match.start() - 20), match.start() + 1):
                continue
            around = " ".join(text[max(0, match.start() - 12) : match.end()].split())
            yield Hit(
                block.start + match.start(),
                block.start + match.end(),
                f"Hai dấu câu liền nhau ở “{around}”.",
                "Giữ một dấu.",
            )


CHECK = Check(
    id="doubled-punctuation",
    level="warning",
    finds="Hai dấu câu liền nhau: “,,”, “. .”, “;.”.",
    wrong="Các sở, ngành,, đoàn thể.",
    right="Các sở, ngành, đoàn thể.",
    run=_hits,
)
