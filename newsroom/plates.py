"""Plates: the pieces that pages were joined from, kept beside what is known of an output.

A page has a frame and a main part (``plugins/writer/pieces.py``). Furniture that changed is joined in
without running a template, a frame that changed is put around the main part that is kept, and an
output that was lost is joined from both. A plate is found by the parts of its page's key that it
depends on, so one that is found is right; its own digest says whether it is still what it was.
Plates that were made together lie in one segment: a line with the length and the digest of its
table, the table, the plates end to end.
"""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from newsroom import fingerprint
from newsroom.records import Blob
from newsroom.store import BrokenStoreError, Segments, write_atomically

MAGIC = b"newsroom-plates 2"
SUFFIX = ".plates"
#: So many small segments may lie about before they are put together; each small edit leaves one.
MANY = 64

_TABLE = msgspec.msgpack.Decoder(dict[str, Blob])


def write(folder: Path, plates: Mapping[str, bytes]) -> str:
    """Write a segment of plates by their keys, which name it, and return its name."""
    table = {}
    offset = 0
    for key, data in plates.items():
        table[key] = Blob("", offset, len(data), fingerprint.of_bytes(data))
        offset += len(data)
    packed = msgspec.msgpack.encode(table)
    head = b"%b %d %b\n" % (MAGIC, len(packed), fingerprint.of_bytes(packed).encode())
    name = f"{fingerprint.of_value(list(plates))}{SUFFIX}"
    write_atomically(folder / name, b"".join([head, packed, *plates.values()]))
    return name


def _table(path: Path) -> dict[str, Blob]:
    """Return where the plates of a segment lie; nothing where it is broken, cut or foreign."""
    try:
        with path.open("rb") as file:
            line = file.readline(100)
            magic, length, digest = line.rsplit(b" ", 2)
            packed = file.read(int(length))
        if magic != MAGIC or fingerprint.of_bytes(packed).encode() != digest.strip():
            return {}
        begin = len(line) + len(packed)
        return {
            key: Blob(path.name, begin + blob.offset, blob.length, blob.digest)
            for key, blob in _TABLE.decode(packed).items()
        }
    except (OSError, ValueError):
        return {}


@dataclass
class Plates:
    """The plates of one output; where they lie is learned when first asked for."""

    folder: Path
    _blobs: dict[str, Blob] | None = field(default=None, init=False)

    @property
    def blobs(self) -> dict[str, Blob]:
        """Where each plate lies, by its key; ``store.Segments`` reads it."""
        if self._blobs is None:
            self._blobs = {}
            for path in self._segments():
                self._blobs |= _table(path)
        return self._blobs

    def _segments(self) -> list[Path]:
        return sorted(self.folder.glob(f"*{SUFFIX}"))

    def is_untidy(self, made: int, pages: int, batch: int) -> bool:
        """Tell whether it is worth a look for plates that no page needs, ``made`` new ones later.

        ``batch`` plates make a full segment.
        """
        return made >= batch or (made > 0 and len(self._segments()) > MANY + pages // batch)

    def tidy(self, keys: Collection[str], batch: int) -> None:
        """Forget plates whose key is none of ``keys``, and put together what is left in pieces."""
        self._blobs = None
        kept: dict[str, list[str]] = {path.name: [] for path in self._segments()}
        for key in self.blobs.keys() & keys:
            kept[self.blobs[key].segment].append(key)
        few = {name for name, alive in kept.items() if len(alive) * 2 < batch}
        gathered = self._gathered(sorted(key for name in few for key in kept[name]), batch)
        for name in few - gathered:
            (self.folder / name).unlink(missing_ok=True)
        self._blobs = None

    def _gathered(self, keys: list[str], batch: int) -> set[str]:
        """Put plates of poorly filled segments together and return the names of the new ones."""
        segments = Segments(self.folder)
        names = set()
        try:
            for start in range(0, len(keys), batch):
                group = {}
                for key in keys[start : start + batch]:
                    with suppress(BrokenStoreError):  # will be rendered again when it is wanted
                        group[key] = segments.data(self.blobs[key])
                names.add(write(self.folder, group))
        finally:
            segments.close()
        return names
