"""The text of ordinary bodies: inline marks cut out, the pieces typeset, all joined to HTML."""

import re

from newsroom.markup.fast_markdown_simple import EMPHASIS, LINK
from newsroom.markup.gathered import Gathered
from newsroom.markup.tree import picture_marker, resolved
from newsroom.markup.typesetting import typeset

_MARK = re.compile(r"[\[*_]")
#: Addresses that cleaning lets through whatever follows: of this site, or of a host by a plain name.
_ADDRESS = re.compile(
    r"/(?![/\\])|#|\{filename\}|https?://(?:(?!xn--)[a-z0-9]+(?:-+[a-z0-9]+)*\.)+[a-z]+(?:[/?#]|$)",
    re.IGNORECASE | re.ASCII,
)


class UnusualError(Exception):
    """A body holds what only Python-Markdown can read."""


class Pieces:
    """HTML in pieces, in which the texts of the blocks have their places."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        #: By block: text nodes, whether a link may stand in each, and its place among the parts.
        self._texts: list[list[str]] = []
        self._linkable: list[list[bool]] = []
        self._places: list[list[int]] = []
        #: In their order: links (place and address) and pictures (place, address, alt, title).
        self._targets: list[tuple[int, str] | tuple[int, str, str, str]] = []

    def html(self, html: str) -> None:
        """Add HTML without text."""
        self._parts.append(html)

    def add(self, before: str, text: str, after: str) -> None:
        """Add a block: its text, with inline marks, between two pieces of HTML."""
        parts = self._parts
        parts.append(before)
        if "[" not in text and "*" not in text and "_" not in text:
            self._texts.append([text])
            self._linkable.append([True])
            self._places.append([len(parts)])
            parts += (text, after)
            return
        texts: list[str] = []
        linkable: list[bool] = []
        places: list[int] = []

        def put(words: str, *, can_link: bool = True) -> None:
            if words:
                texts.append(words)
                linkable.append(can_link)
                places.append(len(parts))
                parts.append(words)

        done = 0
        while mark := _MARK.search(text, done):
            start = mark.start()
            put(text[done:start])
            if (
                mark[0] == "["
                and (link := LINK.match(text, start))
                and text[start - 1 : start] != "!"
            ):
                if _MARK.search(link[1]) or not _ADDRESS.match(link[2]):
                    raise UnusualError
                self._targets.append((len(parts), link[2]))
                parts.append("")
                put(link[1], can_link=False)
                parts.append("</a>")
                done = link.end()
            elif (
                mark[0] == "*" and (marked := EMPHASIS.match(text, start)) and "[" not in marked[2]
            ):
                tag = "strong" if len(marked[1]) == 2 else "em"
                parts.append(f"<{tag}>")
                put(marked[2])
                parts.append(f"</{tag}>")
                done = marked.end()
            else:
                raise UnusualError
        put(text[done:])
        self._texts.append(texts)
        self._linkable.append(linkable)
        self._places.append(places)
        parts.append(after)

    def add_picture(self, address: str, alt: str, title: str) -> None:
        """Add a picture that stands alone."""
        self._targets.append((len(self._parts), address, alt, title))
        self._parts.append("")

    def finished(self, gathered: Gathered) -> str:
        """Return the HTML of the whole body; what it refers to and cites is noted on the way."""
        parts = self._parts
        for place, address, *picture in self._targets:
            if picture:
                parts[place] = (
                    f"<div>{picture_marker(address, picture[0], picture[1], gathered)}</div>\n"
                )
            else:
                parts[place] = f'<a href="{_escaped(resolved(address, gathered))}">'
        done = typeset(self._texts, self._linkable, gathered)
        for texts, places in zip(done, self._places, strict=True):
            for text, place in zip(texts, places, strict=True):
                parts[place] = _escaped(text) if "&" in text or ">" in text else text
        # As cleaning writes it, which this HTML does without: it holds our tags and escaped text only.
        return "".join(parts).strip().replace("\u00a0", "&nbsp;")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace(">", "&gt;")
