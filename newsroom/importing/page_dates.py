"""Dates as old portals print them: 5/8/2018, 05-08-2018 14:05, or ISO in an attribute."""

import re
from datetime import date

_DATE = re.compile(
    r"\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)\b(?:\D{1,12}?(\d{1,2})[:h](\d{2}))?"
)
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")


def read_date(text: str) -> str:
    """Return the first date in a text as our files write it, '' where there is none."""
    if iso := _ISO.search(text):
        year, month, day, hour, minute = iso.groups()
    elif local := _DATE.search(text):
        day, month, year, hour, minute = local.groups()
    else:
        return ""
    try:
        found = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
    return (
        f"{found} {int(hour):02}:{minute}"
        if hour and int(hour) < 24 and int(minute) < 60
        else found
    )
