"""The index in the store: the files of the last one, and what became of them."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from newsroom import fingerprint, packs
from newsroom.edition import Edition
from newsroom.search.index import Previous, build
from newsroom.search.pages import searchable
from newsroom.search.terms import Shelf
from newsroom.store import BrokenStoreError, Ledger

VERSION = "2"


class Kept(Struct, frozen=True, array_like=True):
    """The state of the last index and the digest of each of its files."""

    state: bytes
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an index by path below the search page, those that went, and how to read one."""

    files: dict[str, str]
    gone: list[str]
    read: Callable[[str], bytes]


def update(edition: Edition, cache: Path, executor: Executor | None, jobs: int) -> Files:
    """Return the index of an edition, made from the last one where that is cheaper."""
    folder = cache / "search" / "index"
    ledger = Ledger(cache / "search" / "index.store", Kept, VERSION)
    kept = ledger.load() or Kept(b"", {})

    def former(path: str) -> bytes | None:
        try:
            data = (folder / path).read_bytes()
        except OSError:
            return None
        return data if fingerprint.of_bytes(data) == kept.files.get(path) else None

    pairs = list(searchable(edition))
    shelf = Shelf(cache)
    shelf.fill((document for _, document in pairs), executor, jobs)
    entries = [entry for entry, _ in pairs]
    previous = Previous(kept.state, former) if kept.state else None
    index = build(entries, shelf.table, previous)
    for path, data in index.changed.items():
        # In place: what a killed build left half written is not what the ledger says, so not there.
        packs.overwrite(folder / path, data)
    digests = {path: fingerprint.of_bytes(data) for path, data in index.changed.items()}
    files = {path: digests.get(path) or kept.files[path] for path in index.paths}
    gone = sorted(set(kept.files) - set(files))
    for path in gone:
        (folder / path).unlink(missing_ok=True)
    shelf.keep(entry.terms for entry in entries)
    ledger.save(Kept(index.state, files))

    def read(path: str) -> bytes:
        try:
            data = (folder / path).read_bytes()
        except OSError as error:
            raise BrokenStoreError(str(error)) from error
        if fingerprint.of_bytes(data) != files[path]:
            raise BrokenStoreError(f"{path} is damaged")
        return data

    return Files(files, gone, read)
