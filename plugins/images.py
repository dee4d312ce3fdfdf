"""Derivatives of the pictures that pages claimed, and the plain files (films, captions) they show."""

from functools import partial
from pathlib import Path
from typing import Any

from pelican import signals

from newsroom import derivatives


class ImagesGenerator:
    """Runs after all rooms: their views have claimed what they show."""

    def __init__(self, context: dict[str, Any], **_: object) -> None:
        self.context = context

    def finish(self, writer: Any) -> None:
        """Make what is missing in the store and hand everything to the writer."""
        edition, house = self.context["edition"], self.context["house"]
        folder = house.cache / "files"
        units = [*edition.media.claimed.values(), *edition.claimed_cards.values()]
        targets = [*edition.media.claimed, *edition.claimed_cards]
        made = derivatives.complete(
            folder,
            dict(zip(targets, units, strict=True)),
            self.context["executor"],
            house.jobs,
            writer.kept_files(),
        )
        self.context["findings"] += made.findings
        for path, digest in made.digests.items():
            writer.add_file(path, digest, partial(Path.read_bytes, folder / path))
        for path, file in edition.media.copied.items():
            writer.add_file(path, file.digest, partial(Path.read_bytes, house.content / file.path))


def _generator(_: object) -> type:
    return ImagesGenerator


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
