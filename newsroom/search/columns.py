"""The shards of a tier, written column by column with numpy.

The bytes are those of ``postings.encode_list`` and ``encode_shard``; there the format is told. The
work goes from one range of shards to the next, so that memory holds the tables and one range.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsroom.search.headlines import MOST, Headline, encode_headlines
from newsroom.search.postings import LONG, deflate, encode_shard
from newsroom.search.words import IN_TITLE, TERM_SIZE

#: Parts in which a tier is written, or more: a sort key of shard in the part, fingerprint (16 bits),
#: number and variant (16) must fit 64 bits.
_PARTS = 32

_Column = NDArray[Any]


def all_shards(tables: Mapping[int, bytes], shards: int, headline: Headline) -> Iterator[bytes]:
    """Return every shard in order; ``tables`` are tables of terms by document number."""
    number_bits = max(tables, default=0).bit_length()
    step = min(max(1, shards // _PARTS), 1 << (32 - number_bits))
    bits = shards.bit_length() - 1
    edges = np.arange(0, shards + 1, step, dtype=np.uint64) << np.uint64(32 - bits)
    numbers = np.fromiter(tables, np.uint64, len(tables))
    bodies = list(tables.values())
    cuts = np.array(
        [np.searchsorted(np.frombuffer(b, "<u4", len(b) // TERM_SIZE), edges) for b in bodies],
        np.int64,
    ).reshape(len(bodies), len(edges))
    for part in range(len(edges) - 1):
        starts, ends = cuts[:, part], cuts[:, part + 1]
        keys = _join(bodies, starts, ends, 0, 4)
        variants = _join(bodies, starts, ends, 4, 2)
        evidence = _join(bodies, starts, ends, 6, 1)
        if not len(keys):
            yield from [encode_shard({})] * step
            continue
        owners = np.repeat(numbers, ends - starts)
        marks = (keys >> np.uint64(16 - bits)) - np.uint64(part * step << 16)
        yield from _shards(_Lists(marks, owners, variants, evidence, number_bits), step, headline)


def _join(bodies: list[bytes], starts: _Column, ends: _Column, offset: int, size: int) -> _Column:
    """Join one column of the rows start…end of every table."""
    parts = []
    for body, start, end in zip(bodies, starts.tolist(), ends.tolist(), strict=True):
        base = len(body) // TERM_SIZE * offset
        parts.append(body[base + start * size : base + end * size])
    return np.frombuffer(b"".join(parts), f"<u{size}").astype(np.uint64)


class _Lists:
    """All lists of a range, encoded in ``data``: the mark (shard << 16 | fingerprint) of each.

    ``offsets`` says where each list starts, and in one entry more the end. ``titles`` has the numbers of
    ``headlines.titled`` for each list that has any.
    """

    def __init__(
        self, marks: _Column, owners: _Column, variants: _Column, evidence: _Column, bits: int
    ) -> None:
        """Encode postings given column by column; ``bits`` hold any number."""
        # One sort of packed keys: list, then newest number, then variant.
        last = np.uint64((1 << bits) - 1)
        packed = marks << np.uint64(bits + 16) | (last - owners) << np.uint64(16) | variants
        order = np.argsort(packed, kind="stable")
        packed, evidence = packed[order], evidence[order].astype(np.int64)
        _settle(packed, evidence)
        marks = packed >> np.uint64(bits + 16)
        owners = (last - (packed >> np.uint64(16) & last)).astype(np.int64)
        variants = (packed & np.uint64(0xFFFF)).astype(np.int64)

        first = np.concatenate(([True], marks[1:] != marks[:-1]))
        self._starts = np.flatnonzero(first)
        self._documents = np.diff(np.append(self._starts, len(marks)))
        self._of_list = np.cumsum(first) - 1
        self.marks = marks[self._starts]

        # A kind is one variant of one list; its rank is its place among those of the list.
        self._kinds, ranks = np.unique(self._of_list << 16 | variants, return_inverse=True)
        self._kind_starts = np.searchsorted(self._kinds >> 16, np.arange(len(self._starts)))
        self._kind_counts = np.diff(np.append(self._kind_starts, len(self._kinds)))
        ranks = ranks - self._kind_starts[self._of_list]
        self.titles = _titles(self._of_list, owners, evidence)
        distances = np.where(first, owners, np.concatenate(([0], owners[:-1])) - owners)
        self._write(distances, evidence, ranks)

    def _write(self, distances: _Column, evidence: _Column, ranks: _Column) -> None:
        """Lay the parts of all lists out, then fill them."""
        sizes = _varint_sizes(distances)
        before = np.cumsum(sizes) - sizes
        number_bytes = np.add.reduceat(sizes, self._starts)
        documents, kinds, of_list = self._documents, self._kind_counts, self._of_list
        document_bytes = np.where(documents >= 16, _varint_sizes(documents - 16), 0)
        kind_bytes = np.where(kinds >= 16, _varint_sizes(kinds - 16), 0)
        width = np.where(kinds <= 8, 0, np.where(kinds <= 2048, 1, 2))
        heads = 1 + document_bytes + kind_bytes
        lengths = heads + 2 * kinds + number_bytes + documents * (1 + width)
        self.offsets = np.concatenate(([0], np.cumsum(lengths)))
        self.data = data = np.zeros(self.offsets[-1], np.uint8)

        at = self.offsets[:-1]
        data[at] = np.minimum(documents - 1, 15) << 4 | np.minimum(kinds - 1, 15)
        _put_varints(data, at + 1, documents - 16, documents >= 16)
        _put_varints(data, at + 1 + document_bytes, kinds - 16, kinds >= 16)
        at = at + heads
        kind_list = self._kinds >> 16
        kind_at = at[kind_list] + 2 * (np.arange(len(kind_list)) - self._kind_starts[kind_list])
        data[kind_at] = self._kinds & 0xFF
        data[kind_at + 1] = self._kinds >> 8 & 0xFF
        at = at + 2 * kinds
        everything = np.ones(len(distances), bool)
        _put_varints(data, (at - before[self._starts])[of_list] + before, distances, everything)
        at = at + number_bytes
        place = np.arange(len(distances)) - self._starts[of_list]
        data[at[of_list] + place] = evidence << 3 | ranks & 7
        extra_at = (at + documents)[of_list] + place * width[of_list]
        for byte in range(2):
            some = width[of_list] > byte
            data[extra_at[some] + byte] = ranks[some] >> (3 + 8 * byte) & 0xFF


def _titles(of_list: _Column, owners: _Column, evidence: _Column) -> dict[int, list[int]]:
    """Return for each list the newest documents that have it in the title."""
    titles: dict[int, list[int]] = {}
    found = np.flatnonzero(evidence >> 3 == IN_TITLE)
    for place, number in zip(of_list[found].tolist(), owners[found].tolist(), strict=True):
        numbers = titles.setdefault(place, [])
        if len(numbers) < MOST and number not in numbers:
            numbers.append(number)
    return titles


def _settle(packed: _Column, evidence: _Column) -> None:
    """Order the evidence of equal postings (keys of one document that share a fingerprint)."""
    for at in np.flatnonzero(packed[1:] == packed[:-1]).tolist():
        end = at + 2
        while end < len(packed) and packed[end] == packed[at]:
            end += 1
        evidence[at:end].sort()


def _shards(lists: _Lists, count: int, headline: Headline) -> Iterator[bytes]:
    """Put the directory before the lists of each shard, and its headlines behind them."""
    fingerprints = (lists.marks & np.uint64(0xFFFF)).astype("<u2")
    lengths = np.diff(lists.offsets)
    data, edges = lists.data.data, lists.offsets.tolist()
    bodies: list[bytes | memoryview] = [data[start:end] for start, end in pairwise(edges)]
    for place in np.flatnonzero(lengths >= LONG).tolist():
        packed = deflate(bytes(bodies[place]))
        bodies[place], lengths[place] = packed, len(packed)
    ends = np.concatenate(([0], np.cumsum(_varint_sizes(lengths))))
    directory = np.zeros(ends[-1], np.uint8)
    _put_varints(directory, ends[:-1], lengths, np.ones(len(lengths), bool))
    bounds = np.searchsorted(lists.marks >> np.uint64(16), np.arange(count + 1)).tolist()
    for low, high in pairwise(bounds):
        titles = {
            int(fingerprints[place]): lists.titles[place]
            for place in range(low, high)
            if place in lists.titles
        }
        yield b"".join(
            (
                (high - low).to_bytes(2, "little"),
                fingerprints[low:high].tobytes(),
                directory[ends[low] : ends[high]].tobytes(),
                *bodies[low:high],
                encode_headlines(titles, headline),
            )
        )


def _varint_sizes(values: _Column) -> _Column:
    return np.searchsorted(np.array([1 << 7, 1 << 14, 1 << 21, 1 << 28]), values, "right") + 1


def _put_varints(out: _Column, at: _Column, values: _Column, wanted: _Column) -> None:
    """Write the wanted values, each at its place."""
    at, values = at[wanted], values[wanted]
    sizes = _varint_sizes(values)
    for byte in range(5):
        some = sizes > byte
        out[at[some] + byte] = values[some] >> 7 * byte & 0x7F | (sizes[some] > byte + 1) << 7
