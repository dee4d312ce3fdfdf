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


def encode_block(entries: Mapping[int, Entry]) -> bytes:
    """Write the records of a block: number → address, title, day, section, kind, summary.

    Titles and summaries are typeset, so names stay whole at line breaks here too.
    """
    return _json(
        {
            str(number): [
                entry.url,
                typeset(entry.title),
                entry.date[:10],
                entry.section,
                entry.kind,
                typeset(shorten(entry.summary)),
            ]
            for number, entry in sorted(entries.items())
        }
    )


def encode_card(layout: Layout) -> bytes:
    """Write ``muc-luc.json``, what the client reads first: the layout and ``block_bits``."""
    return _json(
        {
            "version": 1,
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
    """Write ``moi.json``: title and address of the newest documents, for suggestions."""
    newest = sorted(numbered, reverse=True)[:_NEWEST]
    return _json([[typeset(numbered[number].title), numbered[number].url] for number in newest])


def shorten(summary: str) -> str:
    """Cut a long summary between two words."""
    if len(summary) <= SUMMARY_LENGTH:
        return summary
    return summary[:SUMMARY_LENGTH].rsplit(" ", 1)[0] + " …"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
