"""What seeking inline markup in one text would cost, told before it is sought.

Each opening bracket is scanned to its end, each unclosed link target to the end of the text, nested
emphasis is walked level by level, and every mark found copies the text once. Limits on a single text
keep all of that in proportion to the length of the document.
"""

import re

_CHECKED_FROM = 100
_LONGEST_TEXT = 10_000
_MOST_STARS = 400
_DEEPEST_BRACKETS = 16
_MOST_OPEN_LINKS = 16
_LONGEST_TICKS = 50
_MOST_TICK_RUNS = 30

_ESCAPED = re.compile(r"\\.", re.DOTALL)
_BRACKET = re.compile(r"[\[\]]")
_INK = r"[^\s()'\"<>]*+"
_LINK_START = re.compile(r"\]\(")
_CLOSED_LINK = re.compile(
    rf"\]\(\s*+(?:<[^<>]*+>|{_INK}(?:\({_INK}\){_INK})*)\s*+(?:\"[^\"]*+\"|'[^']*+')?\s*+\)"
)
_LONG_TICKS = re.compile(f"`{{{_LONGEST_TICKS + 1}}}")
_TICK_RUN = re.compile("``+")


class CostlyTextError(Exception):
    """A text of the tree in which seeking inline markup would take too long."""

    def __init__(self, rule: str, text: str) -> None:
        super().__init__(rule)
        self.rule = rule
        self.text = text


def costly(text: str) -> str | None:
    """Name the rule that a text of one element breaks, None if seeking inline markup is cheap."""
    if len(text) < _CHECKED_FROM:
        return None
    if len(text) > _LONGEST_TEXT:
        return "paragraph-too-long"
    if text.count("*") + text.count("_") > _MOST_STARS:
        return "emphasis-too-many"
    if text.count("[") > _DEEPEST_BRACKETS and _bracket_depth(text) > _DEEPEST_BRACKETS:
        return "bracket-unclosed"
    if text.count("](") > _MOST_OPEN_LINKS and _open_links(text) > _MOST_OPEN_LINKS:
        return "link-unclosed"
    if "``" in text and (
        _LONG_TICKS.search(text) or len(_TICK_RUN.findall(text)) > _MOST_TICK_RUNS
    ):
        # A run that nothing closes is sought to the end and spoils the next one for stock.
        return "backticks-too-many"
    return None


def might_be_costly(block: str) -> bool:
    """Tell whether a part of a block may be ``costly``: no more is asked than how many signs it has.

    Of what is not, no part is.
    """
    return (
        len(block) > _LONGEST_TEXT
        or block.count("*") + block.count("_") > _MOST_STARS
        or block.count("[") > _DEEPEST_BRACKETS
        # The single sign is counted in a third of the time.
        or (block.count("]") > _MOST_OPEN_LINKS and block.count("](") > _MOST_OPEN_LINKS)
    )


def _bracket_depth(text: str) -> int:
    """Give the most brackets open at once, as many as are each scanned to their end."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(_ESCAPED.sub("", text)):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _open_links(text: str) -> int:
    """Count the link targets whose end is not plain, each of which is scanned to the text's end."""
    starts = [found.start() for found in _LINK_START.finditer(text)]
    # A title is looked at within bounds, so that this count itself stays in proportion.
    return sum(1 for at in starts if not _CLOSED_LINK.match(text, at, at + 2_000))
