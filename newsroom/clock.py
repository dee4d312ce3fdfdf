"""The one place where the time of day comes in."""

import os
import time
from datetime import datetime

from newsroom.text import dates


def now(text: str | None = "") -> datetime:
    """Return ``now``: as told, else SOURCE_DATE_EPOCH, else the clock; naive, in the portal's zone."""
    if text:
        return dates.parse_datetime(text)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    seconds = float(epoch) if epoch else time.time()
    return datetime.fromtimestamp(seconds, dates.TZ).replace(tzinfo=None)
