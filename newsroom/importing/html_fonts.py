"""Legacy fonts in a page: ``<font face=".VnTime">`` and ``font-family``, text by text."""

import re

from newsroom.importing.legacy_fonts import convert, encoding_of, is_foreign
from newsroom.importing.tree import Element

_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)


def convert_fonts(root: Element, font: str = "") -> int:
    """Convert in place every text that a legacy font is named for; return how many there were."""
    count = 0
    for place, child in enumerate(root.children):
        if isinstance(child, Element):
            count += convert_fonts(child, _font(child) or font)
        elif encoding_of(font) and child.strip() and not is_foreign(child):
            root.children[place] = convert(child, font)
            count += 1
    return count


def _font(node: Element) -> str:
    family = _FAMILY.search(node.attributes.get("style", ""))
    return (
        family[1].strip() if family else node.attributes.get("face", "").partition(",")[0].strip()
    )
