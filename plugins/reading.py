"""Reads and checks all content: the edition, or every fault at once."""

from typing import Any

from pelican import signals

from newsroom import desk


class ReadingGenerator:
    """First of the generators: gives the others ``context["edition"]``."""

    def __init__(self, context: dict[str, Any], **_: object) -> None:
        self.context = context

    def generate_context(self) -> None:
        """Read everything; findings go into the context, the portal decides."""
        prepared = desk.prepare(self.context["house"], self.context["executor"])
        self.context["findings"] = list(prepared.findings)
        self.context["gathered"] = prepared.gathered
        self.context["edition"] = prepared.edition
        self.context["records"] = prepared.gathered.records
        self.context["notes"] = prepared.gathered.notes


def _generator(_: object) -> type:
    return ReadingGenerator


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
