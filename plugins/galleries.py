"""Picture galleries: tells Pelican of ``newsroom.galleries``."""

from pelican import signals

from newsroom import galleries, press


def _generator(_: object) -> type:
    return press.generator(galleries.pages)


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
