"""The two inline marks that articles live on, in their simple forms: ``**strong**`` and a link.

Stock walks over such a text character by character in Python, since brackets may nest and runs of
stars may pair in many ways. One expression tells the form in which nothing of that can happen;
every other form is handed to the stock pattern.
"""

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

Handled = tuple[Element | str | None, int | None, int | None]
Handle = Callable[[re.Match[str], str], Handled]

# A run of one or two stars before ink, then text without any delimiter, then ink and a run of the
# same length. Whatever stands before and after, the first run may open and the second may close,
# and runs of equal length pair at once.
EMPHASIS = re.compile(r"(?<!\*)(\*{1,2})(?=[^\s*])([^*_]*+)(?<!\s)\1(?!\*)")
# Text without brackets, then an address without brackets, quotes, spaces and placeholders.
LINK = re.compile(r"\[([^\[\]]*+)\]\(\s*+([^\s()'\"<>\x02]*+)\)")


def emphasis_of(processor: Any) -> Handle:
    """Give the handler of a ``DelimiterProcessor`` that knows simple emphasis itself."""
    stars = processor.delimiters["*"]
    if stars.tags != ("strong", "em") or stars.tag_count != 2 or stars.smart:
        stock: Handle = processor.handleMatch
        return stock

    def handle(match: re.Match[str], data: str) -> Handled:
        # Regions that an earlier match paired come first; without them no state is left at all.
        if not processor.regions and (found := EMPHASIS.match(data, match.start())):
            element = Element("strong" if len(found[1]) == 2 else "em")
            element.text = found[2]
            return element, found.start(), found.end()
        handled: Handled = processor.handleMatch(match, data)
        return handled

    return handle


def link_of(processor: Any) -> Handle:
    """Give the handler of a ``LinkInlineProcessor`` that knows the simple link itself."""

    def handle(match: re.Match[str], data: str) -> Handled:
        if found := LINK.match(data, match.start()):
            element = Element("a", {"href": found[2]})
            element.text = found[1]
            return element, found.start(), found.end()
        handled: Handled = processor.handleMatch(match, data)
        return handled

    return handle
