"""WRITE: from claims to files, whole or not at all.

A *claim* says that a path is part of the edition and under which key. Keys are compared with those
of the last build; only claims that differ are made, beside the output (a new tree where there is no
output yet, packs where there is). When everything is made, the output is changed: no fault before
that moment touches it, and a build killed after it is completed by the next one, since a journal
names the paths that were about to change.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from newsroom import fingerprint, packs
from newsroom.claims import FORMAT, Claim, Filed, Filing, Scene
from newsroom.packs import Made
from newsroom.standing import Report, Standing, mtime
from newsroom.store import Ledger

#: Lies in every output folder of ours; a folder with other files in it and without this is refused.
SIGN = ".newsroom"


class ForeignOutputError(Exception):
    """The output folder holds files that are not ours; to build there would delete them."""


@dataclass
class Output:
    """One output folder and what is known of it."""

    root: Path
    cache: Path
    scene: Scene = field(default_factory=Scene)
    filed: dict[str, Filed] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)
    pages: int = 0
    written: int = 0
    removed: int = 0
    #: Tells what somebody else has just seen here.
    scout: Callable[[], Report | None] | None = None

    def __post_init__(self) -> None:
        # Named by its place beside the store, so that both may be moved or restored together.
        place = os.path.relpath(self.root.resolve(), self.cache.resolve().parent)
        self.folder = self.cache / "outputs" / fingerprint.of_bytes(place.encode())[:10]
        self._ledger = Ledger(self.folder / "files.store", Filing, FORMAT, remembered=True)
        self._journal = Ledger(self.folder / "journal.store", list[str], FORMAT)
        self.staging = self.folder / "staging"
        self.plates = self.folder / "plates"
        self.fresh = False
        self.tree = self.root.with_name(f".{self.root.name}.new")
        self._place = str(self.root)
        self._known: Filing | None = None
        self._standing = Standing(self._place)
        #: Whether the last build was broken off while it changed files.
        self.interrupted = False

    def open(self) -> None:
        """Learn what lies in the folder; refuse one that is not ours.

        Opened again by a process that has kept it, the output is not looked at anew unless somebody
        else has built there since.
        """
        self.abandon()  # what a killed build left
        self.fresh = not self.root.exists() or not any(self.root.iterdir())
        if not self.fresh and not (self.root / SIGN).exists():
            raise ForeignOutputError(str(self.root))
        filing = self._ledger.load()
        if filing is None or filing is not self._known:
            self._known = filing
            self._standing.forget()
            filing = filing or Filing(Scene(), {})
            self.scene, self.filed = filing.scene, dict(filing.files)
            self.folders, self.pages = filing.folders, filing.pages
            if self.scout and (report := self.scout()):
                self._standing.believe(report, self._ledger.digest, self.filed)
        if self.fresh:
            self._standing.settle((), folders=False)
            return  # nothing of that lies there any more, but what was made then is still known
        journal = self._journal.load()
        self.interrupted = bool(journal)
        if journal:
            self.folders = {}  # what was to be removed may still lie there
            self._standing.forget()
        for path in journal or ():
            self.filed.pop(path, None)

    def report(self) -> Report | None:
        """Return how the last build's files lie there, changing nothing; None where none is known."""
        filing = self._ledger.load()
        if filing is None:
            return None
        return self._standing.report(self._ledger.digest, filing.files, filing.folders)

    def is_whole(self) -> bool:
        """Tell whether what the last build wrote lies there, and nothing else."""
        self.open()
        return (
            bool(self.filed)
            and self._standing.folders(self.folders)
            and len(self._sound()) == len(self.filed)
        )

    def look(self) -> None:
        """Look at every file and folder anew; they are not asked again while this output is kept."""
        self._standing.forget()
        self._sound()
        self._standing.folders(self.folders)

    def stale(self, claims: Mapping[str, Claim]) -> list[str]:
        """Return the paths whose file is not what the last build wrote under the same key."""
        filed, sound = self.filed, self._sound()
        return [
            path
            for path, claim in claims.items()
            if path not in sound or filed[path].claim.key != claim.key
        ]

    def is_stale(self, path: str, claim: Claim) -> bool:
        """Tell whether the file at a path is not what the last build wrote under the same key."""
        filed = self.filed.get(path)
        return filed is None or filed.claim.key != claim.key or path not in self._sound()

    def _sound(self) -> set[str]:
        return self._standing.sound(self.filed)

    def begin(self) -> Path | None:
        """Make room for what is made; return the new tree, or None for packs."""
        self.staging.mkdir(parents=True, exist_ok=True)
        if not self.fresh:
            return None
        self.tree.mkdir(parents=True)
        return self.tree

    def abandon(self) -> None:
        """Remove what was made beside the output and never came into it."""
        shutil.rmtree(self.staging, ignore_errors=True)
        shutil.rmtree(self.tree, ignore_errors=True)

    def commit(
        self, scene: Scene, claims: Mapping[str, Claim], made: list[Made], pages: int = 0
    ) -> None:
        """Put everything that was made in its place and remove what no claim names.

        ``pages`` is how many of the claims are those of pages.
        """
        if self.fresh:
            self._commit_tree(scene, claims, made, pages)
        else:
            self._commit_packs(scene, claims, made, pages)
        shutil.rmtree(self.staging, ignore_errors=True)

    def _commit_tree(
        self, scene: Scene, claims: Mapping[str, Claim], made: list[Made], pages: int
    ) -> None:
        (self.tree / SIGN).write_bytes(b"")
        if self.root.exists():
            self.root.rmdir()
        self.root.parent.mkdir(parents=True, exist_ok=True)
        self.tree.rename(self.root)
        self.written = len(made)
        self._save(scene, claims, made, pages)

    def _commit_packs(
        self, scene: Scene, claims: Mapping[str, Claim], made: list[Made], pages: int
    ) -> None:
        changed = [item for item in made if not self._same(item)]
        orphans = sorted(self._orphans(claims))
        if changed or orphans:
            self._journal.save([item.path for item in changed] + orphans)
            with packs.opened(self.staging) as read:
                for item in changed:
                    packs.overwrite(self.root / item.path, read(item))
            for path in orphans:
                packs.remove(self.root, path)
        self.written, self.removed = len(changed), len(orphans)
        self._save(scene, claims, made, pages)
        if changed or orphans:
            self._journal.save([])

    def _same(self, item: Made) -> bool:
        filed = self.filed.get(item.path)
        return filed is not None and filed.digest == item.digest and item.path in self._sound()

    def _orphans(self, claims: Mapping[str, Claim]) -> set[str]:
        """Return the files that no claim names; folders are listed only where one has changed."""
        present = (
            self.filed.keys() if self._standing.folders(self.folders) else set(self._present())
        )
        return present - claims.keys() - {SIGN}

    def _present(self) -> Iterator[str]:
        """Yield every file in the output; foreign ones are removed like our own orphans."""
        start = len(str(self.root)) + 1
        for folder, _, names in os.walk(self.root):
            prefix = folder[start:].replace(os.sep, "/")
            yield from (f"{prefix}/{name}" if prefix else name for name in names)

    def _save(
        self, scene: Scene, claims: Mapping[str, Claim], made: list[Made], pages: int
    ) -> None:
        filed = {
            path: old
            if old.claim is claim or old.claim == claim
            else msgspec.structs.replace(old, claim=claim)
            for path, claim in claims.items()
            if (old := self.filed.get(path)) is not None
        }
        for item in made:
            time = item.mtime_ns or mtime(f"{self._place}/{item.path}")
            filed[item.path] = Filed(claims[item.path], item.digest, item.size, time)
        folders = self._folders_of(filed)
        fresh = Filing(scene, filed, folders, pages)
        if fresh != Filing(self.scene, self.filed, self.folders, self.pages):
            self._ledger.save(fresh)
            self._known = fresh
        self.scene, self.filed, self.folders = scene, dict(filed), folders
        self.pages = pages
        sound = self._sound() & filed.keys() | {item.path for item in made}
        self._standing.settle(sound, folders=True)
        self.fresh = False

    def _folders_of(self, filed: Mapping[str, Filed]) -> dict[str, int]:
        """Return the folders of all files; only where files came or went have they changed."""
        moved = filed.keys() ^ self.filed.keys()
        stood = self._standing.folders(self.folders)
        if stood and not moved:
            return self.folders
        known = dict(self.folders) if stood else {}
        for folder in _parents(moved) if known else ():
            known.pop(folder, None)
        names = sorted(_parents(filed))
        return {name: known.get(name) or mtime(f"{self._place}/{name}") for name in names}


def _parents(paths: Iterable[str]) -> set[str]:
    """Return all folders that paths lie in: 'a/b/c.html' → 'a/b', 'a', ''."""
    found = {""}
    for path in paths:
        while (path := path.rpartition("/")[0]) not in found:
            found.add(path)
    return found
