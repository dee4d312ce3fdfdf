"""Text of a body: typeset, cited and held together, on the text nodes of one block at a time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from newsroom import citations
from newsroom.markup.gathered import Gathered
from newsroom.markup.markers import mark, strip
from newsroom.markup.smartypants import curl
from newsroom.records import Mention
from newsroom.text import sentences
from newsroom.text.typography import typeset_nodes, unbreakable

#: Elements that hold a run of text of their own.
CONTAINERS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd"])
_BLOCKS = CONTAINERS | {"ul", "ol", "dl", "table"}
_VERBATIM = frozenset(["code", "pre", "kbd", "samp", "br", "img"])
#: Stands for what is no text (code, a picture, a line break): nothing is held across it.
_OBJECT = "\ufffc"
#: What the inline processor put away (raw HTML, entities) must not be taken for text.
_STASHED = re.compile("(\x02[^\x03]*\x03)")


@dataclass(slots=True)
class _Slot:
    """A piece of text of a container: an element's own text or what follows it."""

    owner: Element
    is_tail: bool
    linkable: bool
    verbatim: bool = False

    @property
    def text(self) -> str:
        if self.verbatim:
            return _OBJECT
        return (self.owner.tail if self.is_tail else self.owner.text) or ""

    def write(self, text: str) -> None:
        if self.verbatim:
            return
        if self.is_tail:
            self.owner.tail = text
        else:
            self.owner.text = text


def _slots(element: Element, *, linkable: bool = True) -> Iterator[_Slot]:
    if element.text:
        yield _Slot(element, False, linkable)
    for child in element:
        if child.tag in _VERBATIM:
            yield _Slot(child, False, False, verbatim=True)
        elif child.tag not in _BLOCKS:
            yield from _slots(child, linkable=linkable and child.tag != "a")
        if child.tail:
            yield _Slot(child, True, linkable)


def typeset_block(container: Element, gathered: Gathered) -> None:
    """Typeset the text of one block in place and note the documents that it cites."""
    slots = list(_slots(container))
    pieces = typeset_all([slot.text for slot in slots])
    whole = "".join(pieces)
    gathered.words += len(whole.split())
    plain = whole.replace("\u00a0", " ")
    if "\x02" in plain:
        plain = _STASHED.sub(lambda match: " " * len(match[0]), plain)
    wraps: list[tuple[int, int, str, str]] = []
    for citation in citations.find(plain):
        if "symbol-missing" in citation.faults:
            continue
        # A picture of the same paragraph is no part of what the sentence says.
        sentence = " ".join(strip(sentences.around(plain, citation.start, citation.end)).split())
        gathered.mentions.append(
            Mention(citation.number, citation.type, citation.date, citation.issuer, sentence)
        )
        wraps.append((citation.start, citation.end, mark("cite", citation.number), mark("endcite")))
    taken = [(start, end) for start, end, *_ in wraps]
    wraps += [
        (start, end, mark("keep"), mark("endkeep"))
        for start, end in unbreakable(plain)
        if not any(start < stop and begin < end for begin, stop in taken)
    ]
    wraps.sort()
    offset = 0
    for slot, piece in zip(slots, pieces, strict=True):
        slot.write(_wrapped(piece, offset, wraps, linkable=slot.linkable))
        offset += len(piece)


def typeset_all(texts: list[str]) -> list[str]:
    """Typeset the pieces of one block as the one text that they are; stashed parts are objects."""
    if not any("\x02" in text for text in texts):
        return typeset_nodes(curl(texts))
    parts = [_STASHED.split(text) for text in texts]
    nodes = [_OBJECT if place % 2 else part for split in parts for place, part in enumerate(split)]
    done = iter(typeset_nodes(curl(nodes)))
    return [
        "".join(
            part if place % 2 else text
            for place, (part, text) in enumerate(zip(split, done, strict=False))
        )
        for split in parts
    ]


def _wrapped(
    piece: str, offset: int, wraps: list[tuple[int, int, str, str]], *, linkable: bool
) -> str:
    """Put the markers of the spans that lie wholly in this piece; others keep their plain text."""
    out: list[str] = []
    done = 0
    for start, end, before, after in wraps:
        if (
            start < offset
            or end > offset + len(piece)
            or (before.startswith("\ue000cite") and not linkable)
        ):
            continue
        out += [piece[done : start - offset], before, piece[start - offset : end - offset], after]
        done = end - offset
    return "".join([*out, piece[done:]]) if out else piece
