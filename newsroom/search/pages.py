"""The search page and the catalogue by letter: what readers find without scripts."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from newsroom import register
from newsroom.archives import month_link
from newsroom.edition import Edition
from newsroom.exemplars import FORMS
from newsroom.heads import page_head
from newsroom.press import Head, Link, Page
from newsroom.records import AnyRecord, Article, Exemplar, Gallery, Video
from newsroom.search.directory import (
    INLINE,
    Group,
    Letter,
    SearchPage,
    by_given_name,
    by_letter,
    by_title,
)
from newsroom.search.layout import Entry
from newsroom.search.terms import Document

Dated = Article | Exemplar | Gallery | Video
KINDS = ("article", "exemplar", "document", "gallery", "video", "page")


class View(Struct, frozen=True):
    """The names of ``search.html``."""

    head: Head
    search: SearchPage


class LetterView(Struct, frozen=True):
    """The names of ``search_letter.html``."""

    head: Head
    letters: tuple[Link, ...]
    links: tuple[Link, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Return the search page and, for a large site, a page a letter; none while search is off."""
    if not edition.site.search:
        return
    url = edition.addresses("SEARCH")
    letters = by_letter(_titles(edition))
    split = sum(len(letter.links) for letter in letters) > INLINE
    yield edition.page(url, "search.html", partial(_view, edition, url, letters, split=split))
    for letter in letters if split else ():
        link = _letter_link(edition, letter)
        yield edition.page(
            link.url, "search_letter.html", partial(_letter_view, edition, url, letters, letter)
        )


def _titles(edition: Edition) -> list[Link]:
    catalogue = edition.catalogue
    records: list[AnyRecord] = [*catalogue.articles, *catalogue.galleries]
    records += [*catalogue.videos, *catalogue.pages]
    return [Link(record.title, edition.url(record)) for record in records]


def _letter_link(edition: Edition, letter: Letter) -> Link:
    name = "khac" if letter.title == "#" else f"{ord(letter.title):x}"
    url = edition.addresses("SEARCH_LETTER", slug=name)
    return Link(edition.t("search.letter", letter=letter.title), url)


def _head(edition: Edition, title: str, url: str, crumbs: tuple[Link, ...] = ()) -> Head:
    return page_head(
        edition,
        title,
        url,
        crumbs=crumbs,
        description=edition.t("description.search"),
        styles=("search.css",),
        scripts=("search.js",),
    )


def _view(edition: Edition, url: str, letters: tuple[Letter, ...], *, split: bool) -> View:
    catalogue, t = edition.catalogue, edition.t
    months = [month_link(edition, first) for first in reversed(catalogue.months)]
    search = SearchPage(
        index=url,
        sections=tuple((section.slug, section.name) for section, _ in edition.sections()),
        years=tuple((str(year), str(year)) for year in reversed(catalogue.years)),
        kinds=tuple((kind, t(f"search.kind_{kind}")) for kind in KINDS),
        archive=tuple(link for link in months if link),
        az=() if split else letters,
        letters=tuple(_letter_link(edition, letter) for letter in letters) if split else (),
        exemplars=tuple(_exemplars(edition)),
    )
    return View(_head(edition, t("title.search"), url), search)


def _exemplars(edition: Edition) -> Iterator[Group]:
    for form in FORMS:
        links = [
            Link(item.title, edition.url(item))
            for item in edition.catalogue.exemplars
            if item.form == form
        ]
        if links:
            in_order = by_given_name if form == "individual" else by_title
            yield Group(edition.t(f"exemplar.form_{form}"), in_order(links))


def _letter_view(
    edition: Edition, url: str, letters: tuple[Letter, ...], letter: Letter
) -> LetterView:
    here = _letter_link(edition, letter)
    front = Link(edition.t("title.search"), url)
    return LetterView(
        head=_head(edition, here.title, here.url, (front,)),
        letters=tuple(_letter_link(edition, item) for item in letters),
        links=letter.links,
    )


def searchable(edition: Edition) -> Iterator[tuple[Entry, Document]]:
    """Return what the index knows of each published item, in a fixed order."""
    catalogue = edition.catalogue
    dated: list[Dated] = [*catalogue.articles, *catalogue.exemplars]
    dated += [*catalogue.galleries, *catalogue.videos]
    for record in dated:
        named = record.category if isinstance(record, Article | Gallery) else ""
        section = edition.section_slug(named) if named else ""
        kind = type(record).__name__.lower()
        document = Document(
            record.title,
            _shown(record),
            section,
            kind,
            getattr(record, "tags", ()),
            record.body.blob,
        )
        when = f"{record.date:%Y-%m-%dT%H:%M}"
        yield _entry(edition.url(record), when, document), document
    for page in catalogue.pages:
        document = Document(page.title, page.summary, "", "page", (), page.body.blob)
        yield _entry(edition.url(page), "", document), document
    for known in register.documents(edition).values():
        note, registered = known.note, known.record
        blob = registered.body.blob if registered else None
        document = Document(note.link.title, note.subject, "", "document", (), blob)
        when = note.issued_on.isoformat() if note.issued_on else ""
        yield _entry(note.link.url, when, document), document


def _entry(url: str, when: str, document: Document) -> Entry:
    return Entry(
        url, document.title, when, document.section, document.kind, document.summary, document.key()
    )


def _shown(record: Dated) -> str:
    """Return the summary as results show it; of a profile its unit is worth finding too."""
    return f"{record.summary} {record.unit}" if isinstance(record, Exemplar) else record.summary
