"""Pages of those who sign, people and bodies alike: each lists what it wrote."""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from newsroom import structured_data
from newsroom.catalogue import names_of
from newsroom.edition import Edition, month_of
from newsroom.heads import page_head
from newsroom.press import Count, Head, Link, PackedTeaser, Page
from newsroom.records import Article
from newsroom.sections import Leaf, Pagination, paginate
from newsroom.text import collate


class View(Struct, frozen=True):
    """The names of ``author.html``."""

    head: Head
    author: Link
    count: int
    teasers: tuple[PackedTeaser, ...]
    pagination: Pagination | None


class ListView(Struct, frozen=True):
    """The names of ``authors.html``."""

    head: Head
    authors: tuple[Count, ...]


def link(edition: Edition, name: str) -> Link:
    """Return the named address of an author."""
    return Link(name, edition.addresses("AUTHOR", slug=edition.catalogue.author_slugs[name]))


def front(edition: Edition) -> Link | None:
    """Return the address of the list of authors, if anybody signs."""
    if not edition.catalogue.author_slugs:
        return None
    return Link(edition.t("title.authors"), edition.addresses("AUTHORS"))


def pages(edition: Edition) -> Iterator[Page]:
    """Return the list of authors and the pages of each; nothing where nobody signs."""
    here = front(edition)
    if here is None:
        return
    names = names_of(edition.catalogue.author_slugs)
    ordered = sorted(names.items(), key=lambda pair: collate.key(pair[1]))
    counts = tuple(
        Count(link(edition, name), len(edition.catalogue.by_author[slug])) for slug, name in ordered
    )
    head = page_head(
        edition,
        here.title,
        here.url,
        description=edition.t("description.authors", site=edition.site.name),
    )
    yield edition.page(here.url, "authors.html", ListView(head, counts))
    for slug, name in names.items():
        yield from _pages_of(edition, here, slug, link(edition, name))


def _pages_of(edition: Edition, above: Link, slug: str, here: Link) -> Iterator[Page]:
    articles = edition.catalogue.by_author[slug]

    def leaf_url(number: int) -> str:
        return edition.addresses("AUTHOR_PAGE", slug=slug, number=number)

    for leaf in paginate(edition, len(articles), here.url, leaf_url):
        shown = articles[leaf.places.start : leaf.places.stop]
        view = partial(_view, edition, above, here, shown, len(articles), leaf)
        yield edition.page(leaf.url, "author.html", view, month=month_of(shown))


def _view(
    edition: Edition, above: Link, here: Link, shown: list[Article], count: int, leaf: Leaf
) -> View:
    name = edition.t("title.author", name=here.title)
    number = leaf.number
    profile: tuple[Mapping[str, object], ...] = (
        () if number else structured_data.profile(edition, here)
    )
    head = page_head(
        edition,
        edition.t("title.section_page", section=name, number=number) if number else name,
        leaf.url,
        crumbs=(above, here) if number else (above,),
        description=edition.t("description.author", name=here.title, site=edition.site.name),
        json_ld=profile,
    )
    return View(head, here, count, edition.teasers(shown), leaf.pagination())
