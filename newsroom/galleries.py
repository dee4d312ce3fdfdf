"""Picture galleries ("Hình ảnh hoạt động")."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct, structs

from newsroom import bodies, structured_data
from newsroom.bodies import BodyView
from newsroom.edition import Edition
from newsroom.heads import page_head, shared
from newsroom.press import Head, Link, PackedTeaser, Page, Picture
from newsroom.records import Gallery


class ListView(Struct, frozen=True):
    """The names of ``galleries.html``."""

    head: Head
    galleries: tuple[PackedTeaser, ...]


class GalleryView(Struct, frozen=True):
    """The gallery itself; ``credit`` is that of all its photos, which then have none of their own."""

    title: str
    date: datetime
    summary: str
    photos: tuple[Picture, ...]
    credit: str
    body: BodyView | None
    section: Link | None
    label: str


class View(Struct, frozen=True):
    """The names of ``gallery.html``."""

    head: Head
    gallery: GalleryView
    previous: Link | None
    next: Link | None


def pages(edition: Edition) -> Iterator[Page]:
    """Return the list and every gallery."""
    galleries = edition.catalogue.galleries
    if not galleries:
        return
    front = Link(edition.t("title.galleries"), edition.addresses("GALLERIES"))
    head = page_head(
        edition,
        front.title,
        front.url,
        description=edition.t("description.galleries", site=edition.site.name),
    )
    yield edition.page(
        front.url, "galleries.html", ListView(head, edition.teasers(galleries)), menu="galleries"
    )
    for place, gallery in enumerate(galleries):
        older = galleries[place + 1] if place + 1 < len(galleries) else None
        newer = galleries[place - 1] if place else None
        url = edition.url(gallery)
        credit = _common_credit(gallery)
        view = View(
            head=page_head(
                edition,
                gallery.title,
                url,
                crumbs=(front,),
                description=gallery.summary,
                published=gallery.date,
                index=not edition.label(gallery),
                styles=("gallery.css",),
                scripts=("gallery.js",),
                json_ld=structured_data.gallery(edition, gallery),
                picture=shared(
                    edition, gallery.title, front.title, gallery.date, gallery.photos[0]
                ),
            ),
            gallery=GalleryView(
                title=gallery.title,
                date=gallery.date,
                summary=gallery.summary,
                photos=tuple(
                    structs.replace(picture, credit="") if credit else picture
                    for photo in gallery.photos
                    if (picture := edition.picture(photo, "gallery"))
                ),
                credit=credit,
                body=bodies.of_any(edition, gallery),
                section=edition.section(gallery.category) if gallery.category else None,
                label=edition.label(gallery) if edition.preview else "",
            ),
            previous=_link(edition, older),
            next=_link(edition, newer),
        )
        yield edition.page(url, "gallery.html", view, menu="galleries", sources=(gallery.source,))


def _common_credit(gallery: Gallery) -> str:
    """Return what is the credit of every photo: it is printed once."""
    first, *others = {photo.credit for photo in gallery.photos}
    return "" if others else first


def _link(edition: Edition, gallery: Gallery | None) -> Link | None:
    return Link(gallery.title, edition.url(gallery)) if gallery else None
