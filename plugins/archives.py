"""Year, month and day archives: tells Pelican of ``newsroom.archives``."""

from pelican import signals

from newsroom import archives, press


def _generator(_: object) -> type:
    return press.generator(archives.pages, bodies="none")


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
