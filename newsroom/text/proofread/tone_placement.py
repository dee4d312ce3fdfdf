"""A tone mark placed in the way that the house did not choose: “uỷ viên” where it writes “ủy viên”.

Both ways are right (Decision 1989/QĐ-BGDĐT of 2018); mixed in one text they look careless and
break plain search. In a person's name the bearer's own way rules, so it is told but not repaired.
"""

import re
from collections.abc import Iterator

from newsroom.text.fold import old_tones
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_NEW = re.compile(r"\b\w*(?:[oO][àáãảạèéẽẻẹÀÁÃẢẠÈÉẼẺẸ]|(?<![qQ])[uU][ỳýỹỷỵỲÝỸỶỴ])\b")
_OLD = re.compile(r"\b\w*(?:[òóõỏọÒÓÕỎỌ][aeAE]|(?<![qQ])[ùúũủụÙÚŨỦỤ][yY])\b")
_TO_NEW = {
    old: new
    for new in [
        "oà",
        "oá",
        "oã",
        "oả",
        "oạ",
        "oè",
        "oé",
        "oẽ",
        "oẻ",
        "oẹ",
        "uỳ",
        "uý",
        "uỹ",
        "uỷ",
        "uỵ",
        "Oà",
        "Oá",
        "Oã",
        "Oả",
        "Oạ",
        "Oè",
        "Oé",
        "Oẽ",
        "Oẻ",
        "Oẹ",
        "Uỳ",
        "Uý",
        "Uỹ",
        "Uỷ",
        "Uỵ",
    ]
    for old in (old_tones(new),)
}


def _hits(source: Source, style: Style) -> Iterator[Hit]:
    wanted = style.tone_marks or _commoner(source)
    pattern = {"old": _NEW, "new": _OLD}.get(wanted)
    if pattern is None:
        return
    for block, text in source.prose:
        for match in pattern.finditer(text):
            word = match[0]
            right = old_tones(word) if wanted == "old" else _newer(word)
            if right == word:
                continue
            yield Hit(
                block.start + match.start(),
                block.start + match.end(),
                f"“{word}” đặt dấu thanh khác lối viết chung.",
                f"Viết “{right}”.",
                None if _may_be_name(text, match) else right,
            )


def _commoner(source: Source) -> str:
    """Where the house left the choice to the writer: the way that the text has more often."""
    new, old = (sum(1 for _ in pattern.finditer(source.text)) for pattern in (_NEW, _OLD))
    return "" if not new or not old else "old" if old >= new else "new"


def _newer(word: str) -> str:
    return word[:-2] + _TO_NEW.get(word[-2:], word[-2:])


def _may_be_name(text: str, match: re.Match[str]) -> bool:
    if match[0][0].islower():
        return False
    before = text[max(0, match.start() - 10) : match.start()].split(" ")[-2:-1]
    after = text[match.end() : match.end() + 2].strip()
    return bool(before and before[0][:1].isupper()) or after[:1].isupper()


CHECK = Check(
    id="tone-placement",
    level="hint",
    finds="Dấu thanh đặt khác lối viết chung: “uỷ viên” thay cho “ủy viên”.",
    wrong="Các uỷ viên dự họp.",
    right="Các ủy viên dự họp.",
    run=_hits,
)
