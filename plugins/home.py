"""The front page and the page for lost addresses: tells Pelican of ``newsroom.home``."""

from pelican import signals

from newsroom import home, press


def _generator(_: object) -> type:
    return press.generator(home.pages, bodies="none")


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
