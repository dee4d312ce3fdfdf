"""The register of cited documents: each has a page that lists who cites it, with the sentence."""

from collections.abc import Container, Iterator
from datetime import date
from functools import partial

from msgspec import Struct

from newsroom import bodies, reach, register
from newsroom.bodies import BodyView
from newsroom.edition import Edition, month_of
from newsroom.heads import page_head
from newsroom.press import Head, Link, PackedTeaser, Page
from newsroom.records import Article
from newsroom.register import Known
from newsroom.text import collate


class Row(Struct, frozen=True):
    """A document in the register's list."""

    link: Link
    subject: str
    issuing_body: str
    issued_on: date | None
    count: int


class Group(Struct, frozen=True):
    """Documents of one type."""

    title: str
    documents: tuple[Row, ...]


class ListView(Struct, frozen=True):
    """The names of ``documents.html``."""

    head: Head
    groups: tuple[Group, ...]


class DocumentView(Struct, frozen=True):
    """One document; unregistered ones have what the texts give."""

    number: str
    type: str
    title: str
    issuing_body: str
    issued_on: date | None
    effective_on: date | None
    expires_on: date | None
    replaced_by: Link | None
    amended_by: Link | None
    url: str
    body: BodyView | None
    registered: bool


class Cited(Struct, frozen=True):
    """An article that cites the document, and the sentence."""

    article: PackedTeaser
    sentence: str


class View(Struct, frozen=True):
    """The names of ``document.html``."""

    head: Head
    document: DocumentView
    citations: tuple[Cited, ...]


def pages(edition: Edition, wanted: Container[str] | None = None) -> Iterator[Page]:
    """Return the register's list and one page a document; nothing where no document is known.

    With ``wanted`` the list may be left out: it shows no body.
    """
    records = edition.catalogue.documents
    if wanted is not None and not any(record.source in wanted for record in records):
        return
    known = register.documents(edition)
    if not known:
        return
    front = Link(edition.t("title.documents"), edition.addresses("DOCUMENTS"))
    yield edition.page(
        front.url,
        "documents.html",
        partial(_list, edition, front, list(known.values())),
        menu="documents",
    )
    for item in known.values():
        url = item.note.link.url
        citing = edition.catalogue.by_document.get(item.number, [])
        view = partial(_view, edition, front, item, url)
        basis = partial(_basis, edition, item, citing)
        sources = (item.record.source,) if item.record else ()
        yield edition.page(
            url,
            "document.html",
            view,
            menu="documents",
            sources=sources,
            month=month_of(citing),
            basis=basis,
            watch=reach.of_document(item.number),
        )


def _basis(edition: Edition, item: Known, citing: list[Article]) -> object:
    record = item.record
    later = (record.replaced_by, record.amended_by) if record else ()
    links = [_other(edition, number) for number in later]
    linked = bodies.linked(edition, record) if record else []
    return edition.basis((record, *citing), item.note, links, linked)


def _list(edition: Edition, front: Link, items: list[Known]) -> ListView:
    items = sorted(
        items,
        key=lambda item: (collate.key(item.type), item.note.issued_on or date.min, item.number),
    )
    kinds = dict.fromkeys(item.type for item in items)
    rows = {
        kind: tuple(row(edition, item) for item in items if item.type == kind) for kind in kinds
    }
    return ListView(
        head=page_head(
            edition, front.title, front.url, description=edition.t("description.documents")
        ),
        groups=tuple(
            Group(kind or edition.t("document.other"), members) for kind, members in rows.items()
        ),
    )


def row(edition: Edition, item: Known) -> Row:
    """Return a document as lists show it, with the count of citing articles."""
    return Row(
        item.note.link,
        item.record.title if item.record else "",
        item.note.issuing_body,
        item.note.issued_on,
        len(edition.catalogue.by_document.get(item.number, ())),
    )


def _view(edition: Edition, front: Link, item: Known, url: str) -> View:
    record = item.record
    articles = edition.catalogue.by_document.get(item.number, [])
    return View(
        head=page_head(
            edition,
            item.note.link.title,
            url,
            crumbs=(front,),
            description=record.title
            if record
            else edition.t("description.document", name=item.note.link.title),
        ),
        document=DocumentView(
            number=item.number,
            type=item.type,
            title=record.title if record else "",
            issuing_body=item.note.issuing_body,
            issued_on=item.note.issued_on,
            effective_on=record.effective_on if record else None,
            expires_on=record.expires_on if record else None,
            replaced_by=_other(edition, record.replaced_by if record else ""),
            amended_by=_other(edition, record.amended_by if record else ""),
            url=record.url if record else "",
            body=bodies.of_any(edition, record) if record else None,
            registered=record is not None,
        ),
        citations=tuple(
            Cited(
                edition.packed(article),
                next(m.sentence for m in article.body.mentions if m.number == item.number),
            )
            for article in articles
        ),
    )


def _other(edition: Edition, number: str) -> Link | None:
    return Link(number, register.url_of(edition, number)) if number else None
