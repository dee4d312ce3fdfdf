"""One edition of the site: the catalogue and everything views are made with.

Feature modules (``articles``, ``archives``, …) take an ``Edition`` and return ``press.Page`` values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from newsroom import cards
from newsroom.addresses import Addresses
from newsroom.catalogue import Catalogue
from newsroom.images import Use
from newsroom.media import Media
from newsroom.press import Furniture, Link, PackedTeaser, Page, Picture, Teaser, pack
from newsroom.records import AnyRecord, Article, Exemplar, Gallery, Photo, Video
from newsroom.site import Section, Site
from newsroom.strings import Strings
from newsroom.text import dates


@dataclass
class Edition:
    """Everything a view may ask; teasers are made once a record."""

    site: Site
    addresses: Addresses
    t: Strings
    catalogue: Catalogue
    media: Media
    preview: bool = False
    #: Names of withdrawn profiles: no page may hold them any more.
    withdrawn: tuple[str, ...] = ()
    #: Source → digest of what pages other than its own show of a record: its pictures and, in a
    #: preview, its label included.
    surfaces: Mapping[str, str] = field(default_factory=dict)
    #: Source → root-relative address.
    urls: Mapping[str, str] = field(default_factory=dict)
    _teasers: dict[tuple[str, str], Teaser] = field(default_factory=dict)
    _packed: dict[str, PackedTeaser] = field(default_factory=dict)
    _headlines: dict[str, PackedTeaser] = field(default_factory=dict)
    _sections: dict[str, Link] = field(default_factory=dict)
    _section_slugs: dict[str, str] = field(default_factory=dict)
    _site_feed: Link | None = None
    #: Documents by number; filled by ``register.documents`` when first asked.
    register: dict[str, Any] = field(default_factory=dict)
    #: Social cards by address; the card step makes those that pages claimed.
    claimed_cards: dict[str, cards.Card] = field(default_factory=dict)

    def shared(self) -> object:
        """Return what views share beside the records: the site's data, the patterns of addresses."""
        return self.site.model_dump(mode="json"), dict(self.addresses.patterns), self.preview

    def seen(self) -> dict[str, str]:
        """Return what views see of the records: the surface of each that is shown, by source.

        Two editions with equal ``shared``, ``seen`` and ``highlights`` have equal views but for the
        bodies themselves.
        """
        return {source: self.surfaces[source] for source in self.catalogue.by_source}

    def highlights(self) -> list[str]:
        """Return the sources of all articles that are highlighted today."""
        catalogue = self.catalogue
        return [article.source for article in catalogue.highlights(len(catalogue.articles))]

    def basis(self, shown: Iterable[AnyRecord | None], *more: object) -> object:
        """Return what a view is made from that shows these records, and ``more`` that it asked for.

        Far cheaper than the view itself: while it and ``shared`` stand, so does the view.
        """
        return [self.surfaces[record.source] if record else "" for record in shown], more

    def section(self, name: str) -> Link:
        """Return the named address of a section, by the name that articles give."""
        if not self._sections:
            for item in self.site.sections:
                self._sections[item.name] = Link(
                    item.name, self.addresses("CATEGORY", slug=item.slug)
                )
        return self._sections[name]

    def section_slug(self, name: str) -> str:
        """Return the slug of a section, by the name that articles give."""
        if not self._section_slugs:
            self._section_slugs |= {item.name: item.slug for item in self.site.sections}
        return self._section_slugs[name]

    def sections(self) -> list[tuple[Section, Link]]:
        """Return the sections that have news, in the order of the register."""
        return [
            (item, self.section(item.name))
            for item in self.site.sections
            if self.catalogue.by_section.get(item.name)
        ]

    def url(self, record: AnyRecord) -> str:
        """Return the root-relative address of a record."""
        return self.urls[record.source]

    def label(self, record: AnyRecord) -> str:
        """Return the mark of an unpublished item in a preview, else an empty string."""
        if record.status == "draft":
            return self.t("label.draft")
        when = getattr(record, "date", None)
        return self.t("label.scheduled") if when and when > self.catalogue.now else ""

    def picture(self, photo: Photo | None, use: Use) -> Picture | None:
        """Return a picture ready for a page, or None where there is none."""
        return self.media.picture(photo, use, self.addresses.base) if photo else None

    def crops(self, photo: Photo | None) -> tuple[str, ...]:
        """Return the addresses of a lead picture in the shapes of ``images.CROPS``."""
        return self.media.crops(photo, self.addresses.base) if photo else ()

    def teaser(self, record: Article | Exemplar | Gallery | Video, use: Use = "thumb") -> Teaser:
        """Return what lists show of a record; ``use`` says how large its picture stands."""
        found = self._teasers.get((record.source, use))
        if found is None:
            found = self._teasers[record.source, use] = self._make_teaser(record, use)
        elif found.image:
            self.media.note(found.image, self.addresses.base)
        return found

    def _make_teaser(self, record: Article | Exemplar | Gallery | Video, use: Use) -> Teaser:
        photo: Photo | None
        section, note = None, ""
        match record:
            case Article():
                photo, section = record.image, self.section(record.category)
            case Exemplar():
                photo, note = record.image, record.unit
            case Gallery():
                photo, note = record.photos[0], self.t("gallery.count", count=len(record.photos))
            case Video():
                photo, note = record.poster, record.duration
                use = "poster" if use == "thumb" else use  # a poster holds words: never cropped
        news = isinstance(record, Article)
        return Teaser(
            url=self.url(record),
            title=record.title,
            kind=type(record).__name__.lower(),
            date=record.date,
            day_url=self.addresses.of_day(record.date.date()) if news else "",
            section=section,
            summary=record.summary,
            image=self.picture(photo, use),
            label=self.label(record) if self.preview else "",
            note=note,
        )

    def teasers(
        self, records: Iterable[Article | Exemplar | Gallery | Video]
    ) -> tuple[PackedTeaser, ...]:
        """Return the teasers of several records."""
        return tuple([self.packed(record) for record in records])

    def packed(self, record: Article | Exemplar | Gallery | Video) -> PackedTeaser:
        """Return the teaser of a record as lists hold it."""
        teaser = self.teaser(record)  # each page says anew which pictures it shows
        known = self._packed.get(record.source)
        return known or self._packed.setdefault(record.source, pack(teaser))

    def headlines(
        self, records: Iterable[Article | Exemplar | Gallery | Video]
    ) -> tuple[PackedTeaser, ...]:
        """Return the teasers of several records without what a list of lines does not show.

        A page depends on what it is given: a new summary or picture is no affair of its neighbours.
        """
        return tuple([self._headline(record) for record in records])

    def _headline(self, record: Article | Exemplar | Gallery | Video) -> PackedTeaser:
        found = self._headlines.get(record.source)
        if found is None:
            lean = msgspec.structs.replace(
                self.teaser(record), summary="", section=None, image=None, day_url=""
            )
            found = self._headlines[record.source] = pack(lean)
        return found

    def site_feed(self) -> Link:
        """Return the feed of the whole site."""
        if self._site_feed is None:
            name = self.t("feed.site", site=self.site.short_name or self.site.name)
            self._site_feed = Link(name, self.addresses("FEED"))
        return self._site_feed

    def rooms(self) -> list[Link]:
        """Return the rooms beside the news that hold something: exemplars, pictures, videos."""
        catalogue = self.catalogue
        rooms = {
            "EXEMPLARS": bool(catalogue.exemplars),
            "GALLERIES": bool(catalogue.galleries),
            "VIDEOS": bool(catalogue.videos),
            "DOCUMENTS": bool(catalogue.documents or catalogue.by_document),
        }
        return [
            Link(self.t(f"title.{name.lower()}"), self.addresses(name))
            for name, open_ in rooms.items()
            if open_
        ]

    def card_url(self, title: str, section: str, when: date | str) -> str:
        """Return the address of the social card of a page and claim it; empty where cards are off."""
        if not self.site.social_cards:
            return ""
        told = when if isinstance(when, str) else dates.short_date(when)
        card = cards.Card(title, section, told, self.site.short_name or self.site.name)
        self.claimed_cards[card.path()] = card
        self.media.noted.add(card.path())
        return f"{self.addresses.base}/{card.path()}"

    def day_link(self, day: date | None) -> Link | None:
        """Return the named address of a day's archive."""
        return Link(dates.short_date(day), self.addresses.of_day(day)) if day else None

    def newest_month(self) -> str:
        """Return the sidebar variant of undated pages: the month of the newest article."""
        return month_of(self.catalogue.articles)

    def page(
        self,
        url: str,
        template: str,
        view: Struct | Callable[[], Struct],
        *,
        menu: str = "",
        month: str = "",
        sources: tuple[str, ...] = (),
        basis: Callable[[], object] | None = None,
        watch: str = "",
    ) -> Page:
        """Return the page at ``url`` with its furniture; ``month`` as ``2018-12``."""
        furniture = Furniture(menu=menu, sidebar=month or self.newest_month())
        path = self.addresses.file(url)
        return Page(path, template, view, furniture, sources, basis, watch)


def month_of(newest_first: Sequence[Article]) -> str:
    """Return the sidebar variant of a list of news, the month of its newest; empty without any.

    So only the fronts of lists, not each of their leaves, change with what is new today.
    """
    return newest_first[0].date.isoformat()[:7] if newest_first else ""
