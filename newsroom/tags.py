"""Pages of tags: articles, and on the first leaf the exemplars that carry the tag."""

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from newsroom import reach
from newsroom.catalogue import names_of
from newsroom.edition import Edition, month_of
from newsroom.heads import page_head
from newsroom.press import Count, Head, Link, PackedTeaser, Page
from newsroom.records import Article, Exemplar
from newsroom.sections import Leaf, Pagination, paginate
from newsroom.text import collate


class View(Struct, frozen=True):
    """The names of ``tag.html``."""

    head: Head
    tag: Link
    teasers: tuple[PackedTeaser, ...]
    exemplars: tuple[PackedTeaser, ...]
    pagination: Pagination | None


class ListView(Struct, frozen=True):
    """The names of ``tags.html``."""

    head: Head
    tags: tuple[Count, ...]


def link(edition: Edition, tag: str) -> Link:
    """Return the named address of a tag."""
    return Link(tag, edition.addresses("TAG", slug=edition.catalogue.tag_slugs[tag]))


def front(edition: Edition) -> Link:
    """Return the address of the list of tags."""
    return Link(edition.t("title.tags"), edition.addresses("TAGS"))


def links(edition: Edition) -> tuple[Link, ...]:
    """Return every tag once, in the order of the alphabet."""
    names = names_of(edition.catalogue.tag_slugs).values()
    return tuple(link(edition, name) for name in sorted(names, key=collate.key))


def pages(edition: Edition) -> Iterator[Page]:
    """Return the list of tags and the pages of each tag."""
    catalogue = edition.catalogue
    if not catalogue.tag_slugs:
        return
    here = front(edition)
    tags = [(catalogue.tag_slugs[tag.title], tag) for tag in links(edition)]
    counts = tuple(
        Count(tag, len(catalogue.by_tag[slug]) + len(catalogue.exemplars_by_tag[slug]))
        for slug, tag in tags
    )
    head = page_head(edition, here.title, here.url, description=edition.t("description.tags"))
    yield edition.page(here.url, "tags.html", ListView(head, counts))
    for slug, tag in tags:
        yield from _pages_of(edition, here, slug, tag)


def _pages_of(edition: Edition, above: Link, slug: str, here: Link) -> Iterator[Page]:
    articles = edition.catalogue.by_tag[slug]

    def leaf_url(number: int) -> str:
        return edition.addresses("TAG_PAGE", slug=slug, number=number)

    for leaf in paginate(edition, len(articles), here.url, leaf_url):
        shown = articles[leaf.places.start : leaf.places.stop]
        people = [] if leaf.number else edition.catalogue.exemplars_by_tag[slug]
        yield edition.page(
            leaf.url,
            "tag.html",
            partial(_view, edition, above, here, shown, people, leaf),
            month=month_of(shown),
            basis=partial(_basis, edition, here, shown, people, leaf),
            watch=reach.of_tag(slug),
        )


def _basis(
    edition: Edition, here: Link, shown: list[Article], people: list[Exemplar], leaf: Leaf
) -> object:
    return edition.basis((*shown, *people), here, leaf.number, leaf.pagination())


def _view(
    edition: Edition,
    above: Link,
    here: Link,
    shown: list[Article],
    people: list[Exemplar],
    leaf: Leaf,
) -> View:
    name = edition.t("title.tag", tag=here.title)
    number = leaf.number
    return View(
        head=page_head(
            edition,
            edition.t("title.section_page", section=name, number=number) if number else name,
            leaf.url,
            crumbs=(above, here) if number else (above,),
            description=edition.t("description.tag", tag=here.title, site=edition.site.name),
        ),
        tag=here,
        teasers=edition.teasers(shown),
        exemplars=edition.teasers(people),
        pagination=leaf.pagination(),
    )
