"""Write all shards of a tier at once: with numpy when there is much to write, else without.

Both ways give the same bytes. numpy is imported only for a cold index of more than ``SMALL``
documents: at 10,000 it needs 4 s of CPU where plain Python needs 35.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from newsroom.search.headlines import Headline, encode_headlines, titled
from newsroom.search.postings import Posting, encode_list, encode_shard, locate
from newsroom.search.words import unpack

SMALL = 300

#: Tables of terms by the number of their document.
Tables = Mapping[int, bytes]


def all_shards(tables: Tables, shards: int, headline: Headline) -> Iterator[bytes]:
    """Return every shard of a tier in order, empty ones too."""
    if len(tables) <= SMALL:
        return plainly(tables, shards, headline)
    try:
        from newsroom.search import columns  # noqa: PLC0415 - numpy is for cold indexes only
    except ImportError:
        return plainly(tables, shards, headline)
    return columns.all_shards(tables, shards, headline)


def plainly(tables: Tables, shards: int, headline: Headline) -> Iterator[bytes]:
    """Write the shards with the standard library alone, a range of shards at a time."""
    step = max(1, shards * SMALL // max(SMALL, len(tables)))
    for low in range(0, shards, step):
        found: dict[int, dict[int, list[Posting]]] = defaultdict(lambda: defaultdict(list))
        for number, table in tables.items():
            for key, variant, evidence in unpack(table):
                shard, fingerprint = locate(key, shards)
                if low <= shard < low + step:
                    found[shard][fingerprint].append((number, variant, evidence))
        for shard in range(low, min(low + step, shards)):
            lists = {mark: encode_list(postings) for mark, postings in found[shard].items()}
            titles = {mark: titled(lists[mark]) for mark in lists}
            yield encode_shard(lists, encode_headlines(titles, headline))
