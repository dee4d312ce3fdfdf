r"""Tables of attacks: one line each, ``expected<spaces>attack``; ``#`` begins a comment line.

``expected`` is the id of the rule that refuses it, or ``page`` where it must come out as harmless text.
``\n``, ``\t``, ``\x1b``, ``\u202e`` and ``\U000e0041`` stand for the characters; ``\x5c`` is a backslash.
"""

import re
from pathlib import Path
from typing import NamedTuple

TABLES = Path(__file__).parent / "tables"
_ESCAPE = re.compile(r"\\(n|t|r|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r"}


class Attack(NamedTuple):
    """One line of a table; ``number`` counts from 1 in its file."""

    number: int
    expected: str
    text: str

    def __str__(self) -> str:
        return f"{self.number}-{self.text[:30]!r}"


def table(name: str) -> list[Attack]:
    """Read ``tables/<name>.txt``."""
    attacks = []
    for number, line in enumerate((TABLES / f"{name}.txt").read_text("utf-8").split("\n"), 1):
        if line and not line.startswith("#"):
            expected, _, text = line.partition(" ")
            attacks.append(Attack(number, expected, unescaped(text.lstrip(" "))))
    return attacks


def unescaped(text: str) -> str:
    """Put the characters in the place of their escapes."""
    return _ESCAPE.sub(lambda found: _PLAIN.get(found[1]) or chr(int(found[1][1:], 16)), text)
