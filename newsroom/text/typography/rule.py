"""What a rule of typography is: a reason why two words stay on one line."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Start and end of stretches of a text.
Spans = Sequence[tuple[int, int]]


def words(table: str) -> frozenset[str]:
    """Read a table of words or phrases with commas between them, on any number of lines."""
    return frozenset(" ".join(entry.split()) for entry in table.split(","))


# A first letter of its own lets the search skip quickly; the condition behind it comes after.
_NUMBER = re.compile(r"[0-9](?<![\w/.–-].)[\w/&–-]*(?:[.,][0-9][\w/&–-]*)*")


def spans_of_numbers(text: str) -> Spans:
    """Return start and end of all that begins with a digit, marks at its end included, in order.

    Looked for once a text, since several ask for it. White space of any kind gives the same.
    """
    return [match.span() for match in _NUMBER.finditer(text)]


class Number(NamedTuple):
    """A number or a token that begins with a digit: '72', '1,2', '30/7/2018', '22-HD/ĐUK', '1A'.

    ``before`` is what holds it ('năm', 'đại hội'), '' when nothing does; ``is_name`` says that it
    tells which one, not how many (năm 2018, Điều 5); ``is_plain`` that it has digits only.
    """

    start: int
    end: int
    token: str
    before: str
    is_name: bool
    is_plain: bool


Joints = Callable[[str, Sequence[Number]], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; its module's docstring says what it keeps together and by which source.

    Words in the tables are in small letters and match both cases; one written with a capital
    matches only so. Words of several syllables are allowed.

    before_number: hold a number that names: “năm 2018”, “Điều 5”.
    before_amount: hold a number which still counts what follows: “số 20.466 cán bộ”.
    before_roman: hold a Roman numeral: “khóa XII”.
    before_name: hold a word with a capital: “ông An”.
    joints: for what no table can say, gives the positions of spaces that must not break. It gets
        the text with plain spaces only, and its numbers in order.
    """

    name: str
    before_number: frozenset[str] = frozenset()
    before_amount: frozenset[str] = frozenset()
    before_roman: frozenset[str] = frozenset()
    before_name: frozenset[str] = frozenset()
    joints: Joints | None = None
