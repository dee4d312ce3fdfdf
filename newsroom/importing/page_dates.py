"""Dates as they are printed: 5/8/2018, 05-08-2018 14:05, ISO, or “TP. X, ngày 5 tháng 8 năm 2018”."""

import re
from datetime import date

_DATE = re.compile(
    r"\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b(?:\D{1,12}?(\d{1,2})[:h](\d{2}))?"
)
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")
#: The line of place and date of an official document (Decree 30/2020, appendix I, II.4); the day may
#: have been left for a pen.
_PLACED = re.compile(
    r"[^.;:\d]{2,20}[^;:\d]{0,50}?,?\s*ngày\s*(\d{0,2})[\s.…_]*tháng\s*(\d{0,2})[\s.…_]*năm\s*"
    r"((?:19|20)\d\d)?[\s.…_]*"
)


def read_placed(text: str) -> str | None:
    """Return the date of a line that is nothing but place and date, '' if it is not filled in.

    None: the text is something else.
    """
    match = _PLACED.fullmatch(text)
    if match is None:
        return None
    day, month, year = match.groups()
    return _iso(year, month, day) if day and month and year else ""


def read_date(text: str) -> str:
    """Return the first date in a text as our files write it, '' where there is none."""
    if iso := _ISO.search(text):
        year, month, day, hour, minute = iso.groups()
    elif local := _DATE.search(text):
        day, month, year, hour, minute = local.groups()
    else:
        return ""
    found = _iso(year, month, day)
    timed = found and hour and int(hour) < 24 and int(minute) < 60
    return f"{found} {int(hour):02}:{minute}" if timed else found


def _iso(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
