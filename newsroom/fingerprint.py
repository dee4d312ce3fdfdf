"""Digests: the one way this project says "the same"."""

import os
from pathlib import Path

import msgspec
from blake3 import blake3

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
