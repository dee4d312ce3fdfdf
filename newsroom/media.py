"""Files that editors placed in ``content/media``, and what pages make of them.

Views ask for a picture in a use or for a film's address; asking is what claims a derivative. So
nothing is published that no published page shows: originals, a draft's pictures and stray files
stay in the house.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from newsroom import fingerprint, images, press
from newsroom.images import Use
from newsroom.records import (
    AnyRecord,
    Article,
    Exemplar,
    Gallery,
    Photo,
    Video,
)


@dataclass(frozen=True, slots=True)
class File:
    """A file that is published as it is (film, captions): its path in ``content/`` and digest."""

    path: str
    digest: str

    @classmethod
    def of(cls, root: Path, path: str) -> "File":
        """Return the file at ``path`` below ``root``."""
        return cls(path, fingerprint.of_file(root / path))

    def target(self) -> str:
        """Return its path in the output; the digest lets browsers keep it for ever."""
        path = Path(self.path)
        return f"tep/{path.stem}-{self.digest[:10]}{path.suffix}"


@dataclass
class Media:
    """The files that content refers to, and the derivatives that pages claimed so far."""

    root: Path
    pictures: Mapping[str, images.Picture]
    files: Mapping[str, File]
    claimed: dict[str, images.Work] = field(default_factory=dict)
    copied: dict[str, File] = field(default_factory=dict)
    #: The same since somebody last emptied it: what one page asked for.
    noted: set[str] = field(default_factory=set)
    _planned: dict[tuple[str, Use], tuple[images.Variant, ...]] = field(default_factory=dict)
    _cropped: dict[str, tuple[images.Variant, ...]] = field(default_factory=dict)

    def picture(self, photo: Photo, use: Use, base: str) -> press.Picture | None:
        """Return the picture as a page of the site below ``base`` shows it in a use."""
        original = self.pictures.get(photo.path)
        if original is None:
            return None
        key = (photo.path, use)
        if key not in self._planned:
            self._planned[key] = images.plan(original, use)
        variants = self._planned[key]
        self._claim(photo, variants)
        fallback = variants[-1]
        return press.Picture(
            url=f"{base}/{fallback.path}",
            width=fallback.width,
            height=fallback.height,
            alt=photo.alt,
            caption=photo.caption,
            credit=photo.credit,
            variants=tuple(
                press.Variant(f"{base}/{item.path}", item.width, item.recipe.format)
                for item in variants
            ),
            sizes=images.SIZES[use],
        )

    def note(self, picture: press.Picture, base: str) -> None:
        """Say that one more page shows a picture that was made ready for another one."""
        self.noted.update(item.url.removeprefix(f"{base}/") for item in picture.variants)

    def crops(self, photo: Photo, base: str) -> tuple[str, ...]:
        """Return the addresses of a lead picture in the shapes that search engines ask for."""
        original = self.pictures.get(photo.path)
        if original is None:
            return ()
        if photo.path not in self._cropped:
            self._cropped[photo.path] = images.crops(original)
        variants = self._cropped[photo.path]
        self._claim(photo, variants)
        return tuple(f"{base}/{variant.path}" for variant in variants)

    def _claim(self, photo: Photo, variants: Iterable[images.Variant]) -> None:
        for variant in variants:
            self.claimed[variant.path] = images.Work(
                self.root / photo.path, variant.path, variant.recipe
            )
            self.noted.add(variant.path)

    def file_url(self, path: str, base: str) -> str:
        """Return the address of a file published as it is, or an empty string without one."""
        file = self.files.get(path)
        if file is None:
            return ""
        self.copied[file.target()] = file
        self.noted.add(file.target())
        return f"{base}/{file.target()}"


def photos_of(record: AnyRecord) -> list[tuple[Photo, Use]]:
    """Return every picture that a record shows, with its main use."""
    photos: list[tuple[Photo, Use]] = []
    if record.body.photos:
        photos += [(photo, "inline") for photo in record.body.photos]
    match record:
        case Article() | Exemplar():
            if record.image:
                photos.append((record.image, "lead"))
        case Gallery():
            photos += [(photo, "gallery") for photo in record.photos]
        case Video():
            photos += [(record.poster, "poster")] if record.poster else []
    return photos


def files_of(record: AnyRecord) -> list[str]:
    """Return the paths of the files that a record publishes as they are."""
    return (
        [path for path in (record.file, record.captions) if path]
        if isinstance(record, Video)
        else []
    )


class Shown(NamedTuple):
    """What a record shows beside text: pictures, each with its main use, and plain files by path."""

    record: AnyRecord
    photos: list[tuple[Photo, Use]]
    files: list[str]


def shown(records: Iterable[AnyRecord]) -> list[Shown]:
    """Return what records show, of those that show anything."""
    found = []
    for record in records:
        photos = photos_of(record)
        files = files_of(record)
        if photos or files:
            found.append(Shown(record, photos, files))
    return found
