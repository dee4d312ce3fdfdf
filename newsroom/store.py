"""The store: what was read before, kept as data under digests.

Two kinds of files below one folder. A *ledger* is one msgpack value behind a header with format,
version and checksum; a broken, cut, empty or foreign ledger is simply not there. A *segment* holds
bodies end to end; a ``Blob`` says where one lies and proves it by digest. Nothing is ever pickled,
so a store restored from a CI cache cannot run code.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from newsroom import fingerprint
from newsroom.records import Blob

MAGIC = b"newsroom-store 1\n"

Content = TypeVar("Content")


class BrokenStoreError(Exception):
    """A body is not where the ledger says it is: the store must be thrown away."""


class Ledger(Generic[Content]):
    """One value of a given type in one file, replaced as a whole."""

    def __init__(self, path: Path, kind: type[Content], version: str) -> None:
        self._path = path
        self._kind = kind
        self._header = MAGIC + version.encode() + b"\n"

    def load(self) -> Content | None:
        """Return what was saved, or None where nothing usable lies there."""
        try:
            data = self._path.read_bytes()
        except OSError:
            return None
        head = len(self._header)
        payload = memoryview(data)[head + 33 :]
        checksum = fingerprint.of_bytes(payload).encode() + b"\n"
        if data[:head] != self._header or data[head : head + 33] != checksum:
            return None
        try:
            return msgspec.msgpack.decode(payload, type=self._kind)
        except msgspec.MsgspecError:
            return None

    def is_foreign(self) -> bool:
        """Tell whether a file lies there that ``load`` would refuse."""
        return self._path.exists() and self.load() is None

    def save(self, value: Content) -> None:
        """Replace the file atomically."""
        payload = msgspec.msgpack.encode(value)
        checksum = fingerprint.of_bytes(payload).encode() + b"\n"
        write_atomically(self._path, self._header + checksum + payload)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_segment(folder: Path, bodies: Iterable[str]) -> list[Blob]:
    """Write bodies end to end into one new segment and return where each lies."""
    return write_blobs(folder, [body.encode() for body in bodies])


def write_blobs(folder: Path, encoded: Sequence[bytes]) -> list[Blob]:
    """Write pieces of data end to end into one new segment and return where each lies.

    The segment is named by its content, so the same work done twice writes the same file.
    """
    joined = b"".join(encoded)
    name = f"{fingerprint.of_bytes(joined)}.seg"
    write_atomically(folder / name, joined)
    blobs = []
    offset = 0
    for data in encoded:
        blobs.append(Blob(name, offset, len(data), fingerprint.of_bytes(data)))
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
