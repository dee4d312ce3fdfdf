"""What a reader of foreign files hands over, and how it refuses one."""

from dataclasses import dataclass, field

from newsroom.importing.tree import Element
from newsroom.text.finding import Finding


class ImportFault(Exception):
    """A file that cannot be brought in; the message is one Vietnamese sentence."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture found in a file: what the body calls it, its bytes and what was said of it."""

    name: str
    data: bytes
    alt: str = ""


@dataclass(slots=True)
class Manuscript:
    """A text before it is filed.

    ``body`` is a tree of HTML whose ``img`` name a picture of ``pictures`` in ``src``. Empty fields
    were not found. ``date`` is ISO. ``doubts`` concern the whole file; those of a place come from
    the writer.
    """

    body: Element
    title: str = ""
    date: str = ""
    summary: str = ""
    section: str = ""
    source: str = ""
    authors: tuple[str, ...] = ()
    pictures: dict[str, Picture] = field(default_factory=dict)
    doubts: list[Finding] = field(default_factory=list)


def doubt(rule: str, message: str, fix: str, line: int = 1) -> Finding:
    """Return something that an editor has to look at; rules of imports begin with ``import-``."""
    return Finding(line, 1, "warning", f"import-{rule}", message, fix)
