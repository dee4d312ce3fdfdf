"""The site map for readers (``/so-do/``), ``sitemap.xml`` and ``robots.txt`` for machines."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from newsroom import authors, feeds, tags, topics
from newsroom.archives import month_link
from newsroom.edition import Edition
from newsroom.heads import page_head
from newsroom.press import Head, Link, Page


class Group(Struct, frozen=True):
    """Links under one heading."""

    title: str
    links: tuple[Link, ...]


class View(Struct, frozen=True):
    """The names of ``sitemap_page.html``."""

    head: Head
    groups: tuple[Group, ...]


class Address(Struct, frozen=True):
    """One line of ``sitemap.xml``; ``lastmod`` only where the page has a date of its own."""

    loc: str
    lastmod: str = ""


class XmlView(Struct, frozen=True):
    """The names of ``sitemap.xml``."""

    urls: tuple[Address, ...]


class RobotsView(Struct, frozen=True):
    """The names of ``robots.txt``."""

    sitemap: str


def pages(edition: Edition) -> Iterator[Page]:
    """Return the readers' site map and ``robots.txt``."""
    url = edition.addresses("SITE_MAP")
    head = page_head(
        edition, edition.t("title.site_map"), url, description=edition.t("description.site_map")
    )
    yield edition.page(url, "sitemap_page.html", View(head, tuple(_groups(edition))))
    robots = RobotsView(edition.addresses.absolute(edition.addresses("SITEMAP")))
    yield Page("robots.txt", "robots.txt", robots)


def _groups(edition: Edition) -> Iterator[Group]:
    t, catalogue = edition.t, edition.catalogue
    rooms: dict[str, Iterable[Link | None]] = {
        "site_map.sections": [link for _, link in edition.sections()],
        "site_map.rooms": [*edition.rooms(), authors.front(edition)],
        "site_map.topics": topics.links(edition),
        "site_map.pages": [Link(page.title, edition.url(page)) for page in catalogue.pages],
        "site_map.months": [month_link(edition, first) for first in reversed(catalogue.months)],
        "site_map.years": [
            Link(t("archive.year", year=year), edition.addresses.of_year(year))
            for year in reversed(catalogue.years)
        ],
        "site_map.tags": tags.links(edition),
        "site_map.feeds": feeds.links(edition),
    }
    for key, links in rooms.items():
        shown = tuple(link for link in links if link)
        if shown:
            yield Group(t(key), shown)


def listing(head: Head | None) -> str:
    """Return how a page with this head is listed: its date, ``-`` without one, or not at all.

    Empty for what search engines are not to index, and while the site has no public address.
    """
    if head is None or not (head.index and head.canonical):
        return ""
    when = head.modified or head.published
    return when.isoformat()[:10] if when else "-"


def xml(edition: Edition, listed: Mapping[str, str]) -> Iterator[Page]:
    """Return ``sitemap.xml`` over paths of pages with their ``listing``; nothing without an address."""
    if not edition.addresses.origin:
        return
    base, absolute = edition.addresses.base, edition.addresses.absolute
    urls = [
        Address(absolute(f"{base}/{path.removesuffix('index.html')}"), when.removeprefix("-"))
        for path, when in listed.items()
        if when
    ]
    urls.sort(key=lambda item: item.loc)
    yield Page("sitemap.xml", "sitemap.xml", XmlView(tuple(urls)))
