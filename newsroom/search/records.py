"""What a page of results shows of each document, in small JSON files; and the index's own card.

Numbers near each other are near in time, so the records of one block tend to be asked for together.
"""

import json
from collections.abc import Mapping

from newsroom.search.layout import Entry, Layout
from newsroom.text.typography import typeset

SUMMARY_LENGTH = 280
_NEWEST = 50


def block_bits(layout: Layout) -> int:
    """Return how many low bits of a number a block of records spans."""
    return 5 if layout.documents <= 400 else 2


def block_path(block: int) -> str:
    """Return the path of a block of records."""
    return f"r/{block:x}.json"


def headline(number: int, entry: Entry) -> list[object]:
    """Return what a hit shows at first: number, address, title, section (or kind), day."""
    section = entry.section or entry.kind
    return [number, entry.url, typeset(entry.title), section, entry.date[:10]]


def encode_block(entries: Mapping[int, Entry]) -> bytes:
    """Write the records of a block: number → address, title, section or kind, day, summary.

    Titles and summaries are typeset, so names stay whole at line breaks here too.
    """
    return _json(
        {
            str(number): [*headline(number, entry)[1:], typeset(shorten(entry.summary))]
            for number, entry in sorted(entries.items())
        }
    )


def encode_card(layout: Layout) -> bytes:
    """Write ``muc-luc.json``, what the client reads first: the layout and ``block_bits``."""
    return _json(
        {
            "version": 2,
            "documents": layout.documents,
            "shards": layout.shards,
            "freshShards": layout.fresh_shards,
            "block": block_bits(layout),
            "start": layout.start,
            "slots": layout.slots,
            "size": layout.size,
        }
    )


def encode_newest(numbered: Mapping[int, Entry]) -> bytes:
    """Write ``moi.json``: headlines of the newest documents, which suggestions are made of too."""
    newest = sorted(numbered, reverse=True)[:_NEWEST]
    return _json([headline(number, numbered[number]) for number in newest])


def shorten(summary: str) -> str:
    """Cut a long summary between two words."""
    if len(summary) <= SUMMARY_LENGTH:
        return summary
    return summary[:SUMMARY_LENGTH].rsplit(" ", 1)[0] + " …"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
