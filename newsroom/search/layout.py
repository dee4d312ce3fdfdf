"""Where each document stands in the index: its number, and how many shards there are.

Everything here is a pure function of the set of entries, in coarse steps, so that a small edit
moves nothing else and an incremental index can equal a clean one.

A number is ``month × slots + slot``. Months count from January of the decade of the oldest document
(month 0 holds the undated); every month owns the same power of two of slots, a third more than its
fullest month needs. Inside a month the slots follow time, so **numbers ascend with dates**: "newest
first" is the order of numbers, and a year is a range of numbers. Slots left free let a document come
or go without moving many others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

#: (documents up to, shards of the base tier, shards of the fresh tier). A shard stays near 5 kB.
_STEPS: Final = (
    (60, 64, 0),
    (400, 256, 0),
    (1_500, 2_048, 64),
    (6_000, 8_192, 128),
    (20_000, 16_384, 512),
    (10**9, 32_768, 1024),
)
#: Documents a shard of the fresh tier may stand for; a fuller month goes to the base tier at once.
_FRESH_LOAD: Final = 4
_MINUTES: Final = 31 * 24 * 60
_LEAST_SLOTS: Final = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as the index knows it.

    ``date`` is ISO ("2018-12-28" or "2018-12-28T08:30"), empty for what has none; ``url`` is its
    identity; ``section`` a slug or empty. ``terms`` names its table of terms in the store, and stands for
    title, section, kind and summary too: where one of them is another, so is the name.
    """

    url: str
    title: str
    date: str
    section: str
    kind: str
    summary: str
    terms: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of an index.

    ``start`` is the first year, ``slots`` what a month owns, ``size`` one more than the last number
    that may occur. ``fresh`` is the first number of the fresh tier (the newest month), or 0 when
    there is none: documents from there on lie in ``fresh_shards`` shards, all others in ``shards``.
    """

    documents: int
    shards: int
    fresh_shards: int
    fresh: int
    start: int
    slots: int
    size: int

    @property
    def tiers(self) -> tuple[tuple[str, int], ...]:
        """Return (folder, number of shards) of each tier."""
        tiers = (("i", self.shards), ("f", self.fresh_shards))
        return tiers if self.fresh_shards else tiers[:1]


def arrange(entries: Iterable[Entry]) -> tuple[Layout, dict[int, Entry]]:
    """Return the layout and the entries by number, in the order of numbers.

    A repeated ``url`` is an error of the caller (ValueError). About 30 ms for 10,000 entries.
    """
    months: dict[str, list[tuple[int, str, Entry]]] = {}
    for entry in entries:
        date = entry.date
        months.setdefault(date[:7], []).append((_minute(date), entry.url, entry))
    documents = sum(map(len, months.values()))
    fullest = max(map(len, months.values()), default=0)
    slots = max(_LEAST_SLOTS, 1 << (fullest * 4 // 3).bit_length())
    start = min((int(month[:4]) // 10 * 10 for month in months if month), default=0)

    numbered: dict[int, Entry] = {}
    newest = 0
    for month in sorted(months):
        places = sorted(months[month], key=itemgetter(0, 1))
        index = (int(month[:4]) - start) * 12 + int(month[5:]) if month else 0
        free = _spread([place[0] for place in places], slots)
        numbered |= {
            index * slots + slot: place[2] for slot, place in zip(free, places, strict=True)
        }
        newest = index
    if len({entry.url for entry in numbered.values()}) < documents:
        raise ValueError("two entries have one address")

    _, shards, fresh_shards = next(step for step in _STEPS if documents <= step[0])
    newest_count = len(months[max(months)]) if months else 0
    if newest_count > fresh_shards * _FRESH_LOAD or len(months) < 2:
        fresh_shards = 0
    fresh = newest * slots if fresh_shards else 0
    return Layout(
        documents, shards, fresh_shards, fresh, start, slots, (newest + 1) * slots
    ), numbered


def _minute(date: str) -> int:
    """Return the minute in its month of an ISO date or date and time."""
    if len(date) < 10:
        return 0
    minute = (int(date[8:10]) - 1) * 1440
    return minute + int(date[11:13]) * 60 + int(date[14:16]) if len(date) >= 16 else minute


def _spread(minutes: Sequence[int], capacity: int) -> list[int]:
    """Give each document (sorted by time) the free slot next after its time, in order."""
    slots: list[int] = []
    free = 0
    for minute in minutes:
        free = max(minute * capacity // _MINUTES, free) + 1
        slots.append(free - 1)
    last = capacity
    for index in range(len(slots) - 1, -1, -1):
        last = min(slots[index], last - 1)
        if slots[index] == last:
            break
        slots[index] = last
    return slots
