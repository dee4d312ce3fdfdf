"""Dates as Vietnamese news writes them, and as our files and machines write them. No locale.

Numbers have no leading zero (10/8/2019, 7/8/2019), as news and the old portal print them; the zero
of “ngày 03 tháng 4” belongs to official documents (Decree 30/2020, appendix I) and guards against
forgery, which a headline needs not.
"""

import re
from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Literal

# Việt Nam has had no other offset since 1975; the tz database differs between machines.
TZ = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_OFFSET = datetime.min.replace(tzinfo=TZ).isoformat()[-6:]

# Decree 30/2020, appendix II: the syllable that names the day takes a capital.
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DATETIME = re.compile(rf"{_DATE.pattern}(?: ([0-9]{{2}}):([0-9]{{2}}))?")
_ZONED = re.compile(r"\d:\d\d.*?\s*(?:Z|[+−-]\d{1,2}(?::?\d\d)?|UTC.*|GMT.*)", re.IGNORECASE)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_TIME = re.compile(r"[T ,]*([0-9]{1,2})[:gh]([0-9]{2})\b")


@dataclass(frozen=True, slots=True)
class DateFault:
    """Why a text is no date: ``form`` (not ISO), ``impossible`` (31 February), ``zone`` (suffix).

    ``suggestion`` is the ISO form of the same moment when there is only one reading, else ''.
    """

    code: Literal["form", "impossible", "zone"]
    suggestion: str = ""


class DateError(ValueError):
    """A text that is no date in our form; ``fault`` lets the caller word the message."""

    def __init__(self, text: str, fault: DateFault) -> None:
        super().__init__(f"{text!r}: {fault.code}")
        self.fault = fault


def weekday_name(day: date) -> str:
    """Name the day of the week: 'Thứ Hai' … 'Thứ Bảy', 'Chủ nhật'."""
    return _WEEKDAYS[day.weekday()]


def short_date(day: date) -> str:
    """Write '10/8/2019'."""
    return f"{day.day}/{day.month}/{day.year}"


def long_date(day: date) -> str:
    """Write 'Thứ Sáu, 28/12/2018'."""
    return f"{weekday_name(day)}, {short_date(day)}"


def month_name(day: date) -> str:
    """Write 'tháng 12 năm 2018' for the month that the day is in."""
    return f"tháng {day.month} năm {day.year}"


def iso(moment: datetime) -> str:
    """Write '2018-12-28T08:30:00+07:00'; a moment without zone is one of Việt Nam."""
    local = moment.astimezone(TZ).replace(tzinfo=None) if moment.tzinfo else moment
    return f"{local.isoformat(timespec='seconds')}{_OFFSET}"


def month_grid(year: int, month: int) -> tuple[tuple[date | None, ...], ...]:
    """Lay a month out in weeks of seven, Monday first, None for days of its neighbours."""
    days = [
        date(year, month, day) if day else None for day in Calendar(0).itermonthdays(year, month)
    ]
    return tuple(tuple(days[start : start + 7]) for start in range(0, len(days), 7))


def parse_date(text: str) -> date:
    """Read '2018-12-28' and nothing else.

    Raises `DateError` with the fault and, where there is one, the ISO form of what was meant.
    """
    match = _DATE.fullmatch(text)
    if not match:
        raise DateError(text, DateFault("form", _suggest(text).partition(" ")[0]))
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise DateError(text, DateFault("impossible")) from None


def parse_datetime(text: str) -> datetime:
    """Read '2018-12-28 08:30' or '2018-12-28' (midnight): naive, of the zone of Việt Nam.

    Raises `DateError` as `parse_date` does; a zone suffix has a fault of its own.
    """
    match = _DATETIME.fullmatch(text)
    if not match:
        if _ZONED.search(text):
            raise DateError(text, DateFault("zone"))
        raise DateError(text, DateFault("form", _suggest(text)))
    year, month, day, hour, minute = map(int, match.groups("0"))
    try:
        return datetime(year, month, day, hour, minute)
    except ValueError:
        raise DateError(text, DateFault("impossible")) from None


def _suggest(text: str) -> str:
    """Give the ISO form of a date written the Vietnamese way, '' when it is none.

    In Việt Nam the day always comes first, so 05/8/2018 has one reading.
    """
    text = text.strip()
    if match := _DAY_FIRST.match(text):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.match(text):
        year, month, day = map(int, match.groups())
    else:
        return ""
    rest = text[match.end() :]
    clock = _TIME.match(rest)
    try:
        hour, minute = map(int, clock.groups()) if clock else (0, 0)
        moment = datetime(year, month, day, hour, minute)
    except ValueError:
        return ""
    return moment.strftime("%Y-%m-%d %H:%M") if clock else moment.date().isoformat()
