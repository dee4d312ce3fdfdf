"""Pages of tags."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from newsroom.edition import Edition
from newsroom.heads import page_head
from newsroom.press import Head, Link, Page, Teaser
from newsroom.records import Article
from newsroom.sections import Pagination, paginate
from newsroom.text import collate


class View(Struct, frozen=True):
    """The names of ``tag.html``."""

    head: Head
    tag: Link
    teasers: tuple[Teaser, ...]
    pagination: Pagination | None


class TagCount(Struct, frozen=True):
    """A tag and how many articles carry it."""

    link: Link
    count: int


class ListView(Struct, frozen=True):
    """The names of ``tags.html``."""

    head: Head
    tags: tuple[TagCount, ...]


def link(edition: Edition, tag: str) -> Link:
    """Return the named address of a tag."""
    return Link(tag, edition.addresses("TAG", slug=edition.catalogue.tag_slugs[tag]))


def pages(edition: Edition) -> Iterator[Page]:
    """Return the list of tags and the pages of each tag."""
    names: dict[str, str] = {}
    for tag, slug in edition.catalogue.tag_slugs.items():
        names[slug] = min(tag, names.get(slug, tag))
    if not names:
        return
    front = Link(edition.t("title.tags"), edition.addresses("TAGS"))
    counts = tuple(
        TagCount(link(edition, tag), len(edition.catalogue.by_tag[slug]))
        for slug, tag in sorted(names.items(), key=lambda pair: collate.key(pair[1]))
    )
    head = page_head(edition, front.title, front.url, description=edition.t("description.tags"))
    yield edition.page(front.url, "tags.html", ListView(head, counts))
    for slug, tag in names.items():
        yield from _pages_of(edition, front, slug, tag)


def _pages_of(edition: Edition, front: Link, slug: str, tag: str) -> Iterator[Page]:
    articles = edition.catalogue.by_tag[slug]
    here = link(edition, tag)

    def leaf_url(number: int) -> str:
        return edition.addresses("TAG_PAGE", slug=slug, number=number)

    for number, url, places, pagination in paginate(edition, len(articles), here.url, leaf_url):
        make = partial(_view, edition, front, here, articles, number, url, places, pagination)
        yield edition.page(url, "tag.html", make)


def _view(
    edition: Edition,
    front: Link,
    here: Link,
    articles: list[Article],
    number: int,
    url: str,
    places: range,
    pagination: Pagination | None,
) -> View:
    name = edition.t("title.tag", tag=here.title)
    head = page_head(
        edition,
        edition.t("title.section_page", section=name, number=number) if number else name,
        url,
        crumbs=(front, here) if number else (front,),
        description=edition.t("description.tag", tag=here.title, site=edition.site.name),
    )
    return View(head, here, edition.teasers(articles[place] for place in places), pagination)
