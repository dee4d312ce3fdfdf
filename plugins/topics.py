"""Topic pages: tells Pelican of ``newsroom.topics``."""

from pelican import signals

from newsroom import press, topics


def _generator(_: object) -> type:
    return press.generator(topics.pages)


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
