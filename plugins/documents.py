"""The register of cited documents: tells Pelican of ``newsroom.documents``."""

from pelican import signals

from newsroom import documents, press


def _generator(_: object) -> type:
    return press.generator(documents.pages, bodies="own")


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
