"""Blocks to elements: plain paragraphs, headings and list items without asking every processor."""

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown, blockprocessors
from markdown.blockparser import BlockParser
from markdown.extensions import footnotes, sane_lists, tables

KNOWN: dict[str, type] = {
    "empty": blockprocessors.EmptyBlockProcessor,
    "indent": blockprocessors.ListIndentProcessor,
    "code": blockprocessors.CodeBlockProcessor,
    "table": tables.TableProcessor,
    "hashheader": blockprocessors.HashHeaderProcessor,
    "setextheader": blockprocessors.SetextHeaderProcessor,
    "hr": blockprocessors.HRProcessor,
    "olist": sane_lists.SaneOListProcessor,
    "ulist": sane_lists.SaneUListProcessor,
    "quote": blockprocessors.BlockQuoteProcessor,
    "footnote": footnotes.FootnoteBlockProcessor,
    "reference": blockprocessors.ReferenceProcessor,
    "paragraph": blockprocessors.ParagraphProcessor,
}
"""The processors of our dialect in their order; with any other one no block is taken for plain."""

# A block whose first character is none of these can begin no list, heading, rule, quote,
# definition or code. Decimal digits of other scripts, which \d knows, are asked for besides.
_OPENERS = frozenset(" \n#-_*+>[0123456789")
# What can make a later line of such a block more than text (a table also needs a '|').
_LATER = re.compile(r"\n {0,3}[#=\-_*>\[]")


class FastBlockParser(BlockParser):
    """A block parser that recognizes plain blocks by their first character and line starts."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.processors: tuple[Any, ...] = ()
        self.known = False

    @classmethod
    def replace(cls, stock: BlockParser) -> "FastBlockParser":
        """Take over the processors of the stock parser."""
        parser = cls(stock.md)
        parser.blockprocessors = stock.blockprocessors
        for processor in stock.blockprocessors:
            processor.parser = parser
        return parser

    def prepare(self) -> None:
        """Look once at the processors that the extensions have registered."""
        registry: Any = self.blockprocessors
        self.processors = tuple(registry)
        names = [registry.get_index_for_name(name) for name in KNOWN if name in registry]
        self.known = names == list(range(len(KNOWN))) == list(range(len(self.processors))) and all(
            type(registry[name]) is kind for name, kind in KNOWN.items()
        )
        if self.known:
            self.rule = registry["hr"].SEARCH_RE
            self.numbered = registry["olist"].RE
            self.bulleted = registry["ulist"].RE

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:
        """Process blocks and attach them to ``parent``; the list is used up.

        Recursion has the stock parser's frames, as its guard against deep quotes counts them.
        """
        while blocks:
            plain = 0
            if self.known:
                for block in blocks:
                    if not block:
                        if len(parent) and parent[-1].tag == "pre":
                            break
                        plain += 1
                        continue
                    if not self.is_text(block):
                        break
                    text = block.lstrip()
                    if not (self.state and self.state[-1] == "list"):
                        if text:
                            SubElement(parent, "p").text = text
                    elif len(parent) or parent.text:
                        break
                    elif text:
                        parent.text = text
                    plain += 1
            if plain:
                del blocks[:plain]
                continue
            block = blocks[0]
            for processor in self.processors:
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break

    def is_text(self, block: str) -> bool:
        """Tell whether every processor before the paragraph's would refuse this block."""
        first = block[0]
        if first in _OPENERS or first.isdecimal():
            match first:
                case " " | "\n" | "#" | ">":
                    return False
                case "[":
                    if "]:" in block:
                        return False
                case "-" | "_" | "*" | "+":
                    if self.rule.search(block) or self.bulleted.match(block):
                        return False
                case _:
                    if self.numbered.match(block):
                        return False
        return "\n" not in block or ("|" not in block and not _LATER.search(block))
