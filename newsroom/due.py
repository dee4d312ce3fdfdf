"""What is due at a moment, and when that changes next by itself."""

from collections.abc import Iterable
from datetime import date, datetime

from newsroom.records import AnyRecord, Article


def is_due(record: AnyRecord, now: datetime) -> bool:
    """Tell whether a record is published and its time has come."""
    if record.status != "published":
        return False
    when = getattr(record, "date", None)
    return when is None or when <= now


def next_event(records: Iterable[AnyRecord], now: datetime) -> datetime | None:
    """Return the first moment after ``now`` at which the site changes by itself, if there is one."""
    moments: list[datetime] = []
    for record in records:
        when = getattr(record, "date", None)
        if record.status == "published" and when is not None:
            moments.append(when)
        if isinstance(record, Article) and record.highlight and record.highlight_until:
            moments.append(_day_after(record.highlight_until))
    return min((moment for moment in moments if moment > now), default=None)


def _day_after(day: date) -> datetime:
    return datetime.fromordinal(day.toordinal() + 1)
