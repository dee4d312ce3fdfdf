"""The furniture of every page, rendered once a variant: menu, sidebar, foot.

The menu has a variant for each section, the sidebar one for each month with news, the foot one.
"""

from collections.abc import Iterator
from datetime import date

import msgspec
from msgspec import Struct

from newsroom.archives import month_table
from newsroom.edition import Edition
from newsroom.press import Furniture, Link, Month, PackedTeaser, Teaser

HIGHLIGHTS = 5
#: The rooms a menu variant may mark as current, beside sections and pages.
ROOMS = {
    "exemplars": "EXEMPLARS",
    "galleries": "GALLERIES",
    "videos": "VIDEOS",
    "documents": "DOCUMENTS",
}


class SiteView(Struct, frozen=True):
    """What every template may say of the site itself."""

    name: str
    short_name: str
    tagline: str
    parent_body: str
    address: str
    phone: str
    email: str
    responsible: str
    license: str
    report_email: str
    url: str
    base: str
    search: bool
    sections: tuple[Link, ...]
    pages: tuple[Link, ...]
    home_url: str
    feed_url: str
    search_url: str
    map_url: str


class MenuView(Struct, frozen=True):
    """The names of ``partials/menu.html`` below ``menu``."""

    home: Link
    sections: tuple[Link, ...]
    rooms: tuple[Link, ...]
    search: bool
    search_url: str


class SidebarView(Struct, frozen=True):
    """The names of ``partials/sidebar.html`` below ``sidebar``."""

    highlights: tuple[PackedTeaser, ...]
    month: Month | None
    gallery: Teaser | None
    video: Teaser | None
    archive_url: str


class FootView(Struct, frozen=True):
    """The names of ``partials/foot.html`` below ``foot``."""

    links: tuple[Link, ...]
    undeclared: bool


class Fragment(Struct, frozen=True):
    """One variant of one fragment, ready to render."""

    name: str
    variant: str
    template: str
    view: Struct


class MenuNames(Struct, frozen=True):
    """The names of the menu's template."""

    menu: MenuView


class SidebarNames(Struct, frozen=True):
    """The names of the sidebar's template."""

    sidebar: SidebarView


class FootNames(Struct, frozen=True):
    """The names of the foot's template."""

    foot: FootView


def fragments(edition: Edition, wanted: set[Furniture]) -> Iterator[Fragment]:
    """Return every variant that the pages of this edition want, in a fixed order."""
    for variant in sorted({item.menu for item in wanted}):
        yield Fragment("menu", variant, "partials/menu.html", MenuNames(_menu(edition, variant)))
    shared = _shared(edition)
    for variant in sorted({item.sidebar for item in wanted}):
        view = SidebarNames(_sidebar(edition, variant, shared))
        yield Fragment("sidebar", variant, "partials/sidebar.html", view)
    for variant in sorted({item.foot for item in wanted}):
        yield Fragment("foot", variant, "partials/foot.html", FootNames(_foot(edition)))


def _menu(edition: Edition, current: str) -> MenuView:
    room = ROOMS.get(current)
    here = edition.addresses(room) if room else ""
    return MenuView(
        home=Link(edition.t("menu.home"), edition.addresses.home()),
        sections=tuple(
            Link(link.title, link.url, current=section.slug == current)
            for section, link in edition.sections()
        ),
        rooms=tuple(
            Link(link.title, link.url, current=link.url == here) for link in edition.rooms()
        ),
        search=edition.site.search,
        search_url=edition.addresses("SEARCH"),
    )


def _shared(edition: Edition) -> tuple[tuple[PackedTeaser, ...], Teaser | None, Teaser | None]:
    catalogue = edition.catalogue
    gallery = _lean(edition.teaser(catalogue.galleries[0])) if catalogue.galleries else None
    video = _lean(edition.teaser(catalogue.videos[0])) if catalogue.videos else None
    return edition.headlines(catalogue.highlights(HIGHLIGHTS)), gallery, video


def _lean(teaser: Teaser) -> Teaser:
    """Leave out what the sidebar does not show, so that no page depends on it."""
    return msgspec.structs.replace(teaser, summary="", section=None)


def _sidebar(
    edition: Edition,
    variant: str,
    shared: tuple[tuple[PackedTeaser, ...], Teaser | None, Teaser | None],
) -> SidebarView:
    highlights, gallery, video = shared
    first = date.fromisoformat(f"{variant}-01") if variant else None
    return SidebarView(
        highlights=highlights,
        month=month_table(edition, first) if first else None,
        gallery=gallery,
        video=video,
        archive_url=edition.addresses.of_year(edition.catalogue.years[-1]) if first else "",
    )


def _foot(edition: Edition) -> FootView:
    return FootView(
        links=(
            *_pages(edition),
            Link(edition.t("title.site_map"), edition.addresses("SITE_MAP")),
            Link(edition.t("feed.foot"), edition.addresses("FEED")),
            Link(edition.t("foot.top"), "#main"),
        ),
        undeclared=bool(edition.site.undeclared()),
    )


def _pages(edition: Edition) -> tuple[Link, ...]:
    return tuple(Link(page.title, edition.url(page)) for page in edition.catalogue.pages)


def site_view(edition: Edition) -> SiteView:
    """Return the site as every template may name it."""
    site, addresses = edition.site, edition.addresses
    return SiteView(
        name=site.name,
        short_name=site.short_name or site.name,
        tagline=site.tagline,
        parent_body=site.parent_body,
        address=site.address,
        phone=site.phone,
        email=site.email,
        responsible=site.responsible,
        license=site.license,
        report_email=site.report_email,
        url=site.url,
        base=addresses.base,
        search=site.search,
        sections=tuple(link for _, link in edition.sections()),
        pages=_pages(edition),
        home_url=addresses.home(),
        feed_url=addresses("FEED"),
        search_url=addresses("SEARCH"),
        map_url=addresses("SITE_MAP"),
    )
