"""What the walk over a body's tree finds and notes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from newsroom.records import Link, Mention, Photo
from newsroom.text.finding import Finding


@dataclass
class Gathered:
    """What the walk found in one body; ``place`` gives line and column of a text in the source."""

    folder: str
    place: Callable[[str], tuple[int, int]]
    links: list[Link] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def fault(self, near: str, rule: str, message: str, fix: str) -> None:
        """Note a fault at the place of ``near`` in the source."""
        line, column = self.place(near)
        self.findings.append(Finding(line, column, "error", rule, message, fix))
