"""Site map for readers and machines, last of the rooms: it lists the others' pages."""

from functools import partial
from typing import Any

from pelican import signals

from newsroom import site_map


class SiteMapGenerator:
    """Adds ``/so-do/``, ``robots.txt`` and, over all pages, ``sitemap.xml``."""

    def __init__(self, context: dict[str, Any], **_: object) -> None:
        self.context = context

    def generate_output(self, writer: Any) -> None:
        """Add the readers' site map."""
        writer.add(partial(site_map.pages, self.context["edition"]))

    def finish(self, writer: Any) -> None:
        """Add the machines' site map once every page is known."""
        writer.add(partial(site_map.xml, self.context["edition"], writer.listed()))


def _generator(_: object) -> type:
    return SiteMapGenerator


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
