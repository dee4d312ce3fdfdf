"""Videos: own films with captions, or a facade of a player elsewhere that loads on a click."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from newsroom import bodies, structured_data
from newsroom.bodies import BodyView
from newsroom.edition import Edition
from newsroom.heads import page_head, shared
from newsroom.press import Head, Link, PackedTeaser, Page, Picture
from newsroom.records import Video


class ListView(Struct, frozen=True):
    """The names of ``videos.html``."""

    head: Head
    videos: tuple[PackedTeaser, ...]


class VideoView(Struct, frozen=True):
    """The video itself; ``file`` and ``captions`` are addresses."""

    title: str
    date: datetime
    summary: str
    file: str
    poster: Picture | None
    captions: str
    youtube: str
    transcript: str
    duration: str
    body: BodyView | None
    label: str


class View(Struct, frozen=True):
    """The names of ``video.html``."""

    head: Head
    video: VideoView
    previous: Link | None
    next: Link | None


def pages(edition: Edition) -> Iterator[Page]:
    """Return the list and every video."""
    videos = edition.catalogue.videos
    if not videos:
        return
    front = Link(edition.t("title.videos"), edition.addresses("VIDEOS"))
    head = page_head(
        edition,
        front.title,
        front.url,
        description=edition.t("description.videos", site=edition.site.name),
    )
    yield edition.page(
        front.url, "videos.html", ListView(head, edition.teasers(videos)), menu="videos"
    )
    for place, video in enumerate(videos):
        older = videos[place + 1] if place + 1 < len(videos) else None
        newer = videos[place - 1] if place else None
        url = edition.url(video)
        view = View(
            head=page_head(
                edition,
                video.title,
                url,
                crumbs=(front,),
                description=video.summary,
                published=video.date,
                index=not edition.label(video),
                styles=("video.css",),
                scripts=("video.js",) if video.youtube else (),
                json_ld=structured_data.video(edition, video),
                picture=shared(edition, video.title, front.title, video.date, video.poster),
            ),
            video=VideoView(
                title=video.title,
                date=video.date,
                summary=video.summary,
                file=edition.media.file_url(video.file, edition.addresses.base),
                poster=edition.picture(video.poster, "poster"),
                captions=edition.media.file_url(video.captions, edition.addresses.base),
                youtube=video.youtube,
                transcript=video.transcript,
                duration=video.duration,
                body=bodies.of_any(edition, video),
                label=edition.label(video) if edition.preview else "",
            ),
            previous=_link(edition, older),
            next=_link(edition, newer),
        )
        yield edition.page(url, "video.html", view, menu="videos", sources=(video.source,))


def _link(edition: Edition, video: Video | None) -> Link | None:
    return Link(video.title, edition.url(video)) if video else None
