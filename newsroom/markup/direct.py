"""Ordinary bodies straight to HTML, without a tree: the common case, several times faster.

Taken are paragraphs, headings, simple lists, tables and pictures that stand alone, and in their
text ``**strong**``, ``*emphasis*`` and plain links. Any other body is left to Python-Markdown. A
body is taken whole or not at all, since what stands in one block, such as the definition of a
reference, may change the meaning of all. What comes out is what the tree gives, to the byte
(``tests/newsroom/markup/test_direct.py``); ``DIRECT`` in ``pelicanconf.py`` switches it off.
"""

import re

from markdown.extensions.toc import unique

from newsroom.fields import MEDIA_PATH
from newsroom.lockstep import Steps
from newsroom.markup.anchors import anchor
from newsroom.markup.direct_text import Pieces, UnusualError
from newsroom.markup.fast_markdown_costs import might_be_costly
from newsroom.markup.gathered import Gathered
from newsroom.records import Heading

# Signs of code, raw HTML, escapes, notes, references and contents lists, and what only looks like a
# placeholder of Python-Markdown's own; before each its rarest letter, which is sought much faster.
_ODD = (
    *(("<", "<"), ("`", "`"), ("\\", "\\"), ("\t", "\t"), ("^", "[^"), ("]", "]:")),
    *(("[", "[TOC]"), ("~", "~~~"), ("w", "klzzwx"), ("w", "wxh:")),
)
_ENTITY = re.compile("&(?:#|[0-9a-zA-Z]+;)")
_BLANK_LINES = re.compile(r"(?<=\n) +\n")
# A later line that would make its block more than text.
_LATER = re.compile(r"\n {0,3}[#=\-_*>\[]|  \n")
_HEADING = re.compile(r"(#{2,6})(?!#)([^#\n[*_&>|]*)(?:\n|$)")
_ITEM = re.compile(r"(?:[-*+]|(\d+)\.) +(.*)")
_SEPARATOR = re.compile(r"[|:\- ]+")
_PICTURE = re.compile(
    r"!\[([^\[\]\n]*)\]\((/media/[^\s()'\"{}]+)(?: \"((?:[^\"()\s](?:[^\"()\s]| )*)?)\")?\)"
)


def steps(body: str, gathered: Gathered) -> Steps[tuple[str, list[Heading]] | None]:
    """Return the HTML of a body, typeset, and its headings; None for a body that is not ordinary.

    The body holds no ``normalize.UNSAFE`` characters; some of them are white space or line ends to
    some only. What it tells is noted in ``gathered``, which stays as it is where None is returned.
    """
    for letter, sign in _ODD:
        if letter in body and sign in body:
            return None
    if "&" in body and _ENTITY.search(body):
        return None
    reader = _Reader()
    try:
        reader.read(body)
    except UnusualError:
        return None
    yield
    html = yield from reader.pieces.finished(gathered)
    return html, reader.headings


