"""Section pages, numbered from the oldest so that an addition shifts nothing."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from newsroom.edition import Edition, month_of
from newsroom.heads import page_head
from newsroom.press import Head, Link, Page, Teaser
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
    teasers: tuple[Teaser, ...]
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


def paginate(
    edition: Edition, count: int, front: str, leaf_url: Callable[[int], str]
) -> Iterator[tuple[int, str, range, Pagination | None]]:
    """Return (number, address, positions from the newest, pagination) of each leaf.

    ``number`` is 0 for the bare address. A leaf links to its neighbours and to the oldest one, not
    to every page: the list of a section's pages must not change on all of them with each new leaf.
    """
    cut = leaves(count, edition.site.articles_per_page)
    last = len(cut) - 1

    def link(position: int, title: str, *, current: bool = False) -> Link:
        return Link(title, front if position == last else leaf_url(position + 1), current)

    for position, oldest_first in enumerate(cut):
        number = 0 if position == last else position + 1
        around = [n for n in range(position - 2, position + 3) if 0 <= n < last]
        listed = dict.fromkeys([*around, 0] if last else [])
        pagination = Pagination(
            newer=link(position + 1, edition.t("pagination.newer")) if position < last else None,
            older=link(position - 1, edition.t("pagination.older")) if position else None,
            pages=tuple(
                link(n, edition.t("pagination.page", number=n + 1), current=n == position)
                for n in sorted(listed, reverse=True)
            ),
        )
        newest_first = range(count - oldest_first.stop, count - oldest_first.start)
        url = front if number == 0 else leaf_url(number)
        yield number, url, newest_first, pagination if last else None


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

    for number, url, places, pagination in paginate(edition, len(articles), link.url, leaf_url):
        make = partial(_view, edition, section, feed, articles, number, url, places, pagination)
        shown = articles[places.start : places.stop]
        basis = partial(edition.basis, shown, number, pagination)
        yield edition.page(
            url, "section.html", make, menu=section.slug, month=month_of(shown), basis=basis
        )


def _view(
    edition: Edition,
    section: Section,
    feed: Link,
    articles: list[Article],
    number: int,
    url: str,
    places: range,
    pagination: Pagination | None,
) -> View:
    link = edition.section(section.name)
    title = section.name
    if number:
        title = edition.t("title.section_page", section=section.name, number=number)
    return View(
        head=page_head(
            edition,
            title,
            url,
            crumbs=(link,) if number else (),
            description=section.summary
            or edition.t("description.section", section=section.name, site=edition.site.name),
            feeds=(edition.site_feed(), feed),
        ),
        section=link,
        summary=section.summary,
        teasers=edition.teasers(articles[place] for place in places),
        pagination=pagination,
        feed=feed,
        number=number,
    )
