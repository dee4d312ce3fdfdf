"""No space after a comma, semicolon or stop: “cán bộ,công chức”, “năm 2018.Ban Thường vụ”.

Decree 30/2020/NĐ-CP, appendix I, and every style book. Numbers (8.023; 12,5), addresses and
abbreviations (TP.HCM, v.v.) are not meant: a comma needs two letters on either side, a stop a word
in small letters before it and a capital after it.
"""

import re
from collections.abc import Iterator

from newsroom.text.finding import Level
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.lexicon.letters import LOWER, UPPER
from newsroom.text.proofread.lexicon.syllables import is_syllable
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_BEFORE = re.compile(rf"[{LOWER}{UPPER}]+[”)\"]?$")
_AFTER = re.compile(rf"[{LOWER}{UPPER}]+")
# Where one of the patterns may hold; they look at what stands on both sides.
_MARK = re.compile(r"[,;:.!?…](?=[^\W_])")
_COMMA = re.compile(
    rf"(?<=[{LOWER}{UPPER}][{LOWER}][,;])(?=[{LOWER}{UPPER}]{{2}})|(?<=[”)\"][,;])(?=[{LOWER}{UPPER}])"
)
_STOP = re.compile(
    rf"(?<=[{LOWER}]{{2}}[.!?…])(?=[{UPPER}][{LOWER}])|(?<=\d{{2}}\.)(?=[{UPPER}][{LOWER}]{{2}})"
    rf"|(?<=[;:] \d\.)(?=[{UPPER}][{LOWER}]+ [{LOWER}])"
    rf"|(?<=[”)%][.!?…])(?=[{UPPER}][{LOWER}])|(?<=[{LOWER}{UPPER}][!?])(?=[{UPPER}][{LOWER}])"
    rf"|(?<=[{LOWER}]{{2}}[.!?…])(?=[ÔỞÝÀỒ] )|(?<=\s[ýởàổ][.!?…])(?=[{UPPER}][{LOWER}])"
)
# Behind an abbreviation only before a word that begins no name: “WTO.Trừ khi”, not “TS.Nguyễn Văn”.
_SHORT = re.compile(rf"(?<=[{UPPER}]{{2}}\.)(?=[{UPPER}][{LOWER}]+ [{LOWER}])")
_LABEL = re.compile(
    rf"(?:(?:Chương|Mục|Phần|Điều) )?(?:\d{{1,2}}\.|[IVX]+\.)+(?=[{UPPER}][{LOWER}{UPPER}]+[ ,])"
)
_COLON = re.compile(
    rf"(?<=[{LOWER}]{{2}}:)(?=[{LOWER}{UPPER}]{{2}})|(?<=\d:)(?=[{UPPER}][{LOWER}])"
)
_NUMBER_COMMA = re.compile(
    rf"(?<=[{LOWER}]{{2}}[,;])(?=\d)|(?<=[\d{UPPER}][\d{UPPER}][,;])(?=[{LOWER}{UPPER}][{LOWER}])"
    rf"|(?<=[ /-]\d[,;])(?=[{LOWER}{UPPER}][{LOWER}])|(?<=\d [mglt][,;])(?=[{LOWER}]{{2}})"
)


# More without a single space are a list for a machine, as the keywords of a program are.
_FEW = 5
_TIGHT = re.compile(r"[,;](?=[^\W_])")
_SPACED = re.compile("[,;] ")
# “(dx,dy)”: what stands for numbers.
_PAIR = re.compile(r"\([a-z]{1,2},[a-z]{1,2}\)")


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.prose:
        if (label := _LABEL.match(text)) and block.kind in {"text", "item", "heading"}:
            yield _hit(block.start, text, label.end(), "warning")
        if block.kind == "item" and source.text[block.start - 1 : block.start] == ")":
            before = block.start - 2  # “b)Chấp hành”: the label is no part of the item
            yield _hit(before, source.text[before : before + 20], 2, "warning")
        listed = len(_TIGHT.findall(text)) > _FEW and not _SPACED.search(text)
        for mark in _MARK.finditer(text):
            place = mark.end()
            for pattern in (_COMMA, _STOP, _COLON, _NUMBER_COMMA, _SHORT):
                if not pattern.match(text, place):
                    continue
                sides = (
                    _BEFORE.search(text[max(0, place - 14) : place - 1]),
                    _AFTER.match(text, place),
                )
                if not any(side and _is_vietnamese(side[0]) for side in sides):
                    break  # names in a program
                if pattern is _STOP and _is_title(text[place - 1], sides[0]):
                    break
                if pattern is _COLON and _is_format(text, place, sides[1]):
                    break
                if pattern is _COMMA and _PAIR.match(text, max(0, place - 4)):
                    break
                token = _DATE.sub("", _token(text, place))
                if pattern in (_COMMA, _NUMBER_COMMA):
                    token = token.replace("/", "")  # document numbers have strokes
                if not _CODE.search(token):
                    level: Level | None = "warning" if pattern in _DOUBTFUL else None
                    level = "hint" if listed else level
                    yield _hit(block.start, text, place, level)
                break


_DATE = re.compile(r"(?<=\d)/(?=\d)")
_CODE = re.compile(r"[_/=@\\{}$\[\]]")


def _token(text: str, place: int) -> str:
    """Return the run of signs without a space that holds the place."""
    start = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place)) + 1
    ends = [end for end in (text.find(" ", place), text.find("\n", place)) if end >= 0]
    return text[start : min(ends, default=len(text))]


def _is_vietnamese(word: str) -> bool:
    """Tell a syllable, or a foreign name as Vietnamese spells it: “Aixơlen”."""
    return is_syllable(word.lower()) or not word.strip('”)"').isascii()


def _is_format(text: str, place: int, after: re.Match[str] | None) -> bool:
    """Tell how something is typed: “giờ:phút:giây”, “vô hạn:infinite”."""
    return _token(text, place).count(":") > 1 or not (
        after is not None and is_syllable(after[0].lower())
    )


def _is_title(mark: str, before: re.Match[str] | None) -> bool:
    """Tell a short title with its stop: Ths.Nguyễn, Mrs.Hương."""
    return (
        mark == "."
        and before is not None
        and len(before[0]) < 4
        and not is_syllable(before[0].lower())
    )


_DOUBTFUL = (_COLON, _NUMBER_COMMA, _SHORT)


def _hit(shift: int, text: str, place: int, level: Level | None) -> Hit:
    mark = text[place - 1]
    around = " ".join(text[max(0, place - 12) : place + 8].split())
    return Hit(
        shift + place - 1,
        shift + place,
        f"Thiếu dấu cách sau dấu “{mark}” ở “{around}”.",
        f"Thêm một dấu cách sau “{mark}”.",
        f"{mark} ",
        level,
    )


CHECK = Check(
    id="glued-punctuation",
    level="error",
    finds="Thiếu dấu cách sau dấu phẩy, chấm phẩy, chấm, hai chấm.",
    wrong="Cán bộ,công chức của Khối.",
    right="Cán bộ, công chức của Khối.",
    run=_hits,
)