class _Reader:
    """Reads the blocks of one body."""

    def __init__(self) -> None:
        self.pieces = Pieces()
        self.headings: list[Heading] = []
        self._ids: set[str] = set()
        self._counters: dict[str, int] = {}
        self._might_cost = False

    def read(self, body: str) -> None:
        """Read a whole body; raise ``UnusualError`` where it is not ordinary."""
        # What holds for the body holds for every block of it.
        self._might_cost = might_be_costly(body)
        body += "\n\n"
        blocks = body.split("\n\n")
        if any(block[:1] == " " or ("\n" in block and "\n " in block) for block in blocks):
            blocks = _BLANK_LINES.sub("\n", body).split("\n\n")
        blocks = [block.strip("\n") for block in reversed(blocks)]
        lists: list[list[str]] = []
        kind = ""
        while blocks:
            block = blocks.pop()
            if not block:
                continue
            # Most blocks are one line that begins with a letter.
            is_plain = block[0].isalpha() and "\n" not in block
            listed, items = ("", []) if is_plain else _items(block)
            if lists and listed != kind:
                self._list(kind, lists)
                lists = []
            kind = listed
            if listed:
                if not lists and listed == "ol" and not block.startswith("1."):
                    raise UnusualError
                lists.append(items)
            elif is_plain and not self._might_cost:
                self.pieces.add("<p>", block, "</p>\n")
            elif block[0] == "#":
                self._heading(block, blocks)
            else:
                self._block(block)
        if lists:
            self._list(kind, lists)

    def _heading(self, block: str, blocks: list[str]) -> None:
        found = _HEADING.match(block)
        text = found[2].strip() if found else ""
        if not found or not text:
            raise UnusualError
        level, words = len(found[1]), " ".join(text.split())
        name = unique(anchor(words), self._ids, self._counters)
        self.pieces.add(f'<h{level} id="{name}">', text, f"</h{level}>\n")
        self.headings.append(Heading(level, name, words))
        if rest := block[found.end() :]:
            blocks.append(rest)

    def _block(self, block: str) -> None:
        first = block[0]
        if first.isspace() or first in ">=" or (self._might_cost and might_be_costly(block)):
            raise UnusualError
        if first in "*_-+" and not block.partition("\n")[0].strip("*_- "):
            raise UnusualError
        if first.isdecimal() and not first.isascii():
            raise UnusualError
        if "\n" in block:
            if "|" in block and _SEPARATOR.fullmatch(block.split("\n", 2)[1]):
                self._table(block)
                return
            if _LATER.search(block):
                raise UnusualError
        if block.startswith("!["):
            picture = _PICTURE.fullmatch(block)
            if not picture or not picture[1].strip() or not MEDIA_PATH.fullmatch(picture[2]):
                raise UnusualError
            self.pieces.add_picture(picture[2], picture[1], picture[3] or "")
        elif text := block.lstrip():
            self.pieces.add("<p>", text, "</p>\n")

    def _list(self, kind: str, lists: list[list[str]]) -> None:
        """Add one list. Of items with a blank line between them those beside it are paragraphs."""
        pieces = self.pieces
        pieces.html(f"<{kind}>\n")
        for place, items in enumerate(lists):
            for number, item in enumerate(items):
                loose = (place and not number) or (
                    place + 1 < len(lists) and number + 1 == len(items)
                )
                if loose:
                    pieces.add("<li>\n<p>", item, "</p>\n</li>\n")
                else:
                    pieces.add("<li>", item, "</li>\n")
        pieces.html(f"</{kind}>\n")

    def _table(self, block: str) -> None:
        header, separator, *rows = (row.strip(" ") for row in block.split("\n"))
        border = header.startswith("|") or header.endswith("|")
        heads, rules = _cells(header, border), _cells(separator, border)
        if len(heads) < 2 or len(heads) != len(rules) or not rows:
            raise UnusualError
        classes = [_alignment(rule.strip(" ")) for rule in rules]
        pieces = self.pieces
        pieces.html('<div class="table-scroll"><table>\n<thead>\n<tr>\n')
        for aligned, cell in zip(classes, heads, strict=True):
            pieces.add(f'<th{aligned} scope="col">', cell.strip(" "), "</th>\n")
        pieces.html("</tr>\n</thead>\n<tbody>\n")
        for row in rows:
            cells = _cells(row, border)
            pieces.html("<tr>\n")
            for aligned, cell in zip(classes, cells + [""] * len(classes), strict=False):
                pieces.add(f"<td{aligned}>", cell.strip(" "), "</td>\n")
            pieces.html("</tr>\n")
        pieces.html("</tbody>\n</table>\n</div>\n")


def _items(block: str) -> tuple[str, list[str]]:
    """Return the kind of list that a block is, and its items: ('ul', …), ('ol', …) or ('', [])."""
    if not _ITEM.match(block):
        return "", []
    kinds, items = set(), []
    for line in block.split("\n"):
        found = _ITEM.match(line)
        text = found[2] if found else ""
        if (
            not found
            or not text
            or text[0].isspace()
            or text[0] in "#>=-+*_|:"
            or _ITEM.match(text)
        ):
            raise UnusualError
        kinds.add("ol" if found[1] else "ul")
        items.append(text)
    if len(kinds) > 1:
        raise UnusualError
    return kinds.pop(), items


def _cells(row: str, border: bool) -> list[str]:
    return (row.removeprefix("|").removesuffix("|") if border else row).split("|")


def _alignment(rule: str) -> str:
    left, right = rule.startswith(":"), rule.endswith(":")
    side = "center" if left and right else "left" if left else "right" if right else ""
    return f' class="align-{side}"' if side else ""
