"""Headlines: what a shard tells of the documents that a query will most likely show first.

After its lists a shard holds JSON, pairs of a fingerprint and the headlines of the newest ``MOST``
documents that have the pair (or syllable, or number) in their title. A query of words that stand in a
title thus shows its first hit without asking for records. The rest of a hit, and all others, come from
the records. Shards of the fresh tier have none: ``moi.json`` holds those of the newest documents.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, islice
from operator import sub

from newsroom.search.postings import READ, VARINT, inflate, rank_width, read_head

MOST = 2

#: Number → what ``records.headline`` tells of it; None for shards without headlines.
Headline = Callable[[int], list[object]] | None

_IN_TITLE = re.compile(rb"[\xc0-\xff]")  # weight 3, the high two bits of the evidence


def titled(data: bytes) -> list[int]:
    """Return the newest ``MOST`` numbers that a list (b"" for none) has with the weight of a title."""
    if not data:
        return []
    data = inflate(data)
    documents, kinds, at = read_head(data)
    start = len(data) - documents * (1 + rank_width(kinds))
    places = [match.start() - start for match in _IN_TITLE.finditer(data, start, start + documents)]
    if not places:
        return []
    distances = VARINT.finditer(data, at + 2 * kinds)
    steps = (READ[match[0]] for match in islice(distances, places[-1] + 1))
    numbers = list(accumulate(steps, sub))
    return list(dict.fromkeys(numbers[place] for place in places))[:MOST]


def encode_headlines(titles: Mapping[int, Sequence[int]], headline: Headline) -> bytes:
    """Write the headlines of a shard from the numbers of each fingerprint that has any."""
    return patch_headlines(b"", titles, headline)


def patch_headlines(data: bytes, titles: Mapping[int, Sequence[int]], headline: Headline) -> bytes:
    """Return what ``data`` becomes when the numbers of some fingerprints are these."""
    if headline is None or not titles:
        return data
    known = dict(json.loads(data or b"[]"))
    known |= {mark: [headline(number) for number in numbers] for mark, numbers in titles.items()}
    rows = sorted(row for row in known.items() if row[1])
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode() if rows else b""
