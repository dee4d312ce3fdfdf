"""The body of an article between READ and the page: HTML with markers, and what fills them.

At read time nothing is known of other files, so links to other content, pictures and citations are
left as markers (``markup.markers``). A page declares the values of the markers of its body, and the
template's ``fill`` filter puts them in. So a body is read once and a page is still a pure function
of what it declares.
"""

from collections.abc import Callable

import msgspec
from msgspec import Struct

from newsroom.edition import Edition
from newsroom.press import Picture
from newsroom.records import AnyRecord, Blob
from newsroom.register import url_of


class BodyView(Struct, frozen=True):
    """A body as a page declares it: which bytes, and the values of its markers."""

    blob: Blob
    links: dict[str, str] = {}
    citations: dict[str, str] = {}
    #: Whether the page lists the cited documents: then print points from the text to the list.
    noted: bool = False
    photos: tuple[Picture | None, ...] = ()


def of(
    edition: Edition, record: AnyRecord, *, noted: bool = False, public: bool = False
) -> BodyView:
    """Return the body of a record with the values of its markers.

    A link to content that is not shown (draft, scheduled, withdrawn) is left without address, and
    the page shows its words without a link. ``public`` makes every address absolute where the site
    has a public one: feeds are read far from it.
    """

    def reached(url: str) -> str:
        return (edition.addresses.absolute(url) or url) if public else url

    body = record.body
    by_source = edition.catalogue.by_source
    links: dict[str, str] = {}
    for link in body.links:
        if link.target.startswith("/"):
            links[link.target] = reached(f"{edition.addresses.base}{link.target}")
        elif target := by_source.get(link.target):
            links[link.target] = reached(edition.url(target))
    return BodyView(
        blob=body.blob,
        links=links,
        citations={
            number: reached(url)
            for number in dict.fromkeys(mention.number for mention in body.mentions)
            if (url := url_of(edition, number))
        },
        noted=noted,
        photos=tuple(
            _reached(picture, reached) if (picture := edition.picture(photo, "inline")) else None
            for photo in body.photos
        ),
    )


def of_any(edition: Edition, record: AnyRecord) -> BodyView | None:
    """Return the body of a record that need not have one, or None."""
    return of(edition, record) if record.body.blob.length else None


def linked(edition: Edition, record: AnyRecord) -> list[str]:
    """Return the addresses of the content that a body links to, empty for what is not shown."""
    targets = [edition.catalogue.by_source.get(link.target) for link in record.body.links]
    return [edition.url(target) if target else "" for target in targets]


def _reached(picture: Picture, reached: Callable[[str], str]) -> Picture:
    variants = tuple(
        msgspec.structs.replace(variant, url=reached(variant.url)) for variant in picture.variants
    )
    return msgspec.structs.replace(picture, url=reached(picture.url), variants=variants)
