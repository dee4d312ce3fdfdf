"""A source as the checks see it: masked text, blocks of prose, words, citations."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from newsroom.text.citations import Citation, find, resolve
from newsroom.text.proofread.reading.blocks import Block, split
from newsroom.text.proofread.reading.masking import VOID, Link, mask
from newsroom.text.proofread.reading.repair import needs_repair, repaired

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile("[0-9]")
_SPACE = re.compile(rf"[ \u00a0\n\t{VOID}]+")


class Word(NamedTuple):
    """A run of letters or digits; ``tied`` says that only spaces part it from the word before."""

    start: int
    end: int
    text: str
    lower: str
    tied: bool


class Source:
    """One text, read once for all checks.

    raw: as given. text: repaired (see `repair`) and masked (see `masking`), the text that offsets
    of hits belong to. blocks: the paragraphs, list items, table cells, headings and fields.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        text = raw
        self._places: list[int] | None = None
        if needs_repair(raw):
            text, self._places = repaired(raw)
        self.unmasked = text
        self.blocks, fielded = split(text)
        self.text, self.links = mask(fielded)
        self._line_starts = [0, *(m.end() for m in re.finditer("\n", raw))]

    def raw_offset(self, offset: int) -> int:
        """Return the offset in the raw text of one in `text`."""
        return self._places[offset] if self._places else offset

    def read_offset(self, raw_offset: int) -> int:
        """Return the offset in `text` of one in the raw text."""
        return bisect_left(self._places, raw_offset) if self._places else raw_offset

    def position(self, raw_offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of an offset in the raw text."""
        line = bisect_right(self._line_starts, raw_offset)
        return line, raw_offset - self._line_starts[line - 1] + 1

    @cached_property
    def prose(self) -> list[tuple[Block, str]]:
        """Every block with its masked text."""
        return [(block, self.text[block.start : block.end]) for block in self.blocks]

    def items_after(self, index: int, most: int) -> list[tuple[Block, str]]:
        """Return the list that follows a block of `prose`, ``most`` items at most."""
        following = self.prose[index + 1 : index + 1 + most]
        group = following[0][0].group if following else 0
        return list(
            takewhile(lambda pair: (pair[0].kind, pair[0].group) == ("item", group), following)
        )

    @cached_property
    def figured(self) -> list[tuple[Block, str]]:
        """The blocks of `prose` that hold a digit."""
        return [(block, text) for block, text in self.prose if _DIGIT.search(text)]

    @cached_property
    def words(self) -> list[list[Word]]:
        """The words of every block, in the order of `blocks`."""
        return [_words(text, block.start) for block, text in self.prose]

    @cached_property
    def word_starts(self) -> list[int]:
        """Where each word of the text begins."""
        return [word.start for words in self.words for word in words]

    @cached_property
    def citations(self) -> list[Citation]:
        """The citations of the whole text, bare numbers resolved."""
        return resolve(self.found_citations)

    @cached_property
    def found_citations(self) -> list[Citation]:
        """The citations of all blocks, bare numbers left bare.

        Marks that print nothing are taken out first: “[Hướng dẫn 22-HD/ĐUK](…) ngày 30/7/2018”.
        """
        return [citation for citation in self._cited() if self._is_prose(citation.start)]

    def _is_prose(self, place: int) -> bool:
        at = self.block_at(place)
        return at >= 0 and place < self.blocks[at].end

    def block_at(self, place: int) -> int:
        """Return the index of the last block that begins at or before an offset, or -1."""
        return bisect_right(self._block_starts, place) - 1

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def _cited(self) -> list[Citation]:
        if VOID not in self.text:
            return find(self.text)
        kept = [place for place, sign in enumerate(self.text) if sign != VOID]
        return [
            replace(citation, start=kept[citation.start], end=kept[citation.end - 1] + 1)
            for citation in find(self.text.replace(VOID, ""))
        ]

    def begins_line(self, word: Word) -> bool:
        """Tell whether a word with a capital begins a line: there a title may say it again."""
        if not word.text[0].isupper():
            return False
        line = self.text.rfind("\n", 0, word.start) + 1
        return not self.text[line : word.start].strip(f' \t“"({VOID}')

    @property
    def pictures(self) -> list[Link]:
        """The pictures of the text: alternative text and target."""
        return [link for link in self.links if link.picture]


def _words(text: str, shift: int) -> list[Word]:
    words = []
    last = -1
    new = tuple.__new__  # a thousand times an article: past the checks of `Word.__new__`
    for match in _WORD.finditer(text):
        start, end = match.span()
        tied = last >= 0 and (
            text[last:start] == " " or _SPACE.fullmatch(text, last, start) is not None
        )
        word = match[0]
        words.append(new(Word, (start + shift, end + shift, word, word.lower(), tied)))
        last = end
    return words
