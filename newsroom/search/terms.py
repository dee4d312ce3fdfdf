"""Terms of all documents, kept under the digest of what they were taken from.

The table of a document is made once in any process and lies in a segment of the store, as bodies do.
"""

import html
import re
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

import msgspec

from newsroom import fingerprint, pool
from newsroom.markup import markers
from newsroom.records import Blob
from newsroom.search.words import Source, words
from newsroom.store import Ledger, Segments, drop_segments, write_blobs

BATCH = 100
VERSION = "1"
#: Segments that edits may leave before all tables are joined into one.
MANY = 120
_BLOCK = re.compile(
    r"</(?:p|li|h\d|td|th|dt|dd|figcaption|caption|blockquote|tr)>|<br ?/?>|<text\b"
)
_UNREAD = re.compile(r"<(svg|code|pre)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Document:
    """What the terms of one document are taken from; ``body`` is its stored body, if it has one."""

    title: str
    summary: str
    section: str
    kind: str
    tags: tuple[str, ...]
    body: Blob | None

    def key(self) -> str:
        """Return the name of its table: equal names, equal tables."""
        body = self.body.digest if self.body else ""
        return fingerprint.of_value(
            (self.title, self.summary, self.section, self.kind, self.tags, body)
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """A batch of documents for one worker."""

    bodies: Path
    tables: Path
    documents: tuple[Document, ...]


def plain_text(body: str) -> str:
    """Return the words of a stored body, one block a line; drawings and code are left out."""
    text = _UNREAD.sub(" ", markers.strip(body))
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n", text)))


def take(unit: Unit) -> bytes:
    """Make the tables of a batch and return where they lie, as msgpack."""
    bodies = Segments(unit.bodies)
    try:
        tables = [
            words(
                Source(
                    document.title,
                    document.summary,
                    plain_text(bodies.body(document.body)) if document.body else "",
                    document.section,
                    document.kind,
                    document.tags,
                )
            )
            for document in unit.documents
        ]
    finally:
        bodies.close()
    return msgspec.msgpack.encode(write_blobs(unit.tables, tables))


class Shelf:
    """The tables of one edition by name; names of the last edition are answered while they last."""

    def __init__(self, cache: Path) -> None:
        self._bodies = cache / "bodies"
        self._folder = cache / "search" / "terms"
        self._ledger = Ledger(cache / "search" / "terms.store", dict[str, Blob], VERSION)
        self._known = self._ledger.load() or {}
        self._segments = Segments(self._folder)

    def fill(self, documents: Iterable[Document], executor: Executor | None, jobs: int) -> None:
        """Make the tables that are missing."""
        missing = {name: item for item in documents if (name := item.key()) not in self._known}
        names = list(missing)
        units = [
            Unit(self._bodies, self._folder, tuple(missing[name] for name in batch))
            for batch in pool.batches(names, BATCH)
        ]
        runner = executor if len(units) > 1 else None
        decoder = msgspec.msgpack.Decoder(list[Blob])
        batches = pool.batches(names, BATCH)
        for batch, packed in zip(batches, pool.run(runner, take, units, jobs), strict=True):
            self._known.update(zip(batch, decoder.decode(packed), strict=True))

    def table(self, name: str) -> bytes | None:
        """Return a table by name, or None where the shelf has none."""
        blob = self._known.get(name)
        return self._segments.data(blob) if blob else None

    def keep(self, names: Iterable[str]) -> None:
        """Save the ledger with these names only, and drop what no name needs."""
        alive = {name: self._known[name] for name in names}
        if len({blob.segment for blob in alive.values()}) > MANY + len(alive) // BATCH:
            blobs = write_blobs(
                self._folder, [self._segments.data(blob) for blob in alive.values()]
            )
            alive = dict(zip(alive, blobs, strict=True))
        self._segments.close()
        self._ledger.save(alive)
        drop_segments(self._folder, {blob.segment for blob in alive.values()})
