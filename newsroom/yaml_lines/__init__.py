"""Read a YAML block as text with line marks: front matter, registers, site data.

Every scalar stays the string that the editor wrote, since a YAML loader would turn ``12:30`` into
750, ``no`` into False and ``07`` into 7; the models coerce. Nearly every block is a few lines of
``key: value``, so a line parser of our own reads that ordinary shape, some five times faster than
libyaml, and hands over everything else to PyYAML's events, which are its judge in the tests.
Anchors, aliases and tags are refused, which also disarms YAML bombs.
"""

from newsroom.yaml_lines.events import read_events
from newsroom.yaml_lines.faults import MESSAGES, Fault
from newsroom.yaml_lines.ordinary import UnordinaryError, read_ordinary
from newsroom.yaml_lines.tree import Block, Fields, Node

__all__ = ["MESSAGES", "Block", "Fault", "Fields", "Node", "load"]

LONGEST = 200_000
"""Characters of a block; 5,000 pictures of a gallery are fewer."""


def load(block: str, first_line: int = 1) -> Block:
    r"""Read one YAML block with line ends ``\n``; ``first_line`` is its first line in the file.

    Nothing that an editor wrote raises: faults are in the result.
    """
    if len(block) > LONGEST:
        return Block(None, (Fault(first_line, 1, "too-long"),))
    try:
        return read_ordinary(block, first_line)
    except UnordinaryError:
        return read_events(block, first_line)
