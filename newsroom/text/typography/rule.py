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


#: Kinds of digits, by the last group of ``DIGITS`` that each takes. Most numbers are quiet: digits
#: only, then a space and a letter that begins no symbol of a document, so that nothing can belong to
#: them; the word behind them is group 1.
QUIET, GLUED = 2, 4
#: What follows a first digit of its own, which lets the search skip quickly: the rest of a number,
#: marks at its end included, or nothing where the digit is glued to a document's type: NQ57.
DIGITS = (
    r"(?<![\w/.–-].)(?:[0-9]*(?= ([^\W\d_A-ZĐ][^\W\d_]*))()"
    r"|([\w/&–-]*(?:[.,][0-9][\w/&–-]*)*))"
    "|(?<=[QĐVTLD].)()"
)
_DIGITS = re.compile(f"[0-9](?:{DIGITS})")


def spans_of_numbers(text: str) -> Spans:
    """Return start and end of all that begins with a digit, in order; quiet numbers are left out.

    White space of any kind gives the same, but for quiet ones that only a plain space tells.
    """
    return [found.span() for found in _DIGITS.finditer(text) if found.lastindex != QUIET]


class Numbers(NamedTuple):
    """The numbers of a text in order, as plain tuples: there are fifty an article.

    naming: those that tell which one, not how many (năm 2018, Điều 5): end, and what holds it.
    counting: other amounts (72; 1,2; 5/7) before a word or sign: start, end, and that.
    marked: tokens that are not quiet (30/7/2018, 22-HD/ĐUK, 1A, 028 at the end of a sentence):
    start, end, token.
    """

    naming: list[tuple[int, str]]
    counting: list[tuple[int, int, str]]
    marked: list[tuple[int, int, str]]


Joints = Callable[[str, Numbers], Iterable[int]]


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
        the text with plain spaces only, and its numbers.
    """

    name: str
    before_number: frozenset[str] = frozenset()
    before_amount: frozenset[str] = frozenset()
    before_roman: frozenset[str] = frozenset()
    before_name: frozenset[str] = frozenset()
    joints: Joints | None = None
