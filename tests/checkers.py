"""Verbs that the tests share: read a fixture file of cases."""

from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True, slots=True)
class Case:
    """One block of a fixture file: a title, the input and what is expected of it."""

    title: str
    line: int
    source: str
    expected: str

    def __str__(self) -> str:
        return f"{self.line}-{self.title}"


def read_fixture(name: str) -> list[Case]:
    """Read ``tests/fixtures/<name>.md``: blocks of *title*, ``.``, input, ``.``, expected, ``.``.

    Input and expected may hold any number of lines; blank lines between blocks do not count.
    """
    cases: list[Case] = []
    parts: list[list[str]] = [[]]
    start = 0
    for number, line in enumerate((FIXTURES / f"{name}.md").read_text("utf-8").splitlines(), 1):
        if line == ".":
            parts.append([])
        elif len(parts) > 1 or line.strip():
            if not parts[0] and len(parts) == 1:
                start = number
            parts[-1].append(line)
        if len(parts) == 4:
            title, source, expected, _ = ("\n".join(part) for part in parts)
            cases.append(Case(title, start, source, expected))
            parts = [[]]
    if parts != [[]]:
        raise ValueError(f"{name}.md: the block at line {start} is not closed")
    return cases
