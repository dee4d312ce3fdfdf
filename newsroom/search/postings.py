"""The bytes of a shard: lists of postings by fingerprint.

A **shard** is ``u16 n``, n × ``u16`` fingerprint (ascending), n × varint length, n lists, headlines
(``headlines``: up to the end, often nothing).
The top bits of a key say the shard, the next sixteen are its fingerprint; keys that share both are
one list (about one in a thousand), which costs a false hit now and then.

A **list** is

    1 byte              documents − 1 in the high four bits, variants − 1 in the low four;
                        15 means "15 + the varint that follows", documents first
    v × u16             the variants, ascending
    d × varint          numbers from the newest: the first as it is, then the distance downwards
    d × u8              weight << 6 | place << 3 | low three bits of the variant's rank
    d × 0, 1 or 2 bytes the rank's other bits, for more than 8 or more than 2,048 variants

A posting is (number, variant, evidence); a document has one for each variant it holds, so the
distance may be 0. Integers are little-endian; a varint has seven bits a byte, low ones first.

A list of ``LONG`` bytes or more is written as ``01`` and its raw deflate stream. No list begins so: it
would have one posting of two variants.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from operator import sub

import deflate as libdeflate

#: (number, variant, evidence)
Posting = tuple[int, int, int]

#: Bytes from which on a list is deflated.
LONG = 4096

_ESCAPE = 15
_DEFLATED = b"\x01"


def locate(key: int, shards: int) -> tuple[int, int]:
    """Return shard and fingerprint of a key; ``shards`` is a power of two up to 65,536."""
    bits = shards.bit_length() - 1
    return key >> (32 - bits), key >> (16 - bits) & 0xFFFF


def varint(value: int) -> bytes:
    """Write a number, seven bits a byte, low ones first."""
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


class _Written(dict[int, bytes]):
    """Number → its varint, worked out when it is first met."""

    def __missing__(self, value: int) -> bytes:
        self[value] = data = varint(value)
        return data


class _Read(dict[bytes, int]):
    """Varint → its number."""

    def __missing__(self, data: bytes) -> int:
        self[data] = value = sum((byte & 0x7F) << 7 * place for place, byte in enumerate(data))
        return value


#: Number → its varint, and varint → its number: few occur, each of them often.
WRITTEN, READ = _Written(), _Read()
VARINT = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")


def encode_list(postings: Iterable[Posting]) -> bytes:
    """Write a list. Equal postings (keys that share a fingerprint) are kept."""
    rows = sorted(postings, key=_newest_first)
    numbers, variants, evidence = zip(*rows, strict=True)
    kinds = sorted({*variants})
    rank_of = {variant: rank for rank, variant in enumerate(kinds)}
    ranks = [rank_of[variant] for variant in variants]
    width = rank_width(len(kinds))
    return deflate(
        b"".join(
            (
                write_head(len(rows), len(kinds)),
                struct.pack(f"<{len(kinds)}H", *kinds),
                *map(WRITTEN.__getitem__, (numbers[0], *map(sub, numbers, numbers[1:]))),
                bytes([low << 3 | rank & 7 for low, rank in zip(evidence, ranks, strict=True)]),
                *[(rank >> 3).to_bytes(width, "little") for rank in ranks if width],
            )
        )
    )


def deflate(data: bytes) -> bytes:
    """Return what stands in the shard for a list.

    By a pinned libdeflate: machines differ in their zlib, and not every zlib writes the same bytes.
    """
    if len(data) < LONG:
        return data
    return _DEFLATED + bytes(libdeflate.deflate_compress(data, 3))


def inflate(data: bytes) -> bytes:
    """Return the list that stands in a shard."""
    return zlib.decompress(memoryview(data)[1:], -15) if data.startswith(_DEFLATED) else data


def decode_list(data: bytes) -> list[Posting]:
    """Read a list back, in its order."""
    data = inflate(data)
    documents, kinds, at = read_head(data)
    variants = struct.unpack_from(f"<{kinds}H", data, at)
    width = rank_width(kinds)
    end = len(data) - documents * (1 + width)
    distances = VARINT.findall(data, at + 2 * kinds, end)
    numbers = list(accumulate(map(READ.__getitem__, distances), sub))
    evidence = data[end : end + documents]
    ranks = [byte & 7 for byte in evidence]
    if width:
        high = struct.unpack_from(f"<{documents}{' BH'[width]}", data, end + documents)
        ranks = [low | more << 3 for low, more in zip(ranks, high, strict=True)]
    return list(
        zip(
            numbers,
            map(variants.__getitem__, ranks),
            [byte >> 3 for byte in evidence],
            strict=True,
        )
    )


def write_head(documents: int, kinds: int) -> bytes:
    """Write how many postings and variants a list has."""
    head = bytes((min(documents - 1, _ESCAPE) << 4 | min(kinds - 1, _ESCAPE),))
    return head + b"".join(
        varint(count - 1 - _ESCAPE) for count in (documents, kinds) if count > _ESCAPE
    )


def read_head(data: bytes) -> tuple[int, int, int]:
    """Return how many postings and variants a list has, and where the variants begin."""
    documents, kinds = (data[0] >> 4) + 1, (data[0] & 15) + 1
    at = 1
    if documents > _ESCAPE:
        more, at = _read_varint(data, at)
        documents += more
    if kinds > _ESCAPE:
        more, at = _read_varint(data, at)
        kinds += more
    return documents, kinds, at


def _read_varint(data: bytes, at: int) -> tuple[int, int]:
    match = VARINT.match(data, at)
    if match is None:
        raise ValueError("the list ends inside a number")
    return READ[match[0]], match.end()


def rank_width(kinds: int) -> int:
    """Return how many bytes of a posting hold the rank's other bits."""
    return 0 if kinds <= 8 else 1 if kinds <= 2048 else 2


def encode_shard(lists: Mapping[int, bytes], headlines: bytes = b"") -> bytes:
    """Write a shard from its lists by fingerprint and what ``headlines`` encoded."""
    order = sorted(lists)
    return b"".join(
        (
            struct.pack(f"<{len(order) + 1}H", len(order), *order),
            *[varint(len(lists[fingerprint])) for fingerprint in order],
            *[lists[fingerprint] for fingerprint in order],
            headlines,
        )
    )


def read_directory(data: bytes) -> tuple[list[int], list[bytes], int]:
    """Return the fingerprints of a shard, the varint of each list's length, where lists begin."""
    (count,) = struct.unpack_from("<H", data)
    at = 2 + 2 * count
    # A length has five bytes at most.
    lengths = VARINT.findall(data, at, at + 5 * count)[:count]
    return list(struct.unpack_from(f"<{count}H", data, 2)), lengths, at + sum(map(len, lengths))


def decode_shard(data: bytes) -> dict[int, bytes]:
    """Read the lists of a shard by fingerprint."""
    fingerprints, lengths, at = read_directory(data)
    edges = accumulate(map(READ.__getitem__, lengths), initial=at)
    lists = [data[start:end] for start, end in pairwise(edges)]
    return dict(zip(fingerprints, lists, strict=True))


def _newest_first(posting: Posting) -> Posting:
    number, variant, evidence = posting
    return -number, variant, evidence
