"""Section pages, numbered from the oldest so that an addition shifts nothing."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from msgspec import Struct

from newsroom import reach
from newsroom.edition import Edition, month_of
from newsroom.heads import page_head
from newsroom.press import Head, Link, PackedTeaser, Page
from newsroom.records import Article
from newsroom.site import Section


class Pagination(Struct, frozen=True):
    """The way through a long list; never says of how many."""

    newer: Link | None
    older: Link | None
    pages: tuple[Link, ...]


class View(Struct, frozen=True):
    """The names of ``section.html``."""

    head: Head
    section: Link
    summary: str
    teasers: tuple[PackedTeaser, ...]
    pagination: Pagination | None
    feed: Link
    number: int


def leaves(count: int, size: int) -> list[range]:
    """Cut ``count`` items, oldest first, into leaves; the last one is the bare address.

    Leaf *n* holds the *n*-th ``size`` oldest items for ever. The newest leaf takes what is left,
    between ``size`` and 2 ``size`` - 1 items, so the front of a section is never nearly empty.
    """
    full = max(count // size - 1, 0)
    return [range(n * size, (n + 1) * size) for n in range(full)] + [range(full * size, count)]


class Leaf(NamedTuple):
    """One page of a long list: ``number`` is 0 for the bare address, ``places`` count from the newest.

    ``pagination`` returns the way to the others: thousands of pages are listed that nobody makes.
    """

    number: int
    url: str
    places: range
    pagination: Callable[[], Pagination | None]


def paginate(
    edition: Edition, count: int, front: str, leaf_url: Callable[[int], str]
) -> Iterator[Leaf]:
    """Return the leaves of a list of ``count`` items, oldest first."""
    cut = leaves(count, edition.site.articles_per_page)
    last = len(cut) - 1
    for position, oldest_first in enumerate(cut):
        number = 0 if position == last else position + 1
        newest_first = range(count - oldest_first.stop, count - oldest_first.start)
        way = partial(_pagination, edition, position, last, front, leaf_url)
        yield Leaf(number, leaf_url(number) if number else front, newest_first, way)


def _pagination(
    edition: Edition, position: int, last: int, front: str, leaf_url: Callable[[int], str]
) -> Pagination | None:
    """Return the way from one leaf to its neighbours and to the oldest, not to every leaf.

    The list of a section's pages must not change on all of them with each new leaf.
    """
    if not last:
        return None

    def link(place: int, title: str, *, current: bool = False) -> Link:
        return Link(title, front if place == last else leaf_url(place + 1), current)

    around = [n for n in range(position - 2, position + 3) if 0 <= n < last]
    return Pagination(
        newer=link(position + 1, edition.t("pagination.newer")) if position < last else None,
        older=link(position - 1, edition.t("pagination.older")) if position else None,
        pages=tuple(
            link(n, edition.t("pagination.page", number=n + 1), current=n == position)
            for n in sorted({*around, 0}, reverse=True)
        ),
    )


def pages(edition: Edition) -> Iterator[Page]:
    """Return the pages of every section that has news."""
    for section, _ in edition.sections():
        articles = edition.catalogue.by_section[section.name]
        yield from _pages_of(edition, section, articles)


def _pages_of(edition: Edition, section: Section, articles: list[Article]) -> Iterator[Page]:
    link = edition.section(section.name)
    feed = Link(
        edition.t("feed.section", section=section.name),
        edition.addresses("CATEGORY_FEED", slug=section.slug),
    )

    def leaf_url(number: int) -> str:
        return edition.addresses("CATEGORY_PAGE", slug=section.slug, number=number)

    for leaf in paginate(edition, len(articles), link.url, leaf_url):
        shown = articles[leaf.places.start : leaf.places.stop]
        yield edition.page(
            leaf.url,
            "section.html",
            partial(_view, edition, section, feed, shown, leaf),
            menu=section.slug,
            month=month_of(shown),
            basis=partial(_basis, edition, shown, leaf),
            watch=reach.of_section(section.name),
        )


def _basis(edition: Edition, shown: list[Article], leaf: Leaf) -> object:
    return edition.basis(shown, leaf.number, leaf.pagination())


def _view(
    edition: Edition,
    section: Section,
    feed: Link,
    shown: list[Article],
    leaf: Leaf,
) -> View:
    link = edition.section(section.name)
    title = section.name
    if leaf.number:
        title = edition.t("title.section_page", section=section.name, number=leaf.number)
    return View(
        head=page_head(
            edition,
            title,
            leaf.url,
            crumbs=(link,) if leaf.number else (),
            description=section.summary
            or edition.t("description.section", section=section.name, site=edition.site.name),
            feeds=(edition.site_feed(), feed),
        ),
        section=link,
        summary=section.summary,
        teasers=edition.teasers(shown),
        pagination=leaf.pagination(),
        feed=feed,
        number=leaf.number,
    )
