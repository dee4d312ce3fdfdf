"""A target on another machine, by rsync over ssh. Only files that changed travel.

The server needs what a Debian has: sh, coreutils, findutils, tar, flock and rsync.
"""

import io
import re
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

import msgspec

from newsroom.release import lock, manifest, tree
from newsroom.release.errors import ReleaseError, told
from newsroom.release.manifest import Manifest
from newsroom.release.ssh import Connection, Server, connected, listed
from newsroom.release.target import (
    ADDRESSES,
    CLEANED,
    CURRENT,
    HELD,
    KEPT,
    NEW,
    PREVIOUS,
    RELEASES,
    Amendment,
    Change,
    Held,
    State,
    is_name,
)

#: All files of the folder one stands in with their sizes, in an order that both sides agree on.
_LIST = r"find . -type f -printf '%s %P\n' | LC_ALL=C sort"

_STATE = f"""\
echo "target $PWD"
[ -d {RELEASES} ] || exit 0
for link in {CURRENT} {PREVIOUS}; do echo "$link $(readlink "$link" || :)"; done
ls {RELEASES} | sed 's/^/release /'
if [ -d {CURRENT}/ ]; then cd {CURRENT}/; echo "listing $({_LIST} | sha256sum | cut -d ' ' -f 1)"; fi
"""

# A file of the raw material is right when it *is* the served one's: same inode.
_PREPARE = f"""\
cd {RELEASES}
[ -d {NEW} ] || [ -z "$2" ] || mv -- "$2" {NEW}
mkdir -p {NEW}
find {NEW} ! -type f ! -type d -delete
if [ -n "$1" ]; then
    (cd "./$1" && find . -type f -printf '%P\\t%i\\n' | LC_ALL=C sort) >.served
    (cd {NEW} && find . -type f -printf '%P\\t%i\\n' | LC_ALL=C sort) >.lying
    LC_ALL=C comm -13 .served .lying | cut -f 1 | tr '\\n' '\\0' | (cd {NEW} && xargs -0r rm -f --)
    LC_ALL=C comm -23 .served .lying | cut -f 1 | tr '\\n' '\\0' |
        (cd "./$1" && xargs -0r cp -l --parents -t ../{NEW} --)
    rm -f .served .lying
else
    find {NEW} -mindepth 1 -delete
fi
cd {NEW}
xargs -0r rm -f --
find . -mindepth 1 -type d -empty -delete
"""

_FINISH = f"""\
cd {RELEASES}/{NEW}
[ "$({_LIST} | sha256sum | cut -d ' ' -f 1)" = "$2" ] || exit 65
cd ..
sync -f {NEW}
mv -T -- {NEW} "$1"
sync -f .
"""

_SWITCH = f"""\
point() {{ ln -sfn "{RELEASES}/$2" ".$1.new" && mv -T ".$1.new" "$1"; }}
[ -z "$2" ] || point {PREVIOUS} "$2"
point {CURRENT} "$1"
sync -f .
"""

_AMEND = f"""\
cd {RELEASES}
find {CLEANED} -mindepth 1 -type d -empty -delete
cat >{CLEANED}/.new
chmod 444 {CLEANED}/.new
mv -f {CLEANED}/.new {CLEANED}/{manifest.NAME}
mv -T {CLEANED} "$1"
"""

