"""Pages outside the news: about, contact, accessibility, privacy."""

from collections.abc import Iterator

from msgspec import Struct

from newsroom import bodies
from newsroom.articles import LONG
from newsroom.bodies import BodyView
from newsroom.edition import Edition
from newsroom.heads import page_head
from newsroom.press import Head, Page
from newsroom.records import Heading


class PageView(Struct, frozen=True):
    """The page itself."""

    title: str
    summary: str
    body: BodyView
    contents: tuple[Heading, ...]
    label: str


class View(Struct, frozen=True):
    """The names of ``page.html``."""

    head: Head
    page: PageView


def pages(edition: Edition) -> Iterator[Page]:
    """Return every static page."""
    for page in edition.catalogue.pages:
        url = edition.url(page)
        headings = page.body.headings
        view = View(
            head=page_head(
                edition, page.title, url, description=page.summary, index=not edition.label(page)
            ),
            page=PageView(
                title=page.title,
                summary=page.summary,
                body=bodies.of(edition, page),
                contents=headings if len(headings) >= LONG else (),
                label=edition.label(page) if edition.preview else "",
            ),
        )
        yield edition.page(url, "page.html", view, menu=page.slug, sources=(page.source,))
