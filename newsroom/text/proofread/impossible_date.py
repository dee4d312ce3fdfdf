"""A date that no calendar has: 31/4/2018, 29/2/2019, ngày 32 tháng 13.

Without a year only after “ngày” and with a slash: “22-24” is a range, 3/9 and 69/72 are ratios. The
lunar calendar has a 30th of February: where it is named beside the date, up to the 30th passes.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from newsroom.text.finding import Level
from newsroom.text.proofread.checking import Check, Hit
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style

_FULL = re.compile(
    r"(?<![\w/.,-])(\d{1,2})(?P<a>[/.-])(\d{1,2})(?P<b>[/.-])((?:1[5-9]|20)\d\d)(?![\w/]|[.,-]\d)"
)
_WORDS = re.compile(
    r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng|mồng)\s+(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+(\d{4}))?(?!\w)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)\s+(\d{1,2})/(\d{1,2})(?![\w/]|[.,-]\d)", re.IGNORECASE
)
_MONTH = re.compile(r"\btháng\s+(\d{1,2})(?:/(\d{4})|\s+năm\s+(\d{4}))(?!\w)", re.IGNORECASE)

_LUNAR = re.compile(r"âm lịch|lịch âm|nông lịch|\bÂL\b", re.IGNORECASE)
_BESIDE = 40  # characters in which the calendar must be named

_LONG_YEAR = re.compile(r"\bnăm (?:19|20)\d{3}(?![\w%-]|[.,/]\d|\s(?:đồng|người|USD))")


def _is_possible(day: int, month: int, year: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _is_lunar(text: str, match: re.Match[str], groups: tuple[int, int]) -> bool:
    day, month = (int(match[group]) for group in groups)
    if not (1 <= day <= 30 and 1 <= month <= 12):
        return False
    around = text[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
    return _LUNAR.search(around) is not None


def _hits(source: Source, _style: Style) -> Iterator[Hit]:
    for block, text in source.figured:
        named = "tháng" in text or "Tháng" in text
        for match in _FULL.finditer(text):
            if (
                match["a"] == "."
                and match["b"] == "."
                and not re.search(r"ngày\s$", text[max(0, match.start() - 5) : match.start()])
            ):
                continue  # 12.34.2018 may be a section number
            if match["a"] == "-" and match["b"] == "/" and int(match[1]) < int(match[3]) <= 12:
                continue  # 1-3/2024: January to March
            if match["a"] != match["b"]:
                yield _hit(
                    block.start,
                    match,
                    f"Ngày “{match[0]}” dùng hai loại dấu ngăn.",
                    "Dùng một loại dấu, như 30/7/2018.",
                    "warning",
                )
            elif not _is_possible(int(match[1]), int(match[3]), int(match[5])):
                if _is_lunar(text, match, (1, 3)):
                    continue
                # 12/30/1999 is what Americans write, and may be quoted.
                swapped = _is_possible(int(match[3]), int(match[1]), int(match[5]))
                yield _hit(
                    block.start,
                    match,
                    f"Không có ngày {match[0]}.",
                    "Viết ngày trước, tháng sau." if swapped else "Kiểm tra lại ngày, tháng, năm.",
                    "warning" if swapped else None,
                )
        for match in _WORDS.finditer(text) if named else ():
            year = int(match[3] or 2000)
            possible = _is_possible(int(match[1]), int(match[2]), year)
            if not possible and not _is_lunar(text, match, (1, 2)):
                yield _hit(
                    block.start,
                    match,
                    f"Không có “{' '.join(match[0].split())}”.",
                    "Kiểm tra lại ngày, tháng, năm.",
                )
        for match in _SHORT.finditer(text) if "/" in text else ():
            possible = _is_possible(int(match[1]), int(match[2]), 2000)
            if not possible and not _is_lunar(text, match, (1, 2)):
                yield _hit(
                    block.start, match, f"Không có “{match[0]}”.", "Kiểm tra lại ngày, tháng."
                )
        for match in _LONG_YEAR.finditer(text):
            yield _hit(
                block.start,
                match,
                f"“{match[0]}” có năm chữ số.",
                "Bỏ chữ số thừa của năm.",
                "warning",
            )
        for match in _MONTH.finditer(text) if named else ():
            if not 1 <= int(match[1]) <= 12:
                yield _hit(block.start, match, f"Không có “{match[0]}”.", "Kiểm tra lại tháng.")


def _hit(shift: int, match: re.Match[str], says: str, fix: str, level: Level | None = None) -> Hit:
    return Hit(shift + match.start(), shift + match.end(), says, fix, level=level)


CHECK = Check(
    id="impossible-date",
    level="error",
    finds="Ngày không có trong lịch: 31/4/2018, 29/2/2019.",
    wrong="Hội nghị diễn ra ngày 31/4/2018.",
    right="Hội nghị diễn ra ngày 30/4/2018.",
    run=_hits,
)
