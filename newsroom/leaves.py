"""Leaves: pages as they are before their furniture is joined in, kept beside what is known of an output.

A changed highlight is joined into leaves without running a template, and an output that was lost is
joined from them. A leaf is found by all of its page's key but the furniture, so one that is found is
right; its own digest says whether it is still what it was. Leaves that were made together lie in one
segment: a line with the length and the digest of its table, the table, the leaves end to end.
"""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec import Struct

from newsroom import fingerprint
from newsroom.store import BrokenStoreError, write_atomically

MAGIC = b"newsroom-leaves 1"
SUFFIX = ".leaves"
#: So many small segments may lie about before they are put together; each small edit leaves one.
MANY = 64


class Place(Struct, frozen=True, array_like=True):
    """Where a leaf lies in its segment, and the digest of its bytes."""

    segment: str
    offset: int
    length: int
    digest: str


_TABLE = msgspec.msgpack.Decoder(dict[str, Place])


def write(folder: Path, leaves: Mapping[str, bytes]) -> str:
    """Write a segment of leaves by their keys, which name it, and return its name."""
    table = {}
    offset = 0
    for key, data in leaves.items():
        table[key] = Place("", offset, len(data), fingerprint.of_bytes(data))
        offset += len(data)
    packed = msgspec.msgpack.encode(table)
    head = b"%b %d %b\n" % (MAGIC, len(packed), fingerprint.of_bytes(packed).encode())
    name = f"{fingerprint.of_value(list(leaves))}{SUFFIX}"
    write_atomically(folder / name, b"".join([head, packed, *leaves.values()]))
    return name


def _table(path: Path) -> dict[str, Place]:
    """Return where the leaves of a segment lie; nothing where it is broken, cut or foreign."""
    try:
        with path.open("rb") as file:
            line = file.readline(100)
            magic, length, digest = line.rsplit(b" ", 2)
            packed = file.read(int(length))
        if magic != MAGIC or fingerprint.of_bytes(packed).encode() != digest.strip():
            return {}
        begin = len(line) + len(packed)
        return {
            key: Place(path.name, begin + place.offset, place.length, place.digest)
            for key, place in _TABLE.decode(packed).items()
        }
    except (OSError, ValueError):
        return {}


class Reader:
    """Reads leaves; keeps the segments' file descriptors open until it is closed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, int] = {}

    def __call__(self, place: Place) -> bytes:
        """Return a leaf; raise ``BrokenStoreError`` where it is not what it was."""
        try:
            if place.segment not in self._open:
                self._open[place.segment] = os.open(self._folder / place.segment, os.O_RDONLY)
            data = os.pread(self._open[place.segment], place.length, place.offset)
        except OSError as error:
            raise BrokenStoreError(str(error)) from error
        if fingerprint.of_bytes(data) != place.digest:
            raise BrokenStoreError(f"{place.segment} is damaged at {place.offset}")
        return data

    def close(self) -> None:
        """Close what was opened."""
        for descriptor in self._open.values():
            os.close(descriptor)
        self._open.clear()


@dataclass
class Leaves:
    """The leaves of one output; where they lie is learned when first asked for."""

    folder: Path
    _places: dict[str, Place] | None = field(default=None, init=False)

    @property
    def places(self) -> dict[str, Place]:
        """The place of every leaf by its key."""
        if self._places is None:
            self._places = {}
            for path in self._segments():
                self._places |= _table(path)
        return self._places

    def _segments(self) -> list[Path]:
        return sorted(self.folder.glob(f"*{SUFFIX}"))

    def is_untidy(self, made: int, pages: int, batch: int) -> bool:
        """Tell whether it is worth a look for leaves that no page needs, ``made`` new ones later.

        ``batch`` leaves make a full segment.
        """
        return made >= batch or (made > 0 and len(self._segments()) > MANY + pages // batch)

    def tidy(self, keys: Collection[str], batch: int) -> None:
        """Forget leaves whose key is none of ``keys``, and put together what is left in pieces."""
        self._places = None
        kept: dict[str, list[str]] = {path.name: [] for path in self._segments()}
        for key in self.places.keys() & keys:
            kept[self.places[key].segment].append(key)
        few = {name for name, alive in kept.items() if len(alive) * 2 < batch}
        gathered = self._gathered(sorted(key for name in few for key in kept[name]), batch)
        for name in few - gathered:
            (self.folder / name).unlink(missing_ok=True)
        self._places = None

    def _gathered(self, keys: list[str], batch: int) -> set[str]:
        """Put leaves of poorly filled segments together and return the names of the new ones."""
        read = Reader(self.folder)
        names = set()
        try:
            for start in range(0, len(keys), batch):
                group = {}
                for key in keys[start : start + batch]:
                    with suppress(BrokenStoreError):  # will be rendered again when it is wanted
                        group[key] = read(self.places[key])
                names.add(write(self.folder, group))
        finally:
            read.close()
        return names
