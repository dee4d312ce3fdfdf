"""What a YAML block becomes: values with the place where each begins."""

from typing import NamedTuple, TypeAlias

from newsroom.yaml_lines.faults import Fault

DEEPEST = 8
"""Levels of mappings and lists; a gallery has three."""


class Node(NamedTuple):
    """A value and the place where it begins; line and column from 1, columns in code points.

    ``value`` is a string, a tuple of nodes, or a dictionary from key to (node of the key, node of
    the value) in the order of the source, which nobody may change.
    """

    value: "str | tuple[Node, ...] | Fields"
    line: int
    column: int


Fields: TypeAlias = dict[str, tuple[Node, Node]]


class Block(NamedTuple):
    """What was read: the top mapping, None when the block does not parse, and all faults.

    A block that does not parse has exactly one fault, its first. Otherwise the faults, in the
    order of the source, are repeated keys (the first value counts) and values cut by ``#``.
    """

    fields: Node | None
    faults: tuple[Fault, ...]
