"""The body of an article between READ and the page: HTML with markers, and what fills them.

At read time nothing is known of other files, so links to other content, pictures and citations are
left as markers (``markup.markers``). A page declares the values of the markers of its body, and the
template's ``fill`` filter puts them in. So a body is read once and a page is still a pure function
of what it declares.
"""

from msgspec import Struct

from newsroom.documents import url_of
from newsroom.edition import Edition
from newsroom.press import Picture
from newsroom.records import AnyRecord, Blob


class BodyView(Struct, frozen=True):
    """A body as a page declares it: which bytes, and the values of its markers."""

    blob: Blob
    links: dict[str, str] = {}
    citations: dict[str, str] = {}
    photos: tuple[Picture | None, ...] = ()


def of(edition: Edition, record: AnyRecord) -> BodyView:
    """Return the body of a record with the values of its markers.

    A link to content that is not shown (draft, scheduled, withdrawn) is left without address, and
    the page shows its words without a link.
    """
    body = record.body
    by_source = edition.catalogue.by_source
    links: dict[str, str] = {}
    for link in body.links:
        if link.target.startswith("/"):
            links[link.target] = f"{edition.addresses.base}{link.target}"
        elif target := by_source.get(link.target):
            links[link.target] = edition.url(target)
    return BodyView(
        blob=body.blob,
        links=links,
        citations={
            number: url
            for number in dict.fromkeys(mention.number for mention in body.mentions)
            if (url := url_of(edition, number))
        },
        photos=tuple(edition.picture(photo, "inline") for photo in body.photos),
    )
