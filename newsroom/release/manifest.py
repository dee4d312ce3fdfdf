"""The manifest of a release: every file with its digest, and the commit that it was made from.

Readers may fetch it (``/manifest.json``), so whoever wants can compare what is served with what was
released. It says nothing of withdrawn items.
"""

import hashlib
import os
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from newsroom import fingerprint
from newsroom.output import SIGN
from newsroom.release.errors import RefusedError
from newsroom.store import Ledger

NAME = "manifest.json"
_RACY_NS = 2_000_000_000


class Entry(Struct, frozen=True):
    """A file: digest and size of its content, and the sizes of its ready-compressed twins."""

    sha256: str
    size: int
    variants: dict[str, int] = {}

    def sizes(self, path: str) -> Iterator[tuple[str, int]]:
        """Yield the file at ``path`` and its twins, each with its size."""
        yield path, self.size
        for suffix, size in self.variants.items():
            yield f"{path}.{suffix}", size


class Manifest(Struct, frozen=True):
    """A whole release.

    ``moved`` leads from old addresses to new ones; ``recipe`` names how the twins were made.
    """

    commit: str = ""
    recipe: str = ""
    files: dict[str, Entry] = {}
    moved: dict[str, str] = {}

    def encode(self) -> bytes:
        """Return the bytes of ``manifest.json``: the same for the same release."""
        return msgspec.json.encode(self, order="deterministic") + b"\n"

    def digest(self) -> str:
        """Return what stands for the content of this release, whatever its commit."""
        pairs = [(path, entry.sha256) for path, entry in sorted(self.files.items())]
        return fingerprint.of_value((pairs, self.moved, self.recipe))

    def digests(self) -> set[str]:
        """Return the digests of all contents."""
        return {entry.sha256 for entry in self.files.values()}

    def sizes(self) -> dict[str, int]:
        """Return every file, twins included, with its size."""
        return {
            name: size for path, entry in self.files.items() for name, size in entry.sizes(path)
        }

    def addresses(self) -> frozenset[str]:
        """Return the addresses that are promises: pages and feeds, not files behind digests."""
        return frozenset(address for path in self.files if (address := address_of(path)))


#: Of a place that nothing was released to.
NOTHING = Manifest()


def decode(data: bytes) -> Manifest | None:
    """Return the manifest in these bytes, or None where there is none."""
    try:
        return msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def address_of(path: str) -> str:
    """Return the address of a file that readers may have noted down, else an empty string."""
    if path == "index.html" or path.endswith("/index.html"):
        return f"/{path.removesuffix('index.html')}"
    return f"/{path}" if path.endswith((".atom", "feed.json")) else ""


class Hashed(Struct, frozen=True, array_like=True):
    """What a file looked like when its digest was taken."""

    size: int
    mtime_ns: int
    inode: int
    sha256: str


def scan(output: Path, cache: Path) -> dict[str, Entry]:
    """Return every file of a built site that is to be released; dotted names stay at home.

    Digests of files that have not changed since the last scan come from the cache. A file written
    within two seconds of the scan is read again next time: its clock could not tell a second write.
    """
    if not (output / SIGN).is_file():
        raise RefusedError(
            f"{output} không phải bản dựng của trang này; hãy chạy ./inv build trước."
        )
    ledger = Ledger(cache / "release-digests.store", dict[str, Hashed], "1")
    known = ledger.load() or {}
    newest = time.time_ns() - _RACY_NS
    entries: dict[str, Entry] = {}
    lasting: dict[str, Hashed] = {}
    for path, status in _walk(output):
        seen = known.get(path)
        looks = (status.st_size, status.st_mtime_ns, status.st_ino)
        if seen is not None and (seen.size, seen.mtime_ns, seen.inode) == looks:
            sha256 = seen.sha256
        else:
            sha256 = digest_of(output / path)
        entries[path] = Entry(sha256, status.st_size)
        if status.st_mtime_ns < newest:
            lasting[path] = Hashed(*looks, sha256)
    if lasting != known:
        ledger.save(lasting)
    return entries


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    start = len(str(root)) + 1
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            full = f"{folder}/{name}"
            status = os.lstat(full)
            if not stat.S_ISREG(status.st_mode):
                raise RefusedError(f"{full} không phải tệp thường nên không được phát hành.")
            yield full[start:], status
        for name in folders:
            if os.path.islink(f"{folder}/{name}"):  # noqa: PTH114 - 16,000 times
                raise RefusedError(
                    f"{folder}/{name} không phải tệp thường nên không được phát hành."
                )


def differences(
    base: Mapping[str, Entry], new: Mapping[str, Entry]
) -> tuple[list[str], list[str], list[str]]:
    """Return the paths that are new, that changed and that are gone."""
    added = [path for path in new if path not in base]
    changed = [
        path for path, entry in new.items() if path in base and base[path].sha256 != entry.sha256
    ]
    return added, changed, [path for path in base if path not in new]


def entry_of(data: bytes) -> Entry:
    """Return the entry of a file that exists in memory only."""
    return Entry(hashlib.sha256(data).hexdigest(), len(data))
