"""Digests: the one way this project says "the same"."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
from blake3 import blake3

#: So many files are worth threads.
MANY = 200

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def of_bytes(data: bytes | memoryview) -> str:
    """Return 32 hex digits that stand for these bytes."""
    return blake3(data).hexdigest(length=16)


def of_file(path: Path) -> str:
    """Return the same for the content of a file that may be too large for memory."""
    digest: str = blake3().update_mmap(path).hexdigest(length=16)
    return digest


def of_value(value: object) -> str:
    """Return the digest of a struct, dataclass or plain value; dictionaries in key order."""
    return of_bytes(_ENCODER.encode(value))


def of_files(paths: list[Path], root: Path) -> str:
    """Return the digest of files by name below ``root`` and content, whatever their order."""
    begin = len(str(root)) + 1
    pairs = sorted((str(path)[begin:].replace(os.sep, "/"), _read(path)) for path in paths)
    return of_value(pairs)


def _read(path: Path) -> str:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds of small files each build
        return of_bytes(file.readall())


def of_sized(files: Sequence[tuple[str, int]]) -> list[str]:
    """Return the digest of each file by path and size; empty where it is not as large, or gone.

    Thousands are read and hashed side by side: both leave the interpreter to others meanwhile.
    """
    if len(files) < MANY:
        return list(map(_of_sized, files))
    workers = os.cpu_count() or 1
    step = -(-len(files) // (4 * workers))
    parts = [files[start : start + step] for start in range(0, len(files), step)]
    with ThreadPoolExecutor(workers) as threads:
        found = threads.map(lambda part: list(map(_of_sized, part)), parts)
        return [digest for part in found for digest in part]


def _of_sized(file: tuple[str, int]) -> str:
    path, size = file
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return ""
    try:
        data = os.read(descriptor, size + 1)
    finally:
        os.close(descriptor)
    return of_bytes(data) if len(data) == size else ""
