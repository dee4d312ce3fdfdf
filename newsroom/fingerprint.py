"""Digests: the one way this project says "the same"."""

from hashlib import blake2b, file_digest
from pathlib import Path

import msgspec

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def of_bytes(data: bytes | memoryview) -> str:
    """Return 32 hex digits that stand for these bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def of_file(path: Path) -> str:
    """Return the same for the content of a file that may be too large for memory."""
    with path.open("rb") as file:
        return file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()


def of_value(value: object) -> str:
    """Return the digest of a struct, dataclass or plain value; dictionaries in key order."""
    return of_bytes(_ENCODER.encode(value))


def of_files(paths: list[Path], root: Path) -> str:
    """Return the digest of files by name below ``root`` and content, whatever their order."""
    pairs = sorted(
        (path.relative_to(root).as_posix(), of_bytes(path.read_bytes())) for path in paths
    )
    return of_value(pairs)
