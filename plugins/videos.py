"""Videos: tells Pelican of ``newsroom.videos``."""

from pelican import signals

from newsroom import press, videos


def _generator(_: object) -> type:
    return press.generator(videos.pages)


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
