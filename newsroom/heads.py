"""The head of a page: title, canonical address, breadcrumb trail, structured data."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from newsroom.edition import Edition
from newsroom.press import Head, Link
from newsroom.records import Photo

_JSON = msgspec.json.Encoder(order="sorted")


def page_head(
    edition: Edition,
    title: str,
    url: str,
    *,
    crumbs: Iterable[Link] = (),
    picture: tuple[str, str] = ("", ""),
    **more: Any,
) -> Head:
    """Return the head of a page: canonical address, breadcrumb trail, its JSON-LD and ``shared``."""
    trail = (
        Link(edition.t("breadcrumbs.home"), edition.addresses.home()),
        *crumbs,
        Link(title, url, current=True),
    )
    data: list[Mapping[str, object]] = list(more.pop("json_ld", ()))
    if url != edition.addresses.home():
        data.append(_breadcrumb_list(edition, trail))
    return Head(
        title=title,
        path=url,
        canonical=edition.addresses.absolute(url),
        breadcrumbs=trail if url != edition.addresses.home() else (),
        json_ld=tuple(json_ld(item) for item in data),
        image=picture[0],
        image_alt=picture[1] if picture[0] else "",
        **more,
    )


def shared(
    edition: Edition, title: str, kicker: str, when: date | str, photo: Photo | None = None
) -> tuple[str, str]:
    """Return the picture that stands for a page where it is shared: its address and what it says.

    That is the card with the title, or without cards the lead picture in the first shape of its crops;
    nothing while the site has no public address, since such a picture is asked for from elsewhere.
    """
    card = edition.card_url(title, kicker, when)
    if card:
        return edition.addresses.absolute(card), title
    crops = edition.crops(photo)
    if not (crops and photo):
        return "", ""
    return edition.addresses.absolute(crops[0]), photo.alt


def _breadcrumb_list(edition: Edition, trail: tuple[Link, ...]) -> Mapping[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": link.title,
                "item": edition.addresses.absolute(link.url) or link.url,
            }
            for place, link in enumerate(trail, 1)
        ],
    }


def json_ld(data: Mapping[str, object]) -> str:
    """Return JSON for a script element: no ``<``, ``>`` or ``&`` that could end it early."""
    text = _JSON.encode(data).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
