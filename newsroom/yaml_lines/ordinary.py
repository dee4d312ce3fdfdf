"""The ordinary shape of a YAML block, read line by line.

Known: ``key: value`` with a plain or quoted value on one line, ``key:`` over an indented list or
mapping, lists of values or of mappings, ``[a, b]`` of simple values, comment lines. For anything
else, and for everything that is wrong, ``UnordinaryError`` hands the block over to libyaml: this
reader never has to judge.
"""

import re

from newsroom.yaml_lines.faults import Fault
from newsroom.yaml_lines.tree import DEEPEST, Block, Fields, Node

_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]"
# No possessive group: Python 3.11.2 (Debian 12) loses its place in one that holds a possessive part.
_PLAIN = rf"{_FIRST}[^:#]*+(?:(?::(?![ ]|$)|(?<![ ])\#)[^:#]*+)*"
_ITEM = rf"(?:\"[^\"\\]*\"|'[^']*'|{_FIRST}[^:#,\[\]{{}}]*+)"
_LIST = rf"\[[ ]*{_ITEM}[ ]*(?:,[ ]*{_ITEM}[ ]*)*\]"
_LINE = re.compile(
    rf"""([ ]*) (-[ ]+)?                   # 1 indentation, 2 mark of a list item
    (?: (\w[\w-]{{0,98}}) : (?:[ ]+|$) )?  # 3 key
    (?: "([^"\\]*)" | '([^']*)' | ({_PLAIN}) | ({_LIST}) )?  # 4 to 7 value
    [ ]*""",
    re.VERBOSE,
)
_ITEMS = re.compile(_ITEM)


class UnordinaryError(Exception):
    """The line reader does not know this shape."""


def read_ordinary(block: str, first_line: int) -> Block:
    """Read a block of the ordinary shape; raises ``UnordinaryError`` for every other one."""
    rows: list[_Row] = []
    for number, line in enumerate(block.split("\n"), first_line):
        found = _LINE.fullmatch(line)
        if not line.isprintable():
            raise UnordinaryError
        if found is None:
            if line.lstrip(" ")[:1] != "#":
                raise UnordinaryError
        elif found.end(1) != len(line):
            rows.append((number, found.end(1), found[2], found))
    if not rows or rows[0][1] or rows[0][2]:
        raise UnordinaryError
    reader = _Reader(rows)
    fields, end = reader.mapping(0, 0, 1)
    if end != len(rows):
        raise UnordinaryError
    return Block(fields, tuple(reader.faults))


_Row = tuple[int, int, str | None, re.Match[str]]
"""Number of the line, its indentation, the dash with its spaces, the parts."""


class _Reader:
    def __init__(self, rows: list[_Row]) -> None:
        # A last row further left than everything ends all levels.
        self.rows = [*rows, (0, -1, None, rows[0][3])]
        self.faults: list[Fault] = []

    def mapping(self, at: int, column: int, depth: int) -> tuple[Node, int]:
        """Read the keys at one column, from row ``at``, whose dash, if any, is already read."""
        rows = self.rows
        fields: Fields = {}
        first = rows[at][0]
        if depth > DEEPEST:
            raise UnordinaryError
        while True:
            number, _, _, found = rows[at]
            key = found[3]
            if key is None:
                raise UnordinaryError
            at += 1
            if found.lastindex == 3:
                value, at = self.below(number, column, found.end(3) + 2, at, depth)
            else:
                value = _scalar(number, found)
            if key in fields:
                self.faults.append(Fault(number, column + 1, "repeated-key"))
            else:
                fields[key] = (Node(key, number, column + 1), value)
            _, indent, dash, _ = rows[at]
            if indent < column:
                return Node(fields, first, column + 1), at
            if indent > column or dash:
                raise UnordinaryError

    def below(self, number: int, column: int, after: int, at: int, depth: int) -> tuple[Node, int]:
        """Read what stands under a key that has no value on its own line."""
        _, indent, dash, _ = self.rows[at]
        if dash and indent >= column:
            return self.sequence(at, indent, depth + 1)
        if indent > column:
            return self.mapping(at, indent, depth + 1)
        return Node("", number, after), at

    def sequence(self, at: int, column: int, depth: int) -> tuple[Node, int]:
        """Read the list items at one column, from row ``at``."""
        rows = self.rows
        first = rows[at][0]
        items: list[Node] = []
        if depth > DEEPEST:
            raise UnordinaryError
        while True:
            number, indent, dash, found = rows[at]
            if indent < column or (indent == column and not dash):
                # The mapping above goes on, or refuses a key at a column that is not its own.
                return Node(tuple(items), first, column + 1), at
            if indent > column or dash is None:
                raise UnordinaryError
            if found[3] is None:
                items.append(_scalar(number, found))
                at += 1
            else:
                item, at = self.mapping(at, column + len(dash), depth + 1)
                items.append(item)


def _scalar(number: int, found: re.Match[str]) -> Node:
    kind = found.lastindex
    if kind in {4, 5}:
        return Node(found[kind], number, found.start(kind))
    if kind == 6:
        return Node(found[6].rstrip(" "), number, found.start(6) + 1)
    if kind != 7:
        raise UnordinaryError
    start = found.start(7) + 1
    items = [(item[0], start + item.start()) for item in _ITEMS.finditer(found[7], 1)]
    return Node(
        tuple(
            Node(text[1:-1] if text[0] in "'\"" else text.rstrip(" "), number, column)
            for text, column in items
        ),
        number,
        start,
    )
