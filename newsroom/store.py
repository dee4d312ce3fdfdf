"""The store: what was read before, kept as data under digests.

Two kinds of files below one folder. A *ledger* is one msgpack value behind a header with format,
version and checksum; a broken, cut, empty or foreign ledger is simply not there. A *table* is a ledger
of many entries with a second one for the few that changed since. A *segment* holds
bodies end to end; a ``Blob`` says where one lies and proves it by digest. Nothing is ever pickled,
so a store restored from a CI cache cannot run code.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec

from newsroom import fingerprint
from newsroom.records import Blob

MAGIC = b"newsroom-store 1\n"
#: Entries of a table that may be written beside the others.
FEW = 200

Content = TypeVar("Content")


class BrokenStoreError(Exception):
    """A body is not where the ledger says it is: the store must be thrown away."""


class Ledger(Generic[Content]):
    """One value of a given type in one file, replaced as a whole.

    With ``remembered`` the value stays in memory while the process lives, for the next one who loads
    the same file: `serve` decodes 10,000 records once. Such a value must not be changed in place.
    """

    def __init__(
        self, path: Path, kind: type[Content], version: str, *, remembered: bool = False
    ) -> None:
        self._path = path
        self._kind = kind
        self._header = MAGIC + version.encode() + b"\n"
        self._remembered = remembered
        #: Stands for the value that was loaded or saved last.
        self.digest = ""

    def load(self) -> Content | None:
        """Return what was saved, or None where nothing usable lies there."""
        try:
            stamp = _stamp(self._path.stat())
        except OSError:
            return None
        known = _KNOWN.get(self._path)
        if known is not None and known.stamp == stamp and known.header == self._header:
            self.digest = known.digest
            value: Content = known.value
            return value
        try:
            data = self._path.read_bytes()
        except OSError:
            return None
        head = len(self._header)
        payload = memoryview(data)[head + 33 :]
        digest = fingerprint.of_bytes(payload)
        if data[:head] != self._header or data[head : head + 33] != digest.encode() + b"\n":
            return None
        try:
            value = msgspec.msgpack.decode(payload, type=self._kind)
        except msgspec.MsgspecError:
            return None
        self._remember(value, stamp, digest)
        return value

    def is_foreign(self) -> bool:
        """Tell whether a file lies there that ``load`` would refuse."""
        return self._path.exists() and self.load() is None

    def save(self, value: Content) -> None:
        """Replace the file atomically."""
        payload = msgspec.msgpack.encode(value)
        digest = fingerprint.of_bytes(payload)
        status = write_atomically(self._path, self._header + digest.encode() + b"\n" + payload)
        self._remember(value, _stamp(status), digest)

    def drop(self) -> None:
        """Remove the file."""
        self._path.unlink(missing_ok=True)

    def _remember(self, value: Content, stamp: tuple[int, ...], digest: str) -> None:
        self.digest = digest
        if self._remembered:
            _KNOWN[self._path] = _Known(stamp, self._header, digest, value)


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ino, status.st_size, status.st_mtime_ns


class _Known(NamedTuple):
    """A value in memory, and the file that it was read from or written to."""

    stamp: tuple[int, ...]
    header: bytes
    digest: str
    value: Any


_KNOWN: dict[Path, _Known] = {}


class Table(Generic[Content]):
    """A ledger of many entries by name: a few that change are written beside the others.

    The file of the changes says which whole it goes with; without it, or with another, the whole
    stands as it is, which is how the table once was.
    """

    def __init__(self, path: Path, kind: type[Content], version: str) -> None:
        entries: Any = dict[str, kind]  # type: ignore[valid-type]
        changes: Any = tuple[str, entries, tuple[str, ...]]
        self._whole: Ledger[dict[str, Content]] = Ledger(path, entries, version, remembered=True)
        self._changes: Ledger[tuple[str, dict[str, Content], tuple[str, ...]]] = Ledger(
            path.with_suffix(".changes"), changes, version
        )

    def load(self) -> dict[str, Content] | None:
        """Return the entries, or None where nothing usable lies there."""
        whole = self._whole.load()
        changes = self._changes.load()
        if whole is None or changes is None or changes[0] != self._whole.digest:
            return whole
        _, fresh, gone = changes
        return {name: entry for name, entry in (whole | fresh).items() if name not in gone}

    def is_foreign(self) -> bool:
        """Tell whether a file lies there that ``load`` would refuse."""
        return self._whole.is_foreign()

    def save(self, entries: dict[str, Content]) -> None:
        """Keep the entries, writing no more than has changed where that is little."""
        whole = self._whole.load() or {}
        fresh = {
            name: entry
            for name, entry in entries.items()
            if (old := whole.get(name)) is not entry and old != entry
        }
        gone = tuple(sorted(whole.keys() - entries.keys()))
        if whole and len(fresh) + len(gone) <= min(FEW, len(whole)):
            self._changes.save((self._whole.digest, fresh, gone))
        else:
            self._whole.save(entries)
            self._changes.drop()


def write_atomically(path: Path, data: bytes) -> os.stat_result:
    """Write a file beside its place and move it there, so that nobody sees half of it.

    Return the status of the file that was written, even where another has taken its place since.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        status = temporary.stat()
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return status


def write_segment(folder: Path, bodies: Iterable[str]) -> list[Blob]:
    """Write bodies end to end into one new segment and return where each lies."""
    return write_blobs(folder, [body.encode() for body in bodies])


def write_blobs(folder: Path, encoded: Sequence[bytes]) -> list[Blob]:
    """Write pieces of data end to end into one new segment and return where each lies.

    The segment is named by the digests of its pieces, so the same work done twice writes the same file.
    """
    digests = [fingerprint.of_bytes(data) for data in encoded]
    name = f"{fingerprint.of_bytes(''.join(digests).encode())}.seg"
    write_atomically(folder / name, b"".join(encoded))
    blobs = []
    offset = 0
    for data, digest in zip(encoded, digests, strict=True):
        blobs.append(Blob(name, offset, len(data), digest))
        offset += len(data)
    return blobs


class Segments:
    """Reads bodies; keeps the segments' file descriptors open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, int] = {}

    def body(self, blob: Blob) -> str:
        """Return the body of a blob; raise ``BrokenStoreError`` where it is not what it was."""
        return self.data(blob).decode()

    def data(self, blob: Blob) -> bytes:
        """Return the bytes of a blob; raise ``BrokenStoreError`` where they are not what they were."""
        try:
            descriptor = self._open.get(blob.segment)
            if descriptor is None:
                descriptor = os.open(self._folder / blob.segment, os.O_RDONLY)
                self._open[blob.segment] = descriptor
            data = os.pread(descriptor, blob.length, blob.offset)
        except OSError as error:
            raise BrokenStoreError(str(error)) from error
        if fingerprint.of_bytes(data) != blob.digest:
            raise BrokenStoreError(f"{blob.segment} is damaged at {blob.offset}")
        return data

    def close(self) -> None:
        """Close what was opened."""
        for descriptor in self._open.values():
            os.close(descriptor)
        self._open.clear()


def drop_segments(folder: Path, kept: set[str]) -> None:
    """Delete the segments that no record needs any more."""
    if folder.is_dir():
        for path in folder.iterdir():
            if path.suffix == ".seg" and path.name not in kept:
                path.unlink(missing_ok=True)
