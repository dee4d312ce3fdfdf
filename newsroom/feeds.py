"""Atom and JSON feeds of the site and of each section, with full text.

Whatever a text leads to has its public address, since readers of feeds seldom heed ``xml:base``. Ids
are ``tag:`` URIs (RFC 4151) while the site has no public address: they must not change with
the place where the site is built. An empty feed takes a fixed date, never the clock.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from msgspec import Struct

from newsroom import authors, bodies
from newsroom.bodies import BodyView
from newsroom.edition import Edition
from newsroom.press import Link, Page
from newsroom.records import Article
from newsroom.text import dates

ENTRIES = 20
EMPTY = datetime(2018, 1, 1)


class EntryView(Struct, frozen=True):
    """One entry; times are ISO with the zone, ``content`` is the typeset body."""

    title: str
    id: str
    url: str
    published: str
    updated: str
    summary: str
    section: str
    authors: tuple[Link, ...]
    content: BodyView


class FeedView(Struct, frozen=True):
    """The feed itself; ``url`` is its own address, ``site_url`` the page it belongs to."""

    title: str
    id: str
    url: str
    site_url: str
    author: str
    updated: str
    entries: tuple[EntryView, ...]


class View(Struct, frozen=True):
    """The names of ``feed.atom`` and ``feed.json``."""

    feed: FeedView


def links(edition: Edition) -> tuple[Link, ...]:
    """Return every feed: those of the site, then one a section."""
    addresses = edition.addresses
    return (
        edition.site_feed(),
        Link(edition.t("feed.json"), addresses("JSON_FEED")),
        *(
            Link(link.title, addresses("CATEGORY_FEED", slug=section.slug))
            for section, link in edition.sections()
        ),
    )


def pages(edition: Edition) -> Iterator[Page]:
    """Return the feeds."""
    addresses = edition.addresses
    title = edition.t("feed.site", site=edition.site.name)
    newest = edition.catalogue.articles[:ENTRIES]
    for name, template in (("FEED", "feed.atom"), ("JSON_FEED", "feed.json")):
        yield _feed(edition, title, addresses(name), addresses.home(), newest, template)
    for section, link in edition.sections():
        newest = edition.catalogue.by_section[section.name][:ENTRIES]
        title = edition.t("feed.section_title", section=section.name, site=edition.site.name)
        url = addresses("CATEGORY_FEED", slug=section.slug)
        yield _feed(edition, title, url, link.url, newest, "feed.atom")


def _feed(
    edition: Edition, title: str, url: str, site_url: str, articles: list[Article], template: str
) -> Page:
    sources = tuple(article.source for article in articles)
    view = partial(_view, edition, title, url, site_url, articles)
    return Page(edition.addresses.file(url), template, view, sources=sources)


def _view(edition: Edition, title: str, url: str, site_url: str, articles: list[Article]) -> View:
    absolute = edition.addresses.absolute
    feed = FeedView(
        title=title,
        id=_id(edition, url, EMPTY),
        url=absolute(url) or url,
        site_url=absolute(site_url) or site_url,
        author=edition.site.name,
        updated=dates.iso(max((item.modified or item.date for item in articles), default=EMPTY)),
        entries=tuple(_entry(edition, article) for article in articles),
    )
    return View(feed)


def _entry(edition: Edition, article: Article) -> EntryView:
    url = edition.url(article)
    return EntryView(
        title=article.title,
        id=_id(edition, url, article.date),
        url=edition.addresses.absolute(url) or url,
        published=dates.iso(article.date),
        updated=dates.iso(article.modified or article.date),
        summary=article.summary,
        section=edition.section(article.category).title,
        authors=tuple(
            Link(author.title, edition.addresses.absolute(author.url))
            for author in (authors.link(edition, name) for name in article.authors)
        ),
        content=bodies.of(edition, article, public=True),
    )


def _id(edition: Edition, url: str, when: datetime) -> str:
    if public := edition.addresses.absolute(url):
        return public
    return f"tag:{edition.site.feed_authority},{when:%Y-%m-%d}:{url.removeprefix(edition.addresses.base)}"
