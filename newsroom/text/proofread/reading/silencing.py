"""Comments that silence a rule for one paragraph: `<!-- bỏ-qua: rule-id — lý do -->`.

The comment stands in the paragraph's own line or in a line before it. A reason is due: who reads
the source later must know why the rule does not hold there.
"""

import re
import unicodedata
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
    for block in source.blocks:
        if block.start <= start < block.end and _has_words(source, block.start, block.end):
            return block.start, block.end
        if block.start >= end or (block.end >= end and _has_words(source, end, block.end)):
            return block.start, _table_end(source, block.start, block.end)
    return start, end


def _table_end(source: Source, start: int, end: int) -> int:
    """Return the end of the whole table or list: a comment before it holds for all of it."""
    group = next(block.group for block in source.blocks if block.start == start)
    if not group:
        return end
    return max(block.end for block in source.blocks if block.group == group)


def _has_words(source: Source, start: int, end: int) -> bool:
    return re.search(r"\w", source.text[start:end]) is not None
