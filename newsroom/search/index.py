"""Build the search index: whole, or from the last one by what has changed.

The index of a site is a pure function of its entries and their tables of terms; ``state`` is a
cache that only says how much of it need not be written again. Both ways give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

import msgspec

from newsroom.search.bulk import all_shards
from newsroom.search.layout import Entry, Layout, arrange
from newsroom.search.postings import Posting, locate, patch_shard
from newsroom.search.records import (
    block_bits,
    block_path,
    encode_block,
    encode_card,
    encode_newest,
)
from newsroom.search.words import unpack

VERSION = 1
CARD, NEWEST = "muc-luc.json", "moi.json"

#: Beyond this share of changed documents a clean build is cheaper.
_PATCHABLE_SHARE = 50
_PATCHABLE_LEAST = 12


@dataclass(frozen=True, slots=True)
class Previous:
    """The last index: the ``state`` it left, and how to read one of its files (None if gone)."""

    state: bytes
    read: Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Index:
    """What a build hands back. Paths count from the folder of the search page.

    ``changed`` are files to write, ``paths`` all files of the index (any other is stale),
    ``patched`` tells whether the last index was used.
    """

    changed: dict[str, bytes]
    paths: tuple[str, ...]
    state: bytes
    patched: bool


#: A document in the state: number, address, name of its terms, digest of its record.
_Row = tuple[int, str, str, bytes]


class _State(msgspec.Struct, array_like=True, frozen=True):
    version: int
    layout: Layout
    rows: list[_Row]
    checksums: dict[str, int]


class _Unusable(Exception):
    """The last index cannot be patched."""


def build(
    entries: Iterable[Entry],
    terms: Callable[[str], bytes | None],
    previous: Previous | None = None,
) -> Index:
    """Build the index of ``entries``; ``terms`` gives the table of a name, old names too if it can.

    Only entries that readers may see belong here. A table of a current entry that is not there
    is a KeyError; of a former one, or a former file that is gone or damaged, means a clean build.
    """
    layout, numbered = arrange(entries)
    rows = [(number, entry.url, entry.terms, _digest(entry)) for number, entry in numbered.items()]
    state = _read_state(previous, layout)
    former = frozenset(state.rows) if state else frozenset()
    gone, come = former.difference(rows), frozenset(rows) - former
    files: dict[str, bytes] = {}
    if state is not None and previous is not None:
        try:
            files = _patch(layout, state.checksums, gone, come, terms, previous.read)
        except _Unusable:
            state, come = None, frozenset(rows)
    if state is None:
        files = dict(_clean(layout, numbered, terms))

    bits = block_bits(layout)
    blocks: dict[int, dict[int, Entry]] = {}
    for number, entry in numbered.items():
        blocks.setdefault(number >> bits, {})[number] = entry
    stale = {row[0] >> bits for row in (*gone, *come)}
    files |= {block_path(block): encode_block(blocks[block]) for block in stale & blocks.keys()}
    checksums = dict(state.checksums) if state else {}
    for path, data in ((CARD, encode_card(layout)), (NEWEST, encode_newest(numbered))):
        if checksums.get(path) != crc32(data):
            files[path] = data
    checksums |= {path: crc32(data) for path, data in files.items() if not path.startswith("r/")}
    paths = (CARD, NEWEST, *_shard_paths(layout), *map(block_path, blocks))
    after = msgspec.msgpack.encode(_State(VERSION, layout, rows, checksums))
    return Index(files, paths, after, state is not None)


def _digest(entry: Entry) -> bytes:
    """Stand for what the record of an entry shows."""
    text = "\0".join((entry.title, entry.date, entry.section, entry.kind, entry.summary))
    return blake2b(text.encode(), digest_size=8).digest()


def _read_state(previous: Previous | None, layout: Layout) -> _State | None:
    """Return the state if it describes an index of the same shape."""
    if previous is None:
        return None
    try:
        state = msgspec.msgpack.decode(previous.state, type=_State)
    except msgspec.MsgspecError:
        return None
    same = state.version == VERSION and _shape(state.layout) == _shape(layout)
    return state if same else None


def _shape(layout: Layout) -> tuple[object, ...]:
    """Return what must not change for a shard or a block to keep its meaning."""
    return layout.tiers, layout.fresh, layout.start, layout.slots, block_bits(layout)


def _shard_path(tier: str, shard: int) -> str:
    return f"{tier}/{shard:x}.bin"


def _shard_paths(layout: Layout) -> Iterator[str]:
    for tier, count in layout.tiers:
        yield from (_shard_path(tier, shard) for shard in range(count))


def _clean(
    layout: Layout, numbered: Mapping[int, Entry], terms: Callable[[str], bytes | None]
) -> Iterator[tuple[str, bytes]]:
    """Write every shard."""
    for tier, count in layout.tiers:
        tables = {
            number: _table(terms, entry.terms)
            for number, entry in numbered.items()
            if _tier(layout, number) == tier
        }
        for shard, data in enumerate(all_shards(tables, count)):
            yield _shard_path(tier, shard), data


def _table(terms: Callable[[str], bytes | None], name: str) -> bytes:
    table = terms(name)
    if table is None:
        raise KeyError(name)
    return table


def _tier(layout: Layout, number: int) -> str:
    return "f" if layout.fresh_shards and number >= layout.fresh else "i"


def _patch(
    layout: Layout,
    checksums: Mapping[str, int],
    gone: Set[_Row],
    come: Set[_Row],
    terms: Callable[[str], bytes | None],
    read: Callable[[str], bytes | None],
) -> dict[str, bytes]:
    """Write the shards in which a posting goes or comes."""
    if max(len(gone), len(come)) > max(_PATCHABLE_LEAST, layout.documents // _PATCHABLE_SHARE):
        raise _Unusable
    counts = dict(layout.tiers)
    postings: dict[tuple[str, int], dict[int, tuple[list[Posting], list[Posting]]]] = {}
    for number, sides in _changed_terms(gone, come, terms):
        tier = _tier(layout, number)
        for side, rows in enumerate(sides):
            for key, variant, evidence in rows:
                shard, fingerprint = locate(key, counts[tier])
                lists = postings.setdefault((tier, shard), {}).setdefault(fingerprint, ([], []))
                lists[side].append((number, variant, evidence))
    files: dict[str, bytes] = {}
    for (tier, shard), changes in postings.items():
        path = _shard_path(tier, shard)
        data = read(path)
        if data is None or crc32(data) != checksums.get(path):
            raise _Unusable
        files[path] = patch_shard(data, changes)
    return files


_Terms = set[tuple[int, int, int]]


def _changed_terms(
    gone: Set[_Row], come: Set[_Row], terms: Callable[[str], bytes | None]
) -> Iterator[tuple[int, tuple[_Terms, _Terms]]]:
    """Return the terms that go and those that come, by number."""
    before = {number: name for number, _, name, _ in gone}
    after = {number: name for number, _, name, _ in come}
    for number in sorted({*before, *after}):
        if before.get(number) == after.get(number):
            continue
        table = terms(before[number]) if number in before else b""
        if table is None:
            raise _Unusable
        old = set(unpack(table))
        new = set(unpack(_table(terms, after[number]))) if number in after else set()
        yield number, (old - new, new - old)
