"""Article pages: tells Pelican of ``newsroom.articles``."""

from pelican import signals

from newsroom import articles, press


def _generator(_: object) -> type:
    return press.generator(articles.pages, bodies="own")


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
