"""The small frozen records that one source file becomes.

A record is data only (msgspec structs): it travels between processes, lies in the store and is
compared by value. Bodies are kept apart (``Blob``), so that 10,000 records load in a blink.
Times are naive ``datetime`` values in the portal's one zone, Asia/Ho_Chi_Minh.
"""

import datetime as dt
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from newsroom.addresses import Addresses

Status = Literal["published", "draft", "withdrawn"]


class Blob(Struct, frozen=True, array_like=True):
    """Where a body lies: ``length`` bytes of UTF-8 at ``offset`` of a segment; ``digest`` proves it."""

    segment: str
    offset: int
    length: int
    digest: str


#: Of a body that the store has not taken yet.
UNPLACED = Blob("", 0, 0, "")


class Photo(Struct, frozen=True, array_like=True):
    """A picture as an editor placed it; ``path`` counts from the content root (``media/…``)."""

    path: str
    alt: str
    caption: str = ""
    credit: str = ""
    line: int = 0


class Link(Struct, frozen=True, array_like=True):
    """A link to other content by its path in ``content/``, and the place where it stands."""

    target: str
    line: int
    column: int
    fragment: str = ""


class Heading(Struct, frozen=True, array_like=True):
    """One heading of a body: level 2 or 3, the anchor and the plain text."""

    level: int
    anchor: str
    text: str


class Mention(Struct, frozen=True, array_like=True):
    """One document that a body cites: normal number, type, its date if told, and the sentence."""

    number: str
    type: str
    date: date | None
    issuer: str
    sentence: str


class Correction(Struct, frozen=True, array_like=True):
    """A correction that readers are told of."""

    date: date
    note: str


class Body(Struct, frozen=True, array_like=True):
    """What a Markdown body tells the catalogue; the HTML itself lies in ``blob``, charts are titles."""

    blob: Blob
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    photos: tuple[Photo, ...] = ()
    mentions: tuple[Mention, ...] = ()
    charts: tuple[str, ...] = ()


class Record(Struct, frozen=True, kw_only=True, array_like=True, tag_field="kind"):
    """What every kind of content has. ``source`` is the path in ``content/``, with slashes."""

    source: str
    slug: str
    title: str
    status: Status
    body: Body
    summary: str = ""
    lines: dict[str, int] = {}


class Article(Record, frozen=True, kw_only=True, array_like=True, tag="article"):
    """A news article; ``category`` is the section's slug, ``tags`` are shown as written."""

    date: datetime
    category: str
    modified: datetime | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    highlight: bool = False
    highlight_until: dt.date | None = None
    image: Photo | None = None
    origin: str = ""
    corrections: tuple[Correction, ...] = ()
    redirect_from: tuple[str, ...] = ()
    lang: str = "vi"


class Consent(Struct, frozen=True, array_like=True):
    """The consent that a profile rests on."""

    date: date
    scope: str
    held_by: str


class Exemplar(Record, frozen=True, kw_only=True, array_like=True, tag="exemplar"):
    """A profile of a person, a collective or a project held up as an example."""

    date: datetime
    form: Literal["individual", "collective", "project"]
    unit: str
    year: int
    level: str
    consent: Consent | None = None
    published_in: str = ""
    award: str = ""
    tags: tuple[str, ...] = ()
    image: Photo | None = None
    origin: str = ""
    review_by: dt.date | None = None


class StaticPage(Record, frozen=True, kw_only=True, array_like=True, tag="page"):
    """A page outside the news: about, contact, accessibility, privacy."""


class Gallery(Record, frozen=True, kw_only=True, array_like=True, tag="gallery"):
    """A set of pictures with captions."""

    date: datetime
    photos: tuple[Photo, ...]
    category: str = ""


class Video(Record, frozen=True, kw_only=True, array_like=True, tag="video"):
    """A film of our own (``file``, ``poster``, ``captions``) or one on a player elsewhere."""

    date: datetime
    file: str = ""
    poster: Photo | None = None
    captions: str = ""
    youtube: str = ""
    transcript: str = ""
    duration: str = ""


class Document(Record, frozen=True, kw_only=True, array_like=True, tag="document"):
    """A registered document; ``slug`` is made of its number and year, ``title`` is its subject."""

    number: str
    type: str
    issuing_body: str
    issued_on: date
    replaced_by: str = ""
    amended_by: str = ""
    effective_on: date | None = None
    expires_on: date | None = None
    url: str = ""


AnyRecord = Article | Exemplar | StaticPage | Gallery | Video | Document


def address_of(record: AnyRecord, addresses: Addresses) -> str:
    """Return the root-relative address of a record's page."""
    match record:
        case Article():
            return addresses.of_article(record.date, record.slug)
        case StaticPage():
            return addresses("PAGE", slug=record.slug)
        case _:
            return addresses(type(record).__name__.upper(), slug=record.slug)
