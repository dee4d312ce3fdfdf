"""Section pages: tells Pelican of ``newsroom.sections``."""

from pelican import signals

from newsroom import press, sections


def _generator(_: object) -> type:
    return press.generator(sections.pages, bodies="none")


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
