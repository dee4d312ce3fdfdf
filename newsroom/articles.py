"""Article pages."""

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct

from newsroom import authors, bodies, register, structured_data
from newsroom import tags as tag_pages
from newsroom.bodies import BodyView
from newsroom.edition import Edition, month_of
from newsroom.heads import page_head, shared
from newsroom.press import Head, Link, PackedTeaser, Page, Picture
from newsroom.records import Article, Heading
from newsroom.register import DocumentNote

#: A contents list helps from this many headings on.
LONG = 3


class CorrectionView(Struct, frozen=True):
    """A correction as readers see it."""

    date: date
    note: str


class ArticleView(Struct, frozen=True):
    """The article itself."""

    title: str
    date: datetime
    day_url: str
    modified: datetime | None
    section: Link
    summary: str
    body: BodyView
    contents: tuple[Heading, ...]
    tags: tuple[Link, ...]
    authors: tuple[Link, ...]
    image: Picture | None
    origin: str
    corrections: tuple[CorrectionView, ...]
    label: str
    lang: str
    documents: tuple[DocumentNote, ...]
    url: str


class View(Struct, frozen=True):
    """The names of ``article.html``."""

    head: Head
    article: ArticleView
    previous: Link | None
    next: Link | None
    others: tuple[PackedTeaser, ...]
    related: tuple[PackedTeaser, ...]
    report_url: str


def pages(edition: Edition, wanted: Container[str] | None = None) -> Iterator[Page]:
    """Return the page of every article, or of those whose sources are ``wanted``."""
    for article in edition.catalogue.articles:
        if wanted is not None and article.source not in wanted:
            continue
        url = edition.url(article)
        around = _Around(edition, article)
        yield edition.page(
            url,
            "article.html",
            partial(view, edition, article, around),
            sources=(article.source,),
            menu=edition.section_slug(article.category),
            month=month_of((article,)),
            basis=partial(_basis, edition, article, around),
            watch=article.source,
        )


class _Company(NamedTuple):
    """The articles that the page of another one shows."""

    beside: tuple[Article | None, Article | None]
    others: list[Article]
    related: list[Article]


class _Around:
    """Finds an article's company once, for its basis and its view: most of both is finding it."""

    __slots__ = ("_article", "_edition", "_found")

    def __init__(self, edition: Edition, article: Article) -> None:
        self._edition = edition
        self._article = article
        self._found: _Company | None = None

    def __call__(self) -> _Company:
        if self._found is None:
            catalogue, article = self._edition.catalogue, self._article
            self._found = _Company(
                catalogue.beside(article), catalogue.others(article), catalogue.related(article)
            )
        return self._found


def _basis(edition: Edition, article: Article, around: Callable[[], _Company]) -> object:
    beside, others, related = around()
    shown = (article, *beside, *others, *related)
    linked = bodies.linked(edition, article)
    return edition.basis(shown, linked, register.notes(edition, article.body))


def view(edition: Edition, article: Article, around: Callable[[], _Company]) -> View:
    """Return everything that the page of ``article`` depends on."""
    url = edition.url(article)
    section = edition.section(article.category)
    (older, newer), others, related = around()
    image = edition.picture(article.image, "lead")
    modified = article.modified or max(
        (datetime.combine(item.date, datetime.min.time()) for item in article.corrections),
        default=None,
    )
    head = page_head(
        edition,
        article.title,
        url,
        crumbs=(section,),
        description=article.summary,
        type="article",
        published=article.date,
        modified=modified,
        index=not edition.label(article),
        feeds=feeds_of(edition, article),
        lang=article.lang,
        json_ld=(structured_data.news_article(edition, article),),
        picture=shared(edition, article.title, section.title, article.date, article.image),
    )
    return View(
        head=head,
        article=ArticleView(
            title=article.title,
            date=article.date,
            day_url=edition.addresses.of_day(article.date.date()),
            modified=modified,
            section=section,
            summary=article.summary,
            body=bodies.of(edition, article, noted=True),
            contents=article.body.headings if len(article.body.headings) >= LONG else (),
            tags=tuple(tag_pages.link(edition, tag) for tag in article.tags),
            authors=tuple(authors.link(edition, name) for name in article.authors),
            image=image,
            origin=article.origin,
            corrections=tuple(CorrectionView(item.date, item.note) for item in article.corrections),
            label=edition.label(article) if edition.preview else "",
            lang=article.lang,
            documents=register.notes(edition, article.body),
            url=edition.addresses.absolute(url) or url,
        ),
        previous=_link(edition, older),
        next=_link(edition, newer),
        others=edition.headlines(others),
        related=edition.headlines(related),
        report_url=report_url(edition, article.title, url),
    )


def feeds_of(edition: Edition, article: Article) -> tuple[Link, ...]:
    """Return the feeds that an article's page announces: the site's and its section's."""
    name = edition.section(article.category).title
    return (
        edition.site_feed(),
        Link(name, edition.addresses("CATEGORY_FEED", slug=edition.section_slug(article.category))),
    )


def report_url(edition: Edition, title: str, url: str) -> str:
    """Return a mail link that reports a fault of a page, or an empty string without an address."""
    address = edition.site.report_email or edition.site.email
    if not address:
        return ""
    fields: Mapping[str, str] = {
        "subject": edition.t("article.report_subject", title=title),
        "body": edition.addresses.absolute(url) or url,
    }
    query = "&".join(f"{name}={quote(value)}" for name, value in fields.items())
    return f"mailto:{address}?{query}"


def _link(edition: Edition, article: Article | None) -> Link | None:
    return Link(article.title, edition.url(article)) if article else None
