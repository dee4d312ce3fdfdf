"""Pages outside the news: tells Pelican of ``newsroom.static_pages``."""

from pelican import signals

from newsroom import press, static_pages


def _generator(_: object) -> type:
    return press.generator(static_pages.pages)


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
