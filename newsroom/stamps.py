"""Stamps: what tells a file unchanged without reading it."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from newsroom import fingerprint

#: File systems stamp in ticks of a few milliseconds, in nanoseconds here with room to spare.
TICK = 50_000_000
#: Bytes that are read at once of a file which is not as large as it was.
_PART = 1 << 20

Judged = TypeVar("Judged")


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


def read_stamped(path: str) -> tuple[Stamp, bytes]:
    """Return what a file holds and its stamp, settled; raises ``OSError``.

    Both by one opening: thousands of small files cost more to open and to ask than to read.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        stamp = Stamp.of(os.fstat(descriptor))
        data = os.read(descriptor, stamp.size + 1)
        # It grows meanwhile, or comes in parts.
        while len(data) != stamp.size and (more := os.read(descriptor, _PART)):
            data += more
    finally:
        os.close(descriptor)
    return settled(stamp), data


class Look:
    """One look at some folders: each is listed once, and each file asked once how it is.

    What comes or goes in the meantime is seen by the next one, or after it was told to ``forget``.
    """

    def __init__(self) -> None:
        self._known: dict[str, list[os.DirEntry[str]]] = {}
        self._judged: dict[str, Any] = {}

    def entries(self, folder: str) -> list[os.DirEntry[str]]:
        """Return what lies in a folder; entries keep their status once they were asked for it."""
        if folder not in self._known:
            with os.scandir(folder) as found:
                self._known[folder] = sorted(found, key=lambda entry: entry.name)
        return self._known[folder]

    def judged(self, folder: str, judge: Callable[[list[os.DirEntry[str]]], Judged]) -> Judged:
        """Return what ``judge`` says of what lies in a folder, always the same function for it."""
        if folder not in self._judged:
            self._judged[folder] = judge(self.entries(folder))
        said: Judged = self._judged[folder]
        return said

    def forget(self, changed: Iterable[Path]) -> None:
        """Look again where something has changed: at the folders of these paths and all below them."""
        for path in changed:
            inside = f"{path}{os.sep}"
            gone = [name for name in self._known if f"{name}{os.sep}".startswith(inside)]
            for name in (str(path.parent), *gone):
                self._known.pop(name, None)
                self._judged.pop(name, None)

    def files(self, root: str) -> Iterator[tuple[str, os.stat_result]]:
        """Yield path and status of every file below a root, or of the root where it is a file."""
        if not Path(root).is_dir():
            yield root, os.lstat(root)
            return
        waiting = [root]
        while waiting:
            for entry in self.entries(waiting.pop()):
                if not entry.is_dir(follow_symlinks=False):
                    yield entry.path, entry.stat(follow_symlinks=False)
                elif entry.name not in {".git", "__pycache__"}:
                    waiting.append(entry.path)


def of_trees(roots: Iterable[Path], look: Look) -> str:
    """Return the digest of the names and stamps of every file at or below ``roots``.

    Empty where one of them is too young to be trusted, or where a root is missing.
    """
    try:
        found = [
            (path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            for root in roots
            for path, status in look.files(str(root))
        ]
    except OSError:
        return ""
    newest = max((max(mtime, ctime) for _, _, mtime, ctime in found), default=0)
    if time.time_ns() - newest <= TICK:
        return ""
    return fingerprint.of_value(sorted(found))
