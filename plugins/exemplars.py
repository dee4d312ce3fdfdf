"""Exemplar profiles and their lists: tells Pelican of ``newsroom.exemplars``."""

from pelican import signals

from newsroom import exemplars, press


def _generator(_: object) -> type:
    return press.generator(exemplars.pages)


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
