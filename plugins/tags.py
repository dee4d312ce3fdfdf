"""Pages of tags: tells Pelican of ``newsroom.tags``."""

from pelican import signals

from newsroom import press, tags


def _generator(_: object) -> type:
    return press.generator(tags.pages, bodies="none")


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
