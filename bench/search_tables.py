"""Tables of the bench of search, printed row by row while it measures."""

import sys
from collections.abc import Sequence
from statistics import median


def say(*cells: object) -> None:
    """Print a row of a table."""
    sys.stdout.write("| " + " | ".join(map(str, cells)) + " |\n")
    sys.stdout.flush()


def title(text: str, *heads: str) -> None:
    """Print a heading and the head of its table."""
    sys.stdout.write(f"\n## {text}\n\n")
    say(*heads)
    say(*["---"] * len(heads))


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Return median, 95th percentile and largest."""
    ordered = sorted(values)
    return median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]