_REMOVE = f"""\
cd {RELEASES}
for name; do
    if [ -e {NEW} ]; then rm -rf -- "./$name"; else mv -T -- "./$name" {NEW}; fi
done
"""


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
        lines = self._run(_STATE).decode().splitlines()
        told = dict(line.split(" ", 1) for line in lines if not line.startswith("release "))
        names = [line.partition(" ")[2] for line in lines if line.startswith("release ")]
        names = sorted(filter(is_name, names), key=lambda name: int(name.partition("-")[0]))
        current, previous = (
            name if (name := told.get(link, "").rpartition("/")[2]) in names else ""
            for link in (CURRENT, PREVIOUS)
        )
        files = self._files([ADDRESSES, HELD, f"{CURRENT}/{manifest.NAME}"])
        data = files.get(f"{CURRENT}/{manifest.NAME}", b"") if current else b""
        served = manifest.decode(data)
        known = self._known(files.get(ADDRESSES), names)
        return State(
            releases=tuple(names),
            current=current,
            previous=previous,
            manifest=self._sound(served, data, told.get("listing", "")) if served else Manifest(),
            addresses=known | (served.addresses() if served else frozenset()),
            held=_held(files.get(HELD, b"")),
        )

    def put(self, change: Change, state: State) -> None:
        """Link what is kept over there, send what is fresh, prove the whole, make it last."""
        spare = (*state.spare(KEPT - 1), "")[0]
        dropped = state.manifest.sizes().keys() - change.kept.keys()
        self._run(_PREPARE, state.current, spare, data=listed([*sorted(dropped), manifest.NAME]))
        with tempfile.TemporaryDirectory(prefix="portal-") as folder, told(folder):
            tree.build(
                Path(folder) / NEW, None, Change(change.name, change.manifest, {}, change.fresh)
            )
            assert self._connection is not None
            self._connection.upload(Path(folder) / NEW, f"{RELEASES}/{NEW}")
        try:
            self._run(_FINISH, change.name, _listing(change.manifest, change.manifest.encode()))
        except ReleaseError as error:
            raise ReleaseError(f"Bản vừa gửi lên {self.where} không nguyên vẹn: {error}") from error

    def switch(self, name: str, previous: str) -> None:
        """Turn ``previous`` first: whoever comes in between is served the old release whole."""
        self._run(_SWITCH, name, previous)

    def remember(self, addresses: Iterable[str], held: Held | None) -> None:
        """Write the ledger, and what is held back."""
        self._place(ADDRESSES, "".join(f"{address}\n" for address in sorted(addresses)).encode())
        if held is not None:
            self._place(HELD, msgspec.json.encode(held))
        else:
            self._run(f"rm -f {HELD}")

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
        self._run(_AMEND, amendment.release, data=amendment.manifest.encode())

    def remove(self, releases: Iterable[str]) -> None:
        """Delete releases; one of them is kept as the next one's raw material."""
        if names := list(releases):
            self._run(_REMOVE, *names)

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

    def _sound(self, served: Manifest, data: bytes, listing: str) -> Manifest:
        """Leave out what is missing or cut, so that the next release brings it anew."""
        if _listing(served, data) == listing:
            return served
        lines = self._run(f"cd {CURRENT}/ && {_LIST}").decode("utf-8", "replace").splitlines()
        sizes = {name: int(size) for size, _, name in (line.partition(" ") for line in lines)}
        files = {
            path: entry
            for path, entry in served.files.items()
            if all(sizes.get(name) == size for name, size in entry.sizes(path))
        }
        return msgspec.structs.replace(served, files=files)

    def _known(self, ledger: bytes | None, releases: list[str]) -> frozenset[str]:
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


def _held(data: bytes) -> Held | None:
    try:
        return msgspec.json.decode(data, type=Held)
    except msgspec.DecodeError:
        return None


_LOGIN = re.compile(r"(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9][A-Za-z0-9.:_-]*")


def server_of(address: str, patience: float = lock.PATIENCE, silence: int = 30) -> Server:
    """Read ``ssh://user@host:port/path``; raise ``ReleaseError`` for anything else."""
    try:
        parts = urlsplit(address)
        port, path = parts.port or 0, unquote(parts.path).rstrip("/")
        login = f"{parts.username}@{parts.hostname}" if parts.username else parts.hostname or ""
    except ValueError:
        login, port, path = "", 0, ""
    if not address.startswith("ssh://"):
        login = ""
    if not _LOGIN.fullmatch(login) or not path.isprintable() or not path or parts.password:
        raise ReleaseError(
            f"Không đọc được nơi phát hành {address}; hãy viết như ssh://nguoi-dung@may-chu/duong/dan."
        )
    return Server(login, port, path, patience, silence)
