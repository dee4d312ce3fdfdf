"""Change a few postings of a shard without reading or writing the rest of it.

The result is what ``postings`` would write anew, byte for byte; there the format is told. Of a list
only the numbers are decoded, to find the place; its other columns are spliced. Where the
variants of a list with more than eight change, it is written anew.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from itertools import accumulate
from operator import neg, sub
from struct import pack, unpack_from

from newsroom.search.headlines import Headline, patch_headlines, titled
from newsroom.search.postings import (
    READ,
    VARINT,
    WRITTEN,
    Posting,
    decode_list,
    deflate,
    encode_list,
    inflate,
    rank_width,
    read_directory,
    read_head,
    write_head,
)

#: What is to change in one shard: fingerprint → (postings that go, postings that come).
Changes = Mapping[int, tuple[list[Posting], list[Posting]]]

_NARROW = 8
_RANK = bytes(byte & 7 for byte in range(256))


def _shifted(rank: int, step: int) -> bytes:
    """Return the table that moves ranks from ``rank`` on by one step in the bytes of evidence."""
    return bytes(
        byte & 0xF8 | (byte & 7) + step & 7 if byte & 7 >= rank else byte for byte in range(256)
    )


_ONE_MORE = [_shifted(rank, 1) for rank in range(_NARROW + 1)]
_ONE_LESS = [_shifted(rank, -1) for rank in range(_NARROW + 1)]


class _Wide(Exception):
    """The variants of a list with more than eight change: all its ranks do."""


class _Splice:
    """A list by columns: ``evidence`` bytes as they stand, ``more`` the rank's other bits."""

    def __init__(self, data: bytes) -> None:
        documents, kinds, at = read_head(data)
        self.width = rank_width(kinds)
        end = len(data) - documents * (1 + self.width)
        self.variants = list(unpack_from(f"<{kinds}H", data, at))
        self.distances = VARINT.findall(data, at + 2 * kinds, end)
        self.numbers = list(accumulate(map(READ.__getitem__, self.distances), sub))
        self.evidence = bytearray(data[end : end + documents])
        self.more = bytearray(data[end + documents :])

    def rank(self, at: int) -> int:
        more = self.more[at * self.width : (at + 1) * self.width]
        return self.evidence[at] & 7 | int.from_bytes(more, "little") << 3

    def find(self, posting: Posting) -> tuple[int, bool]:
        """Return where a posting stands or should stand, and whether it does."""
        number, variant, evidence = posting
        at = bisect_left(self.numbers, -number, key=neg)
        while at < len(self.numbers) and self.numbers[at] == number:
            there = self.variants[self.rank(at)], self.evidence[at] >> 3
            if there >= (variant, evidence):
                return at, there == (variant, evidence)
            at += 1
        return at, False

    def remove(self, posting: Posting) -> None:
        at, there = self.find(posting)
        if not there:
            raise KeyError(posting)
        rank = self.rank(at)
        del self.numbers[at], self.evidence[at]
        del self.more[at * self.width : (at + 1) * self.width]
        del self.distances[at]
        self._measure(at)
        if self._is_unused(rank):
            if self.width or not self.numbers:
                raise _Wide
            del self.variants[rank]
            self.evidence = self.evidence.translate(_ONE_LESS[rank])

    def add(self, posting: Posting) -> None:
        number, variant, evidence = posting
        rank = bisect_left(self.variants, variant)
        if self.variants[rank : rank + 1] != [variant]:
            if len(self.variants) >= _NARROW:
                raise _Wide
            self.variants.insert(rank, variant)
            self.evidence = self.evidence.translate(_ONE_MORE[rank])
        at, _ = self.find(posting)
        self.numbers.insert(at, number)
        self.distances.insert(at, b"")
        self._measure(at)
        self._measure(at + 1)
        self.evidence.insert(at, evidence << 3 | rank & 7)
        self.more[at * self.width : at * self.width] = (rank >> 3).to_bytes(self.width, "little")

    def _measure(self, at: int) -> None:
        """Write the distance of a number to the one before it."""
        if at < len(self.numbers):
            number = self.numbers[at]
            self.distances[at] = WRITTEN[self.numbers[at - 1] - number if at else number]

    def _is_unused(self, rank: int) -> bool:
        if not self.width:
            return rank not in self.evidence.translate(_RANK)
        return all(self.rank(at) != rank for at in range(len(self.numbers)))

    def bytes(self) -> bytes:
        kinds = len(self.variants)
        head = write_head(len(self.numbers), kinds) + pack(f"<{kinds}H", *self.variants)
        return b"".join((head, *self.distances, self.evidence, self.more))


def patch_list(data: bytes, gone: Iterable[Posting], come: Iterable[Posting]) -> bytes:
    """Return a list (b"" for none) after the changes, b"" when nothing is left.

    A posting that goes but is not there is a KeyError. About 0.1 µs for each posting of the list.
    """
    gone, come = list(gone), list(come)
    if not gone and not come:
        return data
    if data:
        splice = _Splice(inflate(data))
        try:
            # What comes first may keep a variant alive that another posting leaves.
            for posting in come:
                splice.add(posting)
            for posting in gone:
                splice.remove(posting)
        except _Wide:
            pass
        else:
            return deflate(splice.bytes())
    rows = decode_list(data) if data else []
    for posting in gone:
        try:
            rows.remove(posting)
        except ValueError:
            raise KeyError(posting) from None
    rows += come
    return encode_list(rows) if rows else b""


def patch_shard(
    data: bytes, changes: Changes, retitled: Collection[int], headline: Headline
) -> bytes:
    """Return the shard after the changes. A posting that goes but is not there is a KeyError.

    ``retitled`` are those fingerprints of ``changes`` whose headlines may be others.
    """
    fingerprints, lengths, at = read_directory(data)
    edges = list(accumulate(map(READ.__getitem__, lengths), initial=at))
    parts: list[bytes] = []
    titles: dict[int, list[int]] = {}
    headlines = data[edges[-1] :]
    for fingerprint in sorted(changes, reverse=True):
        place = bisect_left(fingerprints, fingerprint)
        there = fingerprints[place : place + 1] == [fingerprint]
        after = place + there
        patched = patch_list(data[edges[place] : edges[after]], *changes[fingerprint])
        parts += data[edges[after] : edges[-1]], patched
        if fingerprint in retitled:
            titles[fingerprint] = titled(patched)
        fingerprints[place:after] = [fingerprint] if patched else []
        lengths[place:after] = [WRITTEN[len(patched)]] if patched else []
        del edges[place + 1 :]
    parts.append(data[at : edges[-1]])
    count = len(fingerprints)
    head = pack(f"<{count + 1}H", count, *fingerprints)
    headlines = patch_headlines(headlines, titles, headline)
    return b"".join((head, *lengths, *reversed(parts), headlines))
