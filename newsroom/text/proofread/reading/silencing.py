"""Comments that silence a rule for one paragraph: `<!-- bỏ-qua: rule-id — lý do -->`.

The comment stands in the paragraph's own line or in a line before it. A reason is due: who reads
the source later must know why the rule does not hold there.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.text.proofread.reading.source import Source

_COMMENT = re.compile(r"<!--\s*b[ỏo]-qua\s*:\s*(?P<body>.*?)\s*-->", re.DOTALL | re.IGNORECASE)
_BODY = re.compile(
    r"(?P<rules>[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)(?:\s+[—–:-]+\s*(?P<reason>.*))?$", re.S
)


@dataclass(frozen=True, slots=True)
class Silence:
    """One comment: the rules it names, its reason, and the stretch it holds for (offsets)."""

    at: int
    rules: tuple[str, ...]
    reason: str
    start: int
    end: int


class Quiet:
    """Where rules are silent; found quickly, since every hit asks."""

    def __init__(self, source: Source) -> None:
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        told = [silence for silence in silences(source) if silence.reason]
        for silence in sorted(told, key=lambda silence: silence.start):
            for rule in silence.rules:
                self._starts.setdefault(rule, []).append(silence.start)
                ends = self._ends.setdefault(rule, [])
                ends.append(max(silence.end, ends[-1] if ends else 0))

    def holds(self, rule: str, place: int) -> bool:
        """Tell whether a rule is silent at an offset of `Source.text`."""
        starts = self._starts.get(rule)
        if not starts:
            return False
        at = bisect_right(starts, place) - 1
        return at >= 0 and place <= self._ends[rule][at]


def silences(source: Source) -> list[Silence]:
    """Return the silencing comments of a source, malformed ones with no rules."""
    if "<!--" not in source.raw:
        return []
    return list(_silences(source))


def _silences(source: Source) -> Iterator[Silence]:
    text = source.unmasked
    for comment in _COMMENT.finditer(text):
        body = _BODY.match(unicodedata.normalize("NFC", comment["body"]))
        rules = tuple(rule.strip() for rule in body["rules"].split(",")) if body else ()
        reason = (body["reason"] or "").strip() if body else ""
        start, end = _stretch(source, comment.start(), comment.end())
        yield Silence(comment.start(), rules, reason, start, end)


def _stretch(source: Source, start: int, end: int) -> tuple[int, int]:
    """Return the block that holds the comment, where it has words of its own, else the next."""
    first = max(0, source.block_at(start))
    for place in range(first, len(source.blocks)):
        block = source.blocks[place]
        if block.start <= start < block.end and _has_words(source, block.start, block.end):
            return block.start, block.end
        if block.start >= end or (block.end >= end and _has_words(source, end, block.end)):
            return block.start, _table_end(source, place)
    return start, end


def _table_end(source: Source, place: int) -> int:
    """Return the end of the whole table or list: a comment before it holds for all of it."""
    group = source.blocks[place].group
    while group and source.blocks[place + 1 : place + 2]:
        if source.blocks[place + 1].group != group:
            break
        place += 1
    return source.blocks[place].end


def _has_words(source: Source, start: int, end: int) -> bool:
    at = bisect_right(source.word_starts, start - 1)
    return at < len(source.word_starts) and source.word_starts[at] < end
