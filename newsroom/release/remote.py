"""A target on another machine, by rsync over ssh. Only files that changed travel.

The server needs what a Debian has: sh, coreutils, findutils, tar, flock and rsync.
"""

import io
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from newsroom.release import commands, manifest, tree
from newsroom.release.errors import DamagedError, told
from newsroom.release.manifest import Manifest
from newsroom.release.ssh import Connection, Server, connected, listed
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


class RemoteTarget:
    """A folder of releases behind ssh."""

    def __init__(self, server: Server) -> None:
        self.where = server.where
        self._server = server
        self._connection: Connection | None = None

    @contextmanager
    def opened(self, alone: bool) -> Iterator[None]:
        """Connect; keep other publishers out where ``alone``."""
        with connected(self._server, alone) as connection:
            self._connection = connection
            try:
                if alone:
                    self._run(f"rm -rf {RELEASES}/{CLEANED}")
                yield
            finally:
                self._connection = None

    def state(self) -> State:
        """Return what lies there."""
        lines = self._run(commands.STATE).decode().splitlines()
        told = dict(line.split(" ", 1) for line in lines if not line.startswith("release "))
        names = releases_among(
            line.partition(" ")[2] for line in lines if line.startswith("release ")
        )
        current, previous = (
            name if (name := told.get(link, "").rpartition("/")[2]) in names else ""
            for link in (CURRENT, PREVIOUS)
        )
        files = self._files([ADDRESSES, HELD, PARKED, f"{CURRENT}/{manifest.NAME}"])
        data = files.get(f"{CURRENT}/{manifest.NAME}", b"") if current else b""
        served = manifest.decode(data)
        known = self._known(files.get(ADDRESSES), names)
        return State(
            releases=names,
            current=current,
            previous=previous,
            manifest=served or Manifest(),
            addresses=known | (served.addresses() if served else frozenset()),
            held=_note(files.get(HELD, b""), Held),
            parked=_note(files.get(PARKED, b""), Parked),
        )

    def releases(self) -> tuple[str, ...]:
        """Return the releases that lie there, from the oldest to the newest."""
        return releases_among(self._run(f"ls {RELEASES}").decode().splitlines())

    def sound(self, state: State) -> Manifest:
        """Return the served manifest without what is missing or cut.

        Where all is well the listing over there stays there; only its digest travels.
        """
        served = state.manifest
        if not served.files:
            return served
        digest = self._run(f"cd {CURRENT}/ && {commands.LIST} | sha256sum").decode().split()[0]
        if digest == _listing(served, served.encode()):
            return served
        lines = (
            self._run(f"cd {CURRENT}/ && {commands.LIST}").decode("utf-8", "replace").splitlines()
        )
        sizes = {name: int(size) for size, _, name in (line.partition(" ") for line in lines)}
        files = {
            path: entry
            for path, entry in served.files.items()
            if all(sizes.get(name) == size for name, size in entry.sizes(path))
        }
        return msgspec.structs.replace(served, files=files)

    def put(self, change: Change, state: State) -> None:
        """Link what is kept over there, send what is fresh, prove the whole, make it last."""
        spare = (*state.spare(KEPT - 1), "")[0]
        dropped = state.manifest.sizes().keys() - change.kept.keys()
        self._run(
            commands.PREPARE, state.current, spare, data=listed([*sorted(dropped), manifest.NAME])
        )
        with tempfile.TemporaryDirectory(prefix="portal-") as folder, told(folder):
            tree.build(
                Path(folder) / NEW, None, Change(change.name, change.manifest, {}, change.fresh)
            )
            assert self._connection is not None
            self._connection.upload(Path(folder) / NEW, f"{RELEASES}/{NEW}")
        listing = _listing(change.manifest, change.manifest.encode())
        if self._run(commands.FINISH, change.name, listing):
            raise DamagedError(f"Bản vừa gửi lên {self.where} không nguyên vẹn; hãy phát hành lại.")

    def switch(self, name: str, previous: str) -> None:
        """Turn ``previous`` first: whoever comes in between is served the old release whole."""
        self._run(commands.SWITCH, name, previous)

    def remember(self, addresses: Iterable[str], held: Held | None) -> None:
        """Write the ledger, and what is held back."""
        self._place(ADDRESSES, "".join(f"{address}\n" for address in sorted(addresses)).encode())
        if held is not None:
            self._place(HELD, msgspec.json.encode(held))
        self._run("rm -f " + (PARKED if held is not None else f"{HELD} {PARKED}"))

    def park(self, parked: Parked | None) -> None:
        """Write down what waits for its switch, or that nothing does."""
        if parked is not None:
            self._place(PARKED, msgspec.json.encode(parked))
        else:
            self._run(f"rm -f {PARKED}")

    def manifests(
        self, releases: Iterable[str], needles: Iterable[str] = ()
    ) -> dict[str, Manifest]:
        """Return the manifests that can be read and, where there are needles, contain one."""
        paths = {f"{RELEASES}/{name}/{manifest.NAME}": name for name in releases}
        wanted = list(paths)
        if sought := list(needles):
            wanted = self._grep(".", wanted, sought)
        read = {paths[path]: manifest.decode(data) for path, data in self._files(wanted).items()}
        return {name: item for name, item in read.items() if item is not None}

    def naming(self, release: str, paths: Iterable[str], needles: Iterable[str]) -> list[str]:
        """Return those of the files that contain one of the needles."""
        return self._grep(f"{RELEASES}/{release}", list(paths), list(needles))

    def texts(self, release: str, paths: Iterable[str]) -> list[bytes]:
        """Return the bytes of some files."""
        return list(self._files([f"{RELEASES}/{release}/{path}" for path in paths]).values())

    def amend(self, amendment: Amendment, source: str) -> None:
        """Change an old release, which is none meanwhile."""
        self._run(f'mv -T -- "{RELEASES}/$1" {RELEASES}/{CLEANED}', amendment.release)
        lost = listed([*sorted(amendment.lost), *amendment.taken])
        self._run(f"cd {RELEASES}/{CLEANED} && xargs -0r rm -f --", data=lost)
        copy = f"xargs -0r cp -l --parents -t ../{CLEANED} --"
        self._run(f'cd "{RELEASES}/$1" && {copy}', source, data=listed(amendment.taken))
        self._run(commands.AMEND, amendment.release, data=amendment.manifest.encode())

    def remove(self, releases: Iterable[str]) -> None:
        """Delete releases; one of them is kept as the next one's raw material."""
        if names := list(releases):
            self._run(commands.REMOVE, *names)

    def _run(self, script: str, *arguments: str, data: bytes = b"") -> bytes:
        assert self._connection is not None, "not opened"
        return self._connection.run(script, *arguments, data=data)

    def _place(self, name: str, data: bytes) -> None:
        self._run(
            f'cat >".{name}.new" && sync ".{name}.new" && mv -fT ".{name}.new" "{name}"', data=data
        )

    def _files(self, paths: list[str]) -> dict[str, bytes]:
        """Fetch some files; those that are not there are left out."""
        if not paths:
            return {}
        script = 'xargs -0r sh -c \'for p; do [ -f "$p" ] && printf "%s\\0" "$p"; done; :\' sh | '
        script += "tar -czhf - --null --verbatim-files-from -T -"
        packed = self._run(script, data=listed(paths))
        with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as archive:
            return {
                member.name: file.read()
                for member in archive
                if (file := archive.extractfile(member)) is not None
            }

    def _grep(self, folder: str, paths: list[str], needles: list[str]) -> list[str]:
        self._run(
            f"cat >{RELEASES}/.needles", data="".join(f"{item}\n" for item in needles).encode()
        )
        script = 'needles="$PWD/releases/.needles"; cd -- "$1"\n'
        script += 'xargs -0r grep -lFZ -s -f "$needles" -- || [ $? = 123 ]\nrm -f "$needles"'
        return [
            name.decode()
            for name in self._run(script, folder, data=listed(paths)).split(b"\0")[:-1]
        ]

    def _known(self, ledger: bytes | None, releases: Iterable[str]) -> frozenset[str]:
        """Return the ledger; a lost one is gathered from the releases that are still there."""
        try:
            if ledger is not None:
                return frozenset(ledger.decode().split())
        except UnicodeDecodeError:
            pass
        return frozenset().union(*(item.addresses() for item in self.manifests(releases).values()))


def _listing(told: Manifest, data: bytes) -> str:
    sizes = {**told.sizes(), manifest.NAME: len(data)}
    lines = sorted(f"{size} {name}\n".encode() for name, size in sizes.items())
    return sha256(b"".join(lines)).hexdigest()


def _note(data: bytes, kind: type[Note]) -> Note | None:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.DecodeError:
        return None
