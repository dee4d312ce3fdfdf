"""The front page and the page for addresses that do not exist."""

from collections.abc import Iterator, Set

from msgspec import Struct

from newsroom import feeds, structured_data, topics
from newsroom.edition import Edition
from newsroom.heads import page_head, shared
from newsroom.press import Head, Link, PackedTeaser, Page, Teaser
from newsroom.records import Article

LATEST = 6
#: How far back the first story may lie.
HIGHLIGHTS = 10
RECENT = 20
PER_SECTION = 4
EXEMPLARS = 4


class SectionBlock(Struct, frozen=True):
    """A section's newest articles on the front page."""

    link: Link
    teasers: tuple[PackedTeaser, ...]


class TopicLink(Struct, frozen=True):
    """A topic and what its page gathers, in words."""

    link: Link
    holds: str


class View(Struct, frozen=True):
    """The names of ``home.html``."""

    head: Head
    lead: Teaser | None
    latest: tuple[PackedTeaser, ...]
    sections: tuple[SectionBlock, ...]
    exemplars: tuple[PackedTeaser, ...]
    exemplars_url: str
    topics: tuple[TopicLink, ...]


class NotFoundView(Struct, frozen=True):
    """The names of ``not_found.html``."""

    head: Head
    latest: tuple[PackedTeaser, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Return the front page and ``404.html``."""
    catalogue, addresses = edition.catalogue, edition.addresses
    lead = _lead(edition)
    rest = [item for item in catalogue.articles[: LATEST + 1] if item is not lead][:LATEST]
    shown = {article.source for article in (*rest, *([lead] if lead else []))}
    view = View(
        head=page_head(
            edition,
            edition.site.name,
            addresses.home(),
            description=edition.site.tagline or edition.site.name,
            feeds=feeds.links(edition)[:2],
            json_ld=structured_data.organization(edition),
            picture=shared(edition, edition.site.name, edition.site.tagline, ""),
        ),
        lead=edition.teaser(lead, "lead") if lead else None,
        latest=edition.teasers(rest),
        sections=tuple(
            SectionBlock(link, edition.teasers(_of_section(edition, section.name, shown)))
            for section, link in edition.sections()
        ),
        exemplars=edition.teasers(catalogue.exemplars[:EXEMPLARS]),
        exemplars_url=addresses("EXEMPLARS"),
        topics=tuple(_topic(edition, link) for link in topics.links(edition)),
    )
    yield edition.page(addresses.home(), "home.html", view)
    missing = page_head(
        edition, edition.t("title.not_found"), f"{addresses.base}/404.html", index=False
    )
    latest = NotFoundView(missing, edition.teasers(catalogue.articles[:LATEST]))
    yield edition.page(f"{addresses.base}/404.html", "not_found.html", latest)


def _lead(edition: Edition) -> Article | None:
    """Return the first story: the newest highlight with a picture, else the newest article with one."""
    catalogue = edition.catalogue
    candidates = [*catalogue.highlights(HIGHLIGHTS), *catalogue.articles[:RECENT]]
    newest = next(iter(catalogue.articles), None)
    return next((article for article in candidates if article.image), newest)


def _of_section(edition: Edition, name: str, shown: Set[str]) -> list[Article]:
    """Return the newest articles of a section that do not stand above, or where all do, those."""
    newest = edition.catalogue.by_section[name][: PER_SECTION + len(shown)]
    fresh = [article for article in newest if article.source not in shown]
    return (fresh or newest)[:PER_SECTION]


def _topic(edition: Edition, link: Link) -> TopicLink:
    parts = topics.parts(edition, link.title)
    told = (edition.t(f"home.topic_{name}", count=count) for name, count in parts.items() if count)
    return TopicLink(link, ", ".join(told))
