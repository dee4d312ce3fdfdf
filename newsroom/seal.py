"""The seal: what the last build stood on, so that one without any change ends before it begins.

It names nothing but stamps. Where one of them differs, for whatever reason, an ordinary build
follows, which asks for digests: the seal makes a build short, never wrong.
"""

import sys
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from newsroom import scout, stamps
from newsroom.output import ForeignOutputError, Output
from newsroom.store import Ledger

FORMAT = f"2 {sys.version}"


class Sealed(Struct, frozen=True, array_like=True):
    """A finished build: where it read and wrote, and from when until when it stays the same.

    ``roots`` are the files and folders that a build reads, ``inputs`` stands for their stamps;
    ``until`` is the first moment at which the site changes by itself.
    """

    roots: tuple[str, ...]
    inputs: str
    output: str
    cache: str
    since: datetime
    until: datetime | None
    pages: int


class Seal:
    """The seal in one file; a build with other options has another file."""

    def __init__(self, path: Path) -> None:
        self._ledger = Ledger(path, Sealed, FORMAT)
        self._last = self._ledger.load()
        self._roots = self._last.roots if self._last else ()
        #: Looks at the output while this process looks at the rest.
        self.scout = (
            scout.send(Path(self._last.output), Path(self._last.cache)) if self._last else None
        )
        #: What a build that follows need not look at again.
        self.look = stamps.Look()
        self._inputs = stamps.of_trees(map(Path, self._roots), self.look)

    @property
    def cache(self) -> Path | None:
        """Return the store of the last build, which the next one must not share with another."""
        return Path(self._last.cache) if self._last else None

    def unbroken(self, now: datetime) -> Sealed | None:
        """Return the last build if one at ``now`` would write the same and all of it is there."""
        last = self._last
        if last is None or not self._inputs or self._inputs != last.inputs:
            return None
        if now < last.since or (last.until is not None and now >= last.until):
            return None
        try:
            output = Output(Path(last.output), Path(last.cache), scout=self.scout)
            return last if output.is_whole() else None
        except ForeignOutputError:
            return None

    def open(self, *roots: Path) -> None:
        """Look at what a build is about to read: what changes meanwhile is not sealed."""
        if (names := tuple(map(str, roots))) != self._roots:
            self._roots, self._inputs = names, stamps.of_trees(roots, self.look)

    def close(
        self, output: Path, cache: Path, since: datetime, until: datetime | None, pages: int
    ) -> None:
        """Seal the build that has ended."""
        places = (str(output), str(cache))
        self._ledger.save(Sealed(self._roots, self._inputs, *places, since, until, pages))
