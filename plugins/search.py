"""Full-text search: the page, and the index of all that is published."""

from functools import partial
from typing import Any

from pelican import signals

from newsroom.search import pages, shelves


class SearchGenerator:
    """Adds the search page with the rooms; the index follows once the edition is complete."""

    def __init__(self, context: dict[str, Any], **_: object) -> None:
        self.context = context

    def generate_output(self, writer: Any) -> None:
        """Add the search page."""
        writer.add(partial(pages.pages, self.context["edition"]))

    def follow(self, writer: Any) -> None:
        """Bring the index up to date; runs whenever any body or surface has changed."""
        edition, house = self.context["edition"], self.context["house"]
        if not edition.site.search:
            return
        index = shelves.update(edition, house.cache, self.context["executor"], house.jobs)
        folder = edition.addresses.file(edition.addresses("SEARCH")).removesuffix("index.html")
        writer.drop_files([folder + path for path in index.gone])
        for path, key in index.files.items():
            writer.add_file(folder + path, key, partial(index.read, path))


def _generator(_: object) -> type:
    return SearchGenerator


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
