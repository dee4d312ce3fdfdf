"""What is known of every document: from ``content/documents``, else from the texts that cite it."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from newsroom.edition import Edition
from newsroom.press import Link
from newsroom.records import Body, Document
from newsroom.text.slug import document_slug


class DocumentNote(Struct, frozen=True):
    """A document as an article lists it; in print these are the notes that the text points to."""

    link: Link
    issued_on: date | None
    issuing_body: str
    subject: str


class Known(Struct, frozen=True):
    """What is known of a cited document, from the register or else from the texts.

    ``note`` says it in the words of a list: type and number, as one names a document in a sentence.
    """

    number: str
    type: str
    note: DocumentNote
    record: Document | None


def documents(edition: Edition) -> dict[str, Known]:
    """Return every document that is registered or cited, by normal number; made once an edition."""
    if not edition.register:
        edition.register.update(_gather(edition))
    return edition.register


def _gather(edition: Edition) -> Iterator[tuple[str, Known]]:
    registered = {record.number: record for record in edition.catalogue.documents}
    for number, record in registered.items():
        url = edition.addresses("DOCUMENT", slug=record.slug)
        name = Link(f"{record.type} {number}".strip(), url)
        note = DocumentNote(name, record.issued_on, record.issuing_body, record.title)
        yield number, Known(number, record.type, note, record)
    cited = edition.catalogue.by_document
    for number in sorted(cited.keys() - registered.keys()):
        mentions = [m for item in cited[number] for m in item.body.mentions if m.number == number]
        issued = min((m.date for m in mentions if m.date), default=None)
        kind = min((m.type for m in mentions if m.type), default="")
        issuer = min((m.issuer for m in mentions if m.issuer), default="")
        slug = document_slug(number, issued.year if issued else None)
        name = Link(f"{kind} {number}".strip(), edition.addresses("DOCUMENT", slug=slug))
        yield number, Known(number, kind, DocumentNote(name, issued, issuer, ""), None)


def url_of(edition: Edition, number: str) -> str:
    """Return the address of a document's page, or an empty string where it has none."""
    known = documents(edition).get(number)
    return known.note.link.url if known else ""


def notes(edition: Edition, body: Body) -> tuple[DocumentNote, ...]:
    """Return the documents that a body cites, each once, in the order of the text.

    ``bodies.BodyView.citations`` has the same documents in the same order.
    """
    known = documents(edition)
    return tuple(
        known[number].note
        for number in dict.fromkeys(mention.number for mention in body.mentions)
        if number in known
    )
