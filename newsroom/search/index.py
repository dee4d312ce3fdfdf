"""Build the search index: whole, or from the last one by what has changed.

The index of a site is a pure function of its entries and their tables of terms; ``state`` is a
cache that only says how much of it need not be written again. Both ways give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import deflate as libdeflate
import msgspec

from newsroom.search.bulk import all_shards
from newsroom.search.headlines import Headline
from newsroom.search.layout import Entry, Layout, arrange
from newsroom.search.patches import patch_shard
from newsroom.search.postings import Posting, locate
from newsroom.search.records import (
    block_bits,
    block_path,
    encode_block,
    encode_card,
    encode_newest,
    headline,
)
from newsroom.search.words import IN_TITLE, unpack

#: Another libdeflate may write other bytes.
VERSION = f"4 {libdeflate.__version__}"
CARD, NEWEST = "muc-luc.json", "moi.json"

#: Beyond this share of changed documents a clean build is cheaper.
_PATCHABLE_SHARE = 50
_PATCHABLE_LEAST = 12


@dataclass(frozen=True, slots=True)
class Previous:
    """The last index: the ``state`` it left, and how to read one of its files.

    ``read`` answers None for a file that is gone or is not what was written.
    """

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


#: A document in the state: number, name of its terms, address, title, section or kind, day.
_Row = tuple[int, str, str, str, str, str]


class _State(msgspec.Struct, array_like=True, frozen=True):
    version: str
    layout: Layout
    rows: list[_Row]


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
    rows = [
        (number, item.terms, item.url, item.title, item.section or item.kind, item.date[:10])
        for number, item in numbered.items()
    ]
    state = _read_state(previous, layout)
    former = {row[0]: row for row in state.rows} if state else {}
    come = [row for row in rows if former.get(row[0]) != row]
    gone = [former[row[0]] for row in come if row[0] in former]
    gone += [former[number] for number in former.keys() - numbered.keys()]
    read = previous.read if previous is not None and state is not None else _nothing
    first = cache(lambda number: headline(number, numbered[number]))
    files: dict[str, bytes] = {}
    if state is not None:
        try:
            files = _patch(layout, gone, come, terms, read, first)
        except _Unusable:
            state, come, read = None, rows, _nothing
    if state is None:
        files = dict(_clean(layout, numbered, terms, first))

    bits = block_bits(layout)
    stale: dict[int, dict[int, Entry]] = {row[0] >> bits: {} for row in (*gone, *come)}
    present = {number >> bits: None for number in numbered}
    for number, entry in numbered.items():
        if number >> bits in stale:
            stale[number >> bits][number] = entry
    files |= {block_path(block): encode_block(stale[block]) for block in stale if stale[block]}
    for path, data in ((CARD, encode_card(layout)), (NEWEST, encode_newest(numbered))):
        if read(path) != data:
            files[path] = data
    paths = (CARD, NEWEST, *_shard_paths(layout), *map(block_path, present))
    after = msgspec.msgpack.encode(_State(VERSION, layout, rows))
    return Index(files, paths, after, state is not None)


def _nothing(_: str) -> None:
    """Read what is not there."""


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
    layout: Layout,
    numbered: Mapping[int, Entry],
    terms: Callable[[str], bytes | None],
    first: Headline,
) -> Iterator[tuple[str, bytes]]:
    """Write every shard."""
    for tier, count in layout.tiers:
        tables = {
            number: _table(terms, entry.terms)
            for number, entry in numbered.items()
            if _tier(layout, number) == tier
        }
        for shard, data in enumerate(all_shards(tables, count, first if tier == "i" else None)):
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
    gone: list[_Row],
    come: list[_Row],
    terms: Callable[[str], bytes | None],
    read: Callable[[str], bytes | None],
    first: Headline,
) -> dict[str, bytes]:
    """Write the shards in which a posting goes or comes, or a headline is another."""
    if max(len(gone), len(come)) > max(_PATCHABLE_LEAST, layout.documents // _PATCHABLE_SHARE):
        raise _Unusable
    counts = dict(layout.tiers)
    postings: dict[tuple[str, int], dict[int, tuple[list[Posting], list[Posting]]]] = {}
    retitled: dict[tuple[str, int], set[int]] = {}
    for number, sides, titles in _changed_terms(gone, come, terms):
        tier = _tier(layout, number)
        for key in titles:
            shard, fingerprint = locate(key, counts[tier])
            postings.setdefault((tier, shard), {}).setdefault(fingerprint, ([], []))
            retitled.setdefault((tier, shard), set()).add(fingerprint)
        for side, rows in enumerate(sides):
            for key, variant, evidence in rows:
                shard, fingerprint = locate(key, counts[tier])
                lists = postings.setdefault((tier, shard), {}).setdefault(fingerprint, ([], []))
                lists[side].append((number, variant, evidence))
    files: dict[str, bytes] = {}
    for place, changes in postings.items():
        path = _shard_path(*place)
        data = read(path)
        if data is None:
            raise _Unusable
        try:
            told = first if place[0] == "i" else None
            patched = patch_shard(data, changes, retitled.get(place, ()), told)
        except KeyError:
            raise _Unusable from None
        if patched != data:
            files[path] = patched
    return files


_Terms = set[tuple[int, int, int]]


def _changed_terms(
    gone: list[_Row], come: list[_Row], terms: Callable[[str], bytes | None]
) -> Iterator[tuple[int, tuple[_Terms, _Terms], set[int]]]:
    """Return by number the terms that go and those that come, and whose headlines may be others."""
    before = {row[0]: row for row in gone}
    after = {row[0]: row for row in come}
    for number in sorted({*before, *after}):
        was, now = before.get(number), after.get(number)
        table = terms(was[1]) if was else b""
        if table is None:
            raise _Unusable
        old = set(unpack(table))
        new = set(unpack(_table(terms, now[1]))) if now else set()
        titles: set[int] = set()
        if not was or not now or was[2:] != now[2:]:
            titles = {key for key, _, evidence in old | new if evidence >> 3 == IN_TITLE}
        yield number, (old - new, new - old), titles
