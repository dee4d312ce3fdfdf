"""Text of a body: typeset, cited and held together, on the text nodes of all its blocks at once."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element

from newsroom import citations
from newsroom.markup.gathered import Gathered
from newsroom.markup.markers import mark, strip
from newsroom.markup.smartypants import curl
from newsroom.records import Mention
from newsroom.text import sentences
from newsroom.text.typography import Spans, typeset_blocks, unbreakable

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


def typeset(
    blocks: list[list[str]], linkable: list[list[bool]], gathered: Gathered
) -> list[list[str]]:
    """Typeset the text nodes of all blocks of a body and note the documents that they cite.

    ``linkable`` says of each node whether a link may stand in it. What comes back holds the markers
    of citations and of what must not break.
    """
    pieces, numbers = _typeset_pieces(blocks)
    joined = ["".join(texts) for texts in pieces]
    whole = "\n".join(joined)
    whole = _shown(whole)
    wraps: list[_Wrap] = []
    starts = [0, *accumulate(len(text) + 1 for text in joined)]
    # Once for each block that may cite.
    for number in dict.fromkeys(bisect(starts, at) - 1 for at in citations.places(whole)):
        wraps += _cite(_shown(joined[number]), starts[number], gathered)
    taken = [(wrap.start, wrap.end) for wrap in wraps]
    wraps += [
        _Wrap(start, end, *_HELD)
        for start, end in unbreakable(whole, numbers)
        if not any(start < stop and begin < end for begin, stop in taken)
    ]
    wraps.sort()
    return _wrapped(pieces, linkable, wraps)


class _Wrap(NamedTuple):
    """A stretch of the body's text, and the markers to put before and behind it."""

    start: int
    end: int
    before: str
    after: str
    is_link: bool = False


_HELD = (mark("keep"), mark("endkeep"))


def _shown(text: str) -> str:
    """Give a text as it reads: plain spaces, blanks in the place of what was put away."""
    text = text.replace("\u00a0", " ")
    return _STASHED.sub(lambda match: " " * len(match[0]), text) if "\x02" in text else text


def _cite(text: str, offset: int, gathered: Gathered) -> Iterator[_Wrap]:
    """Note the citations of a block that begins at ``offset`` of the body's text."""
    for citation in citations.find(text, bare=False):
        if "symbol-missing" in citation.faults:
            continue
        # A picture of the same paragraph is no part of what the sentence says.
        sentence = " ".join(strip(sentences.around(text, citation.start, citation.end)).split())
        gathered.mentions.append(
            Mention(citation.number, citation.type, citation.date, citation.issuer, sentence)
        )
        yield _Wrap(
            offset + citation.start,
            offset + citation.end,
            mark("cite", citation.number),
            mark("endcite"),
            is_link=True,
        )


def _typeset_pieces(
    blocks: list[list[str]],
) -> tuple[list[list[str]], Spans | None]:
    """Typeset the nodes of each block as the one text that they are; stashed parts are objects.

    Where numbers stand comes with them as long as nothing was stashed.
    """
    if not any("\x02" in text for texts in blocks for text in texts):
        done = typeset_blocks([curl(texts) for texts in blocks])
        return done.blocks, done.numbers
    parts = [[_STASHED.split(text) for text in texts] for texts in blocks]
    nodes = [
        [OBJECT if place % 2 else part for split in texts for place, part in enumerate(split)]
        for texts in parts
    ]
    typeset = typeset_blocks([curl(texts) for texts in nodes])
    whole = (text for texts in typeset.blocks for text in texts)
    pieces = [
        [
            "".join(
                part if place % 2 else text
                for place, (part, text) in enumerate(zip(split, whole, strict=False))
            )
            for split in texts
        ]
        for texts in parts
    ]
    return pieces, None


def _wrapped(
    pieces: list[list[str]], linkable: list[list[bool]], wraps: list[_Wrap]
) -> list[list[str]]:
    """Put the markers of the spans that lie wholly in one piece; others keep their plain text."""
    result = []
    start = at = 0
    for texts, flags in zip(pieces, linkable, strict=True):
        done = []
        for text, can_link in zip(texts, flags, strict=True):
            end = start + len(text)
            while at < len(wraps) and wraps[at].start < start:
                at += 1
            out: list[str] = []
            place = start
            while at < len(wraps) and wraps[at].start < end:
                wrap = wraps[at]
                at += 1
                if wrap.end > end or (wrap.is_link and not can_link):
                    continue
                out += [
                    text[place - start : wrap.start - start],
                    wrap.before,
                    text[wrap.start - start : wrap.end - start],
                    wrap.after,
                ]
                place = wrap.end
            done.append("".join([*out, text[place - start :]]) if out else text)
            start = end
        result.append(done)
        start += 1
    return result
