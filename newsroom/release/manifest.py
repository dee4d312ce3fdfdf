"""The manifest of a release: every file with its digest, and the commit that it was made from.

Readers may fetch it (``/manifest.json``), so whoever wants can compare what is served with what was
released. It says nothing of withdrawn items.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from newsroom import fingerprint
from newsroom.claims import Filed
from newsroom.release.errors import changed_meanwhile
from newsroom.store import Ledger

NAME = "manifest.json"


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


def of_build(filed: Mapping[str, Filed], output: Path, cache: Path) -> dict[str, Entry]:
    """Return every file that the last build wrote into ``output``; whatever else lies there stays.

    The build knows its files by a digest of its own; a file is read only where the cache does not
    know which SHA-256 belongs to that.
    """
    ledger = Ledger(cache / "sha256.store", dict[str, str], "1")
    known = ledger.load() or {}
    used: dict[str, str] = {}
    entries: dict[str, Entry] = {}
    for path, item in filed.items():
        sha256 = known.get(item.digest) or used.get(item.digest)
        if sha256 is None:
            data = (output / path).read_bytes()
            if fingerprint.of_bytes(data) != item.digest:
                raise changed_meanwhile(path)
            sha256 = hashlib.sha256(data).hexdigest()
        used[item.digest] = sha256
        entries[path] = Entry(sha256, item.size)
    if used != known:
        ledger.save(used)
    return entries


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
