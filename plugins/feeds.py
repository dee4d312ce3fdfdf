"""Atom and JSON feeds: tells Pelican of ``newsroom.feeds``."""

from pelican import signals

from newsroom import feeds, press


def _generator(_: object) -> type:
    return press.generator(feeds.pages)


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
