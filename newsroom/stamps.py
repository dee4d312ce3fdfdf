"""Stamps: what tells a file unchanged without reading it."""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from newsroom import fingerprint

#: File systems stamp in ticks of a few milliseconds, in nanoseconds here with room to spare.
TICK = 50_000_000


class Stamp(Struct, frozen=True, array_like=True):
    """What tells a file unchanged without reading it.

    ``ctime_ns`` sees what brings its own modification time along: `cp -p`, archives, `touch -r`.
    """

    size: int
    mtime_ns: int
    ctime_ns: int = 0

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """Return the stamp of a file by what the system says of it."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def settled(stamp: Stamp) -> Stamp:
    """Return a stamp to keep; one that is too young to tell a second save from the first never equals.

    File systems stamp in ticks of a few milliseconds: a save within the same tick that keeps the
    size would go unseen. After a time of -1 the next build asks for the digest.
    """
    young = time.time_ns() - max(stamp.mtime_ns, stamp.ctime_ns) <= TICK
    return Stamp(stamp.size, -1) if young else stamp


def of_trees(roots: Iterable[Path]) -> str:
    """Return the digest of the names and stamps of every file at or below ``roots``.

    Empty where one of them is too young to be trusted, or where a root is missing.
    """
    try:
        found = [(path, Stamp.of(status)) for root in roots for path, status in _walk(root)]
    except OSError:
        return ""
    if any(settled(stamp) is not stamp for _, stamp in found):
        return ""
    return fingerprint.of_value(sorted((path, stamp) for path, stamp in found))


def _walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    if not root.is_dir():
        yield str(root), root.lstat()
        return
    waiting = [str(root)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    yield entry.path, entry.stat(follow_symlinks=False)
                elif entry.name not in {".git", "__pycache__"}:
                    waiting.append(entry.path)
