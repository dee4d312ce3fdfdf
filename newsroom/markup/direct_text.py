"""The text of ordinary bodies: inline marks cut out, the whole typeset, all joined to HTML."""

import re
from itertools import accumulate

from newsroom.lockstep import Steps
from newsroom.markup.fast_markdown_simple import EMPHASIS, LINK
from newsroom.markup.gathered import Gathered
from newsroom.markup.tree import picture_marker, resolved
from newsroom.markup.typesetting import NO_WRAP, Whole, cut, typeset_whole

_MARK = re.compile(r"[\[*_]")
#: Addresses that cleaning lets through whatever follows: of this site, or of a host by a plain name.
_ADDRESS = re.compile(
    r"/(?![/\\])|#|\{filename\}|https?://(?:(?!xn--)[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]+(?:[/?#]|$)",
    re.IGNORECASE | re.ASCII,
)

#: Stands for a line break within a block while blocks are divided by them; it is in no body.
_BREAK = "\x1f"


class UnusualError(Exception):
    """A body holds what only Python-Markdown can read."""


class Pieces:
    """HTML in pieces, in which the texts of the blocks have their places."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        #: By block: its text as the nodes between its inline marks, and its place among the parts.
        self._blocks: list[list[str]] = []
        self._places: list[int] = []
        #: Inline marks in order: block, how many of its nodes stand before, HTML; of links the address.
        self._marks: list[tuple[int, int, str, str]] = []
        #: Pictures in order: place, address, alt, title.
        self._pictures: list[tuple[int, str, str, str]] = []

    def html(self, html: str) -> None:
        """Add HTML without text."""
        self._parts.append(html)

    def add(self, before: str, text: str, after: str) -> None:
        """Add a block: its text, with inline marks, between two pieces of HTML."""
        parts = self._parts
        self._places.append(len(parts) + 1)
        parts += (before, "", after)
        is_marked = "[" in text or "*" in text or "_" in text
        self._blocks.append(self._nodes(text) if is_marked else [text])

    def _nodes(self, text: str) -> list[str]:
        """Note the marks of the next block's text and return what stands between them."""
        block = len(self._blocks)
        nodes: list[str] = []
        done = 0
        while mark := _MARK.search(text, done):
            start = mark.start()
            if start > done:
                nodes.append(text[done:start])
            opening = address = ""
            if (
                mark[0] == "["
                and (link := LINK.match(text, start))
                and text[start - 1 : start] != "!"
            ):
                words, address = link.groups()
                closing, done = "</a>", link.end()
                if _MARK.search(words) or not _ADDRESS.match(address):
                    raise UnusualError
            elif (
                mark[0] == "*" and (marked := EMPHASIS.match(text, start)) and "[" not in marked[2]
            ):
                words, done = marked[2], marked.end()
                tag = "strong" if len(marked[1]) == 2 else "em"
                opening, closing = f"<{tag}>", f"</{tag}>"
            else:
                raise UnusualError
            self._marks.append((block, len(nodes), opening, address))
            if words:
                nodes.append(words)
            self._marks.append((block, len(nodes), closing, ""))
        if done < len(text):
            nodes.append(text[done:])
        return nodes

    def add_picture(self, address: str, alt: str, title: str) -> None:
        """Add a picture that stands alone."""
        self._pictures.append((len(self._parts), address, alt, title))
        self._parts.append("")

    def finished(self, gathered: Gathered) -> Steps[str]:
        """Return the HTML of the whole body; what it refers to and cites is noted on the way."""
        parts = self._parts
        for place, address, alt, title in self._pictures:
            parts[place] = f"<div>{picture_marker(address, alt, title, gathered)}</div>\n"
        whole = yield from typeset_whole(self._blocks, gathered, NO_WRAP)
        yield
        text = whole.text
        is_broken = any("\n" in block for block in whole.joined)
        if is_broken:
            blocks = cut(text, [[block] for block in whole.joined])
            text = "\n".join(block.replace("\n", _BREAK) for block in blocks)
        done = _inserted(text, self._insertions(whole, gathered)).split("\n")
        for place, block in zip(self._places, done if self._places else (), strict=True):
            parts[place] = block
        # As cleaning writes it, which this HTML does without: it holds our tags and escaped text only.
        html = "".join(parts).strip().replace("\u00a0", "&nbsp;")
        return html.replace(_BREAK, "\n") if is_broken else html

    def _insertions(self, whole: Whole, gathered: Gathered) -> list[tuple[int, str]]:
        """Give the HTML to put into the text, in order: where, and it.

        What would be wrapped but lies in two nodes, or as a link in a link, is left as it is.
        """
        marks, links = self._placed_marks(whole, gathered)
        insertions: list[tuple[int, str]] = []
        passed, count = 0, len(marks)
        for start, end, opening, closing, is_link in whole.wraps:
            while passed < count and marks[passed][0] <= start:
                insertions.append(marks[passed])
                passed += 1
            if (passed == count or marks[passed][0] >= end) and not (
                is_link and passed - 1 in links
            ):
                # A marker stands for text and is escaped as such: “113/KH-BGD&ĐT”.
                before = _escaped(opening) if is_link else opening
                insertions += ((start, before), (end, closing))
        return insertions + marks[passed:]

    def _placed_marks(
        self, whole: Whole, gathered: Gathered
    ) -> tuple[list[tuple[int, str]], set[int]]:
        """Give the inline marks with their places in the text, and which of them open links."""
        marks: list[tuple[int, str]] = []
        links = set()
        last = -1
        places: list[int] = []
        for block, nodes, html, address in self._marks:
            if block != last:
                places = list(
                    accumulate(map(len, whole.blocks[block]), initial=whole.starts[block])
                )
                last = block
            if address:
                links.add(len(marks))
                target = _escaped(resolved(address, gathered))
                marks.append((places[nodes], f'<a href="{target}">'))
            else:
                marks.append((places[nodes], html))
        return marks, links


def _inserted(text: str, insertions: list[tuple[int, str]]) -> str:
    """Put HTML into a text and escape what is between."""
    pieces: list[str] = []
    done = 0
    for at, html in insertions:
        pieces += (text[done:at], html)
        done = at
    pieces.append(text[done:])
    if "&" in text or ">" in text:
        pieces[::2] = map(_escaped, pieces[::2])
    return "".join(pieces)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace(">", "&gt;")
