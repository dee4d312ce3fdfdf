"""What a command tells the person who waits; stdout belongs to its result."""

import sys


def show(progress: str) -> None:
    """Rewrite the line of progress, on a terminal only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K  {progress}")
        sys.stderr.flush()


def say(sentence: str) -> None:
    """Tell it in a line of its own."""
    sys.stderr.write(f"{sentence}\n")
