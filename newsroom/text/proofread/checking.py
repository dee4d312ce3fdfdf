"""What a check of the proofreader is, and what it hits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from newsroom.text.finding import Level
from newsroom.text.proofread.reading.source import Source
from newsroom.text.proofread.style import Style


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a check points at: offsets in `Source.text`, a message and the remedy.

    ``replacement`` is what to put there where that is safe: it may never guess lost text.
    ``level`` overrides that of the check where one case is surer than another.
    """

    start: int
    end: int
    message: str
    fix: str
    replacement: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One check; its module's docstring says what rule it follows and by which source.

    finds: what it finds, a Vietnamese sentence for the handbook.
    wrong, right: an example and how it should read; a test holds the check to both.
    raw: the offsets of its hits are those of the untouched source, `Source.raw`.
    """

    id: str
    level: Level
    finds: str
    wrong: str
    right: str
    run: Callable[[Source, Style], Iterable[Hit]]
    raw: bool = False
