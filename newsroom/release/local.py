"""A target on this machine: a folder that a web server reads."""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from newsroom.release import lock, manifest, tree
from newsroom.release.errors import DamagedError, ReleaseError, told
from newsroom.release.manifest import Entry, Manifest
from newsroom.release.target import (
    ADDRESSES,
    CLEANED,
    CURRENT,
    HELD,
    KEPT,
    NEW,
    PARKED,
    PREVIOUS,
    RELEASES,
    Amendment,
    Change,
    Held,
    Parked,
    State,
    releases_among,
)

Note = TypeVar("Note", bound=Struct)


class LocalTarget:
    """A folder of releases."""

    def __init__(self, root: Path, patience: float = lock.PATIENCE) -> None:
        self.root = root.absolute()
        self.where = str(root)
        self._releases = self.root / RELEASES
        self._patience = patience

    def opened(self, alone: bool) -> AbstractContextManager[None]:
        """Keep other publishers out where ``alone``; the folder is made where there is none."""
        return self._locked() if alone else nullcontext()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with told(self.where):
            if not self._releases.is_dir() and self._has_other_files():
                raise ReleaseError(
                    f"{self.where} có tệp khác, không phải nơi phát hành; hãy chọn thư mục trống."
                )
            with tree.readable():
                self._releases.mkdir(parents=True, exist_ok=True)
            with lock.held(self._releases / ".lock", self._patience):
                self._clear_up()
                yield

    def _has_other_files(self) -> bool:
        """Tell of files that are nobody's here; a ledger that was put back is where it belongs."""
        return self.root.is_dir() and any(path.name != ADDRESSES for path in self.root.iterdir())

    def _clear_up(self) -> None:
        """Remove what a killed publisher left, but for raw material."""
        for name in (CURRENT, PREVIOUS, ADDRESSES, HELD, PARKED):
            tree.beside(self.root / name).unlink(missing_ok=True)
        if (self._releases / CLEANED).exists():
            shutil.rmtree(self._releases / CLEANED)

    def state(self) -> State:
        """Return what lies there."""
        with told(self.where):
            return self._state()

    def _state(self) -> State:
        if not self._releases.is_dir():
            return State()
        names = self.releases()
        current, previous = self._pointed(CURRENT), self._pointed(PREVIOUS)
        served = self.manifests([current]).get(current) if current else None
        return State(
            releases=names,
            current=current,
            previous=previous,
            manifest=served or Manifest(),
            addresses=self._addresses(names) | (served.addresses() if served else frozenset()),
            held=_note(self.root / HELD, Held),
            parked=_note(self.root / PARKED, Parked),
        )

    def releases(self) -> tuple[str, ...]:
        """Return the releases that lie there, from the oldest to the newest."""
        there = self._releases.iterdir() if self._releases.is_dir() else ()
        return releases_among(path.name for path in there)

    def sound(self, state: State) -> Manifest:
        """Return the served manifest without what is missing or cut: one look at each file."""
        folder = f"{self._releases}/{state.current}/"
        files = {
            path: entry
            for path, entry in state.manifest.files.items()
            if _is_sound(folder + path, entry)
        }
        return msgspec.structs.replace(state.manifest, files=files)

    def put(self, change: Change, state: State) -> None:
        """Make the release out of a spare one, beside the others."""
        raw, known = self._releases / NEW, None
        with told(self.where):
            if not raw.exists():
                for name in state.spare(KEPT - 1)[:1]:
                    known = self.manifests([name]).get(name)
                    (self._releases / name).rename(raw)
            base = self._releases / state.current if state.current else None
            try:
                tree.build(raw, base, change, known)
            except FileNotFoundError as error:
                raise DamagedError(f"{error.filename} không còn ở đó.") from error
            for path, entry in change.manifest.files.items():
                if not _is_sound(f"{raw}/{path}", entry):
                    raise DamagedError(f"{raw / path} không như bản kê.")
            raw.rename(self._releases / change.name)
            tree.sync_folder(self._releases)

    def switch(self, name: str, previous: str) -> None:
        """Turn ``previous`` first: whoever comes in between is served the old release whole."""
        with told(self.where):
            if previous:
                self._point(PREVIOUS, previous)
            self._point(CURRENT, name)
            tree.sync_folder(self.root)

    def remember(self, addresses: Iterable[str], held: Held | None) -> None:
        """Write the ledger where it changed, and what is held back."""
        with told(self.where):
            text = "".join(f"{address}\n" for address in sorted(addresses)).encode()
            ledger = self.root / ADDRESSES
            if not ledger.exists() or ledger.read_bytes() != text:
                tree.place(ledger, text)
            self._keep(HELD, held)
            self._keep(PARKED, None)

    def park(self, parked: Parked | None) -> None:
        """Write down what waits for its switch, or that nothing does."""
        with told(self.where):
            self._keep(PARKED, parked)

    def manifests(
        self, releases: Iterable[str], needles: Iterable[str] = ()
    ) -> dict[str, Manifest]:
        """Return the manifests that can be read and, where there are needles, contain one."""
        sought = [needle.encode() for needle in needles]
        found = {}
        for name in releases:
            data = self._bytes(name, manifest.NAME)
            if sought and not any(needle in data for needle in sought):
                continue
            decoded = manifest.decode(data)
            if decoded is not None:
                found[name] = decoded
        return found

    def naming(self, release: str, paths: Iterable[str], needles: Iterable[str]) -> list[str]:
        """Return those of the files that contain one of the needles."""
        pattern = re.compile(b"|".join(re.escape(needle.encode()) for needle in needles))
        return [path for path in paths if pattern.search(self._bytes(release, path))]

    def texts(self, release: str, paths: Iterable[str]) -> list[bytes]:
        """Return the bytes of some files."""
        return [self._bytes(release, path) for path in paths]

    def amend(self, amendment: Amendment, source: str) -> None:
        """Change an old release, which is none meanwhile."""
        folder = self._releases / CLEANED
        with told(self.where):
            (self._releases / amendment.release).rename(folder)
            for path in amendment.lost:
                tree.remove(folder, path)
            for path in amendment.taken:
                tree.bring(folder, path, self._releases / source)
            tree.place(folder / manifest.NAME, amendment.manifest.encode())
            tree.make_last(folder)
            folder.rename(self._releases / amendment.release)

    def remove(self, releases: Iterable[str]) -> None:
        """Delete releases; one of them is kept as the next one's raw material.

        Deleting and making a folder of 10,000 pages costs far more than changing one.
        """
        raw = self._releases / NEW
        with told(self.where):
            for name in releases:
                if raw.exists():
                    shutil.rmtree(self._releases / name)
                else:
                    (self._releases / name).rename(raw)

    def _bytes(self, release: str, path: str) -> bytes:
        try:
            return (self._releases / release / path).read_bytes()
        except OSError:
            return b""

    def _pointed(self, link: str) -> str:
        try:
            name = (self.root / link).readlink().name
        except OSError:
            return ""
        return name if (self._releases / name).is_dir() else ""

    def _point(self, link: str, name: str) -> None:
        fresh = tree.beside(self.root / link)
        fresh.symlink_to(f"{RELEASES}/{name}")
        fresh.replace(self.root / link)

    def _addresses(self, releases: Iterable[str]) -> frozenset[str]:
        """Return the ledger; a lost one is gathered from the releases that are still there."""
        try:
            return frozenset((self.root / ADDRESSES).read_text("utf-8").split())
        except (OSError, UnicodeDecodeError):
            kept = self.manifests(releases).values()
            return frozenset().union(*(item.addresses() for item in kept))

    def _keep(self, name: str, note: Struct | None) -> None:
        if note is not None:
            tree.place(self.root / name, msgspec.json.encode(note))
        else:
            (self.root / name).unlink(missing_ok=True)


def _note(path: Path, kind: type[Note]) -> Note | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError):
        return None


def _is_sound(path: str, entry: Entry) -> bool:
    try:
        return os.lstat(path).st_size == entry.size and all(
            os.lstat(f"{path}.{suffix}").st_size == size for suffix, size in entry.variants.items()
        )
    except OSError:
        return False
