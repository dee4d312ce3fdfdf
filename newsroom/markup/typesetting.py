"""Text of a body: typeset, cited and held together, on the text nodes of all its blocks at once."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import NamedTuple
from xml.etree.ElementTree import Element

from newsroom import citations
from newsroom.lockstep import Steps, alone
from newsroom.markup.gathered import Gathered
from newsroom.markup.markers import OPEN, mark, strip
from newsroom.markup.smartypants import curl, may_curl
from newsroom.records import Mention
from newsroom.text import sentences
from newsroom.text.typography import spans_of_numbers, typeset_blocks, unbreakable

#: Elements that hold a run of text of their own.
CONTAINERS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd"])
_BLOCKS = CONTAINERS | {"ul", "ol", "dl", "table"}
_VERBATIM = frozenset(["code", "pre", "kbd", "samp", "br", "img"])
#: Stands for what is no text (code, a picture, a line break): nothing is held across it.
OBJECT = "\ufffc"
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
            return OBJECT
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


def typeset_tree(root: Element, gathered: Gathered) -> None:
    """Typeset the text of every block of a tree in place and note the documents that it cites."""
    blocks = [list(_slots(element)) for element in root.iter() if element.tag in CONTAINERS]
    done = typeset(
        [[slot.text for slot in slots] for slots in blocks],
        [[slot.linkable for slot in slots] for slots in blocks],
        gathered,
    )
    for slots, texts in zip(blocks, done, strict=True):
        for slot, text in zip(slots, texts, strict=True):
            slot.write(text)


class Wrap(NamedTuple):
    """A stretch of the body's text, and what to put before and behind it."""

    start: int
    end: int
    before: str
    after: str
    is_link: bool = False


class Whole(NamedTuple):
    """The text of a body typeset, its blocks divided by line breaks, and what to wrap in it.

    The nodes of the blocks, and the ``joined`` nodes of each, are as they were before the spaces were
    set, which changes no length. ``starts`` say where in the text each block begins, and where one
    behind it would; wraps come in order and never overlap.
    """

    text: str
    blocks: list[list[str]]
    joined: list[str]
    starts: list[int]
    wraps: list[Wrap]


#: What is put around what must not break: in a tree a marker, since tags in a text would be escaped.
HELD = (mark("keep"), mark("endkeep"))
NO_WRAP = ('<span class="nowrap">', "</span>")


def typeset(
    blocks: list[list[str]], linkable: list[list[bool]], gathered: Gathered
) -> list[list[str]]:
    """Typeset the text nodes of all blocks of a body and note the documents that they cite.

    ``linkable`` says of each node whether a link may stand in it. What comes back holds the markers
    of citations and of what must not break.
    """
    return _wrapped(alone(typeset_whole(blocks, gathered, HELD)), linkable)


def typeset_whole(
    blocks: list[list[str]], gathered: Gathered, held: tuple[str, str]
) -> Steps[Whole]:
    """Do the same to all blocks as one text; ``held`` is put around what must not break."""
    joined = list(map("".join, blocks))
    source = "\n".join(joined)
    if "\x02" in source:
        blocks = _typeset_stashed(blocks)
        joined = list(map("".join, blocks))
        whole = "\n".join(joined)
        shown = _STASHED.sub(lambda match: " " * len(match[0]), _spaced(whole))
        numbers = spans_of_numbers(shown)
    else:
        if may_curl(source):
            blocks = [curl(nodes) for nodes in blocks]
            joined = list(map("".join, blocks))
            source = "\n".join(joined)
        whole, numbers = typeset_blocks(joined)
        shown = _spaced(source)
    yield
    starts = list(accumulate([len(block) + 1 for block in joined], initial=0))
    places = list(citations.places(shown, numbers))
    yield
    wraps = _cite(shown, starts, places, gathered) if places else []
    yield
    taken = [(wrap.start, wrap.end) for wrap in wraps]
    wraps += [
        Wrap(start, end, *held)
        for start, end in unbreakable(shown, numbers)
        if not taken or not any(start < stop and begin < end for begin, stop in taken)
    ]
    wraps.sort()
    return Whole(whole, blocks, joined, starts, wraps)


def _spaced(text: str) -> str:
    """Give a text with plain spaces only."""
    return text.replace("\u00a0", " ")


def _cite(text: str, starts: list[int], places: list[int], gathered: Gathered) -> list[Wrap]:
    """Note the citations of a text, each block read for itself, and give their wraps.

    ``starts`` are those of its blocks; ``places`` are where in the text a citation may begin.
    """
    wraps: list[Wrap] = []
    for number, inside in groupby(places, lambda place: bisect(starts, place) - 1):
        offset = starts[number]
        block = text[offset : starts[number + 1] - 1]
        for citation in citations.find_full(block, [place - offset for place in inside]):
            if "symbol-missing" in citation.faults:
                continue
            # A picture of the same paragraph is no part of what the sentence says.
            sentence = sentences.around(block, citation.start, citation.end)
            if OPEN in sentence:
                sentence = " ".join(strip(sentence).split())
            gathered.mentions.append(
                Mention(citation.number, citation.type, citation.date, citation.issuer, sentence)
            )
            wraps.append(
                Wrap(
                    offset + citation.start,
                    offset + citation.end,
                    mark("cite", citation.number),
                    mark("endcite"),
                    is_link=True,
                )
            )
    return wraps


def _typeset_stashed(blocks: list[list[str]]) -> list[list[str]]:
    """Typeset the nodes of each block as the one text that they are; stashed parts are objects."""
    parts = [[_STASHED.split(text) for text in texts] for texts in blocks]
    nodes = [
        [OBJECT if place % 2 else part for split in texts for place, part in enumerate(split)]
        for texts in parts
    ]
    curled = [curl(texts) for texts in nodes]
    text = cut(typeset_blocks(list(map("".join, curled))).text, curled)
    return [
        [
            "".join(
                part if place % 2 else words
                for place, (part, words) in enumerate(zip(split, text, strict=False))
            )
            for split in texts
        ]
        for texts in parts
    ]


def cut(text: str, blocks: list[list[str]]) -> Iterator[str]:
    """Cut a text into as many and as long nodes as the blocks have."""
    start = 0
    for nodes in blocks:
        for node in nodes:
            yield text[start : start + len(node)]
            start += len(node)
        start += 1


def _wrapped(whole: Whole, linkable: list[list[bool]]) -> list[list[str]]:
    """Cut a text into its nodes, with the markers of the spans that lie wholly in one of them.

    What lies in two keeps its plain text.
    """
    text = whole.text
    result = []
    # A last one behind everything ends the search.
    waiting = iter([*whole.wraps, Wrap(len(text) + 1, len(text) + 1, "", "")])
    wrap = next(waiting)
    start = 0
    for nodes, flags in zip(whole.blocks, linkable, strict=True):
        done = []
        for node, can_link in zip(nodes, flags, strict=True):
            end = start + len(node)
            out: list[str] = []
            while wrap.start < end:
                if wrap.start >= start and wrap.end <= end and (can_link or not wrap.is_link):
                    out += (text[start : wrap.start], wrap.before)
                    out += (text[wrap.start : wrap.end], wrap.after)
                    start = wrap.end
                wrap = next(waiting)
            done.append("".join([*out, text[start:end]]))
            start = end
        result.append(done)
        start += 1
    return result
