"""Ready-compressed twins: ``.br`` and ``.gz`` beside every text, made once for a content.

The cache holds them under the digest of what they were made of. One taken from there is unpacked
and compared first: a cache may come from a CI service or from a disk that lost power.
"""

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from newsroom import pool
from newsroom.serving import policy
from newsroom.store import write_atomically

#: Changes whenever the same text would give other twins.
RECIPE = "br11+gz9"
NONE = "none"
#: Below this a packet is a packet; above this quality 11 costs seconds for one file.
_LEAST, _LARGE = 256, 1 << 20
_BATCH = 40

Source = Path | bytes


def is_worth_it(path: str, size: int) -> bool:
    """Tell whether a file gets twins at all: texts of some length, except the manifest's maps."""
    return size >= _LEAST and not path.startswith((".", "_")) and policy.kind_of(path).text


def read(source: Source) -> bytes:
    """Return the bytes of a source."""
    return source if isinstance(source, bytes) else source.read_bytes()


@dataclass(frozen=True, slots=True)
class Unit:
    """A batch for one worker: digest of a content → where it is."""

    cache: Path
    contents: tuple[tuple[str, Source], ...]


def twins(
    contents: Mapping[str, Source],
    cache: Path,
    jobs: int,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> dict[str, dict[str, Path]]:
    """Make what is missing; return digest → suffix (``br``, ``gz``) → file in the cache.

    A twin that would hardly be smaller is left out.
    """
    items = sorted(contents.items())
    units = [Unit(cache, tuple(batch)) for batch in pool.batches(items, _BATCH)]
    found: dict[str, dict[str, Path]] = {}
    with pool.workers(jobs if len(units) > 1 else 1) as executor:
        for result in _run(executor, units, jobs):
            found.update(result)
            progress(len(found), len(items))
    return found


def _run(
    executor: Executor | None, units: list[Unit], jobs: int
) -> Iterator[dict[str, dict[str, Path]]]:
    return pool.run(executor, make, units, jobs)


def make(unit: Unit) -> dict[str, dict[str, Path]]:
    """Do one batch; runs in any process."""
    return {digest: _twins_of(unit.cache, digest, source) for digest, source in unit.contents}


def _twins_of(cache: Path, digest: str, source: Source) -> dict[str, Path]:
    found = {}
    content: bytes | None = None
    for suffix, pack, unpack in (
        ("br", _brotli, brotli.decompress),
        ("gz", _gzip, gzip.decompress),
    ):
        path = place(cache, digest, suffix)
        if not _is_sound(path, digest, unpack):
            content = content if content is not None else read(source)
            packed = pack(content)
            write_atomically(path, packed if len(packed) < len(content) * 0.95 else b"")
        if path.stat().st_size:
            found[suffix] = path
    return found


def place(cache: Path, digest: str, suffix: str) -> Path:
    """Return where the cache keeps a twin of a content."""
    return cache / "compressed" / digest[:2] / f"{digest}.{suffix}"


def _is_sound(path: Path, digest: str, unpack: Callable[[bytes], bytes]) -> bool:
    try:
        packed = path.read_bytes()
        return not packed or hashlib.sha256(unpack(packed)).hexdigest() == digest
    except (OSError, EOFError, zlib.error, brotli.error):
        return False


def _brotli(content: bytes) -> bytes:
    quality = 11 if len(content) <= _LARGE else 9
    packed: bytes = brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality)
    return packed


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def drop(cache: Path, kept: set[str]) -> None:
    """Delete the twins of contents that are not released any more."""
    folder = cache / "compressed"
    for part in os.scandir(folder) if folder.is_dir() else ():
        for entry in os.scandir(part):
            if entry.name.partition(".")[0] not in kept:
                Path(entry.path).unlink(missing_ok=True)
