"""Reach: which pages a change of a few records can touch, so that thousands need not be asked.

A page of a kind that comes in thousands names what it *watches*: the source of its article, the list
or day or document it is a leaf of. For every record of an edition it is kept where it stood; the
records that came, went or look different since then, and where they stood and stand now, tell which
names are touched. All other pages show what they showed, in the order in which they did.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from newsroom import fingerprint
from newsroom.catalogue import NEIGHBOURS, Catalogue, neighbours
from newsroom.edition import Edition
from newsroom.records import AnyRecord, Article, Document, Exemplar
from newsroom.store import Ledger
from newsroom.text.slug import slugify

FORMAT = "1"
#: Beyond so many records that moved, all pages are asked: that costs little more then.
MANY = 60


class Place(Struct, frozen=True, array_like=True):
    """Where a record stands: in time, in its section, under slugs of tags, by numbers of documents."""

    when: datetime | None = None
    slug: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Places(Struct, frozen=True, array_like=True):
    """The surface of every record of an edition, and its place, packed: few are ever looked at."""

    surfaces: dict[str, str] = {}
    packed: dict[str, msgspec.Raw] = {}


def of_section(name: str) -> str:
    """Return what the leaves of a section watch."""
    return f"section {name}"


def of_tag(slug: str) -> str:
    """Return what the leaves of a tag watch."""
    return f"tag {slug}"


def of_document(number: str) -> str:
    """Return what the page of a document watches."""
    return f"document {number}"


def of_day(day: date) -> str:
    """Return what the page of a day watches."""
    return f"day {day}"


def of_month(first: date) -> str:
    """Return what the page of a month, told by its first day, watches."""
    return f"month {first}"


class Reach:
    """What is kept of the edition of the last build, to compare the next one with."""

    def __init__(self, folder: Path) -> None:
        self._ledger = Ledger(folder / "places.store", Places, FORMAT, remembered=True)
        self._before: Places | None = None

    def touched(self, edition: Edition, seen: str) -> set[str] | None:
        """Return the names that are touched since the last edition, whose surfaces ``seen`` stands for.

        None where these are not known, or where so many records have moved that all pages are asked.
        """
        self._before = self._ledger.load()
        if self._before is None or fingerprint.of_value(self._before.surfaces) != seen:
            self._before = None
            return None
        before, after = self._before.surfaces, edition.seen()
        moved = {source for source, _ in before.items() ^ after.items()}
        if len(moved) > MANY:
            return None
        records = edition.catalogue.by_source
        places = [
            msgspec.msgpack.decode(packed, type=Place)
            for source in moved
            if (packed := self._before.packed.get(source)) is not None
        ]
        places += [place_of(records[source]) for source in moved if source in records]
        return moved | set(_names(edition, moved, places))

    def keep(self, edition: Edition) -> None:
        """Keep where the records of an edition stand; places of those that look the same stay."""
        after, old = edition.seen(), self._before or Places()
        if after == old.surfaces:
            return
        packed = {
            source: old.packed[source]
            if old.surfaces.get(source) == surface
            else msgspec.Raw(msgspec.msgpack.encode(place_of(edition.catalogue.by_source[source])))
            for source, surface in after.items()
        }
        self._ledger.save(Places(after, packed))


def place_of(record: AnyRecord) -> Place:
    """Return where a record stands."""
    match record:
        case Article():
            cited = tuple({mention.number: None for mention in record.body.mentions})
            tags = tuple(slugify(tag) for tag in record.tags)
            return Place(record.date, record.slug, record.category, tags, cited)
        case Exemplar():
            return Place(tags=tuple(slugify(tag) for tag in record.tags))
        case Document():
            numbers = (record.number, record.replaced_by, record.amended_by)
            return Place(documents=tuple(filter(None, numbers)))
        case _:
            return Place()


def _names(edition: Edition, moved: set[str], places: Sequence[Place]) -> Iterator[str]:
    catalogue = edition.catalogue
    numbers = {number for place in places for number in place.documents}
    for place in places:
        if place.section:
            yield of_section(place.section)
        yield from map(of_tag, place.tags)
        if place.when is not None:
            day = place.when.date()
            yield of_day(day)
            yield from map(of_day, filter(None, neighbours(catalogue.days, day)))
            first = day.replace(day=1)
            yield of_month(first)
            yield from map(of_month, filter(None, neighbours(catalogue.months, first)))
            # Of what came or went in between, each may have pushed the others one further.
            yield from _beside(catalogue, place, NEIGHBOURS + len(moved))
    for number in numbers:  # what is known of a document is said wherever it is cited
        yield of_document(number)
        yield from (article.source for article in catalogue.by_document.get(number, ()))
    for record in catalogue.by_source.values():
        if record.body.links and any(link.target in moved for link in record.body.links):
            yield record.source
            if isinstance(record, Document):
                yield of_document(record.number)
        if isinstance(record, Document) and numbers & {record.replaced_by, record.amended_by}:
            yield of_document(record.number)


def _beside(catalogue: Catalogue, place: Place, far: int) -> Iterator[str]:
    """Yield the articles that stand near a place in any of the lists that it is in."""
    assert place.when is not None
    here = (place.when, place.slug)
    for near in catalogue.around(here, place.section, place.tags, place.documents, far):
        yield near.source
