"""Pages of those who sign: tells Pelican of ``newsroom.authors``."""

from pelican import signals

from newsroom import authors, press


def _generator(_: object) -> type:
    return press.generator(authors.pages, bodies="none")


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
