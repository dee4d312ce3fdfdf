"""Curly quotation marks that stand the wrong way round: “Con cả“, ”Con cả”.

Programs that guess the direction get it wrong, and German closes with “. A mark that opens stands
behind a space, one that closes before a space or a mark; where both neighbours and the marks before
it say the same, the mark is turned, neither glued nor without a partner.
"""

import re

_MARK = re.compile("[“”]")
_CLOSES = re.compile(r"(?<=[^\s“(\[])“(?=[\s,.;:!?…)\]]|$)")
_OPENS = re.compile(r"(?:(?<=[\s(\[])|(?<![\s\S]))”(?=[^\s“”,.;:!?…)\]])")


def turned(text: str) -> frozenset[int]:
    """Return the places of the marks of a paragraph that stand the wrong way round."""
    found: set[int] = set()
    closing = {match.start() for match in _CLOSES.finditer(text)} if "“" in text else set()
    opening = {match.start() for match in _OPENS.finditer(text)} if "”" in text else set()
    if not closing and not opening:
        return frozenset()
    places = [(match.start(), match[0]) for match in _MARK.finditer(text)]
    depth = 0
    for number, (place, mark) in enumerate(places):
        if mark == "“" and depth and place in closing:
            found.add(place)
            depth -= 1
        elif mark == "”" and not depth and place in opening:
            following = places[number + 1][1] if number + 1 < len(places) else ""
            if following == "”":
                found.add(place)
                depth += 1
        elif mark == "“":
            depth += 1
        elif depth:
            depth -= 1
    return frozenset(found)
