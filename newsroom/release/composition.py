"""What a release consists of: the built site, the files about serving it, and their twins."""

import re
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from newsroom.release import compression, manifest, promises
from newsroom.release.compression import Source
from newsroom.release.manifest import Entry, Manifest
from newsroom.release.target import Change, State
from newsroom.serving import release_files

_COMMIT = re.compile("[0-9a-f]{8,}")


@dataclass(frozen=True, slots=True)
class Edition:
    """What is to be published beside the built files.

    ``url`` is the public address, ``moved`` maps old addresses to new ones, ``gone`` holds the
    addresses of withdrawn items; all are root-relative below ``url``. ``contact`` is an e-mail
    address for reports of security faults. ``maps`` are for a web server of our own; a Pages-like
    host would show them to everybody, the withdrawn addresses among them.
    """

    url: str
    commit: str = ""
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    contact: str = ""
    compress: bool = True
    maps: bool = True


def compose(
    output: Path,
    built: Mapping[str, Entry],
    known: Set[str],
    edition: Edition,
    now: datetime,
) -> tuple[Manifest, dict[str, Source]]:
    """Return the new release, still without twins, and where each file's bytes are.

    ``known`` are the addresses that were ever published.
    """
    present = Manifest(files=dict(built)).addresses()
    base = urlsplit(edition.url).path.rstrip("/")
    moves = promises.settle(known, present, edition.moved, edition.gone, base)
    own = release_files(moves, contact=edition.contact, url=edition.url, now=now, maps=edition.maps)
    sources: dict[str, Source] = {path: output / path for path in built}
    sources |= {path: data for path, data in own.items() if not _is_taken(path, built)}
    files = {
        path: built[path] if path in built else manifest.entry_of(own[path])
        for path in sorted(sources)
    }
    recipe = compression.RECIPE if edition.compress else compression.NONE
    return Manifest(edition.commit, recipe, files, dict(moves.moved)), sources


def _is_taken(path: str, built: Mapping[str, Entry]) -> bool:
    """Tell whether a file of the site stands where this one or one of its folders would."""
    parts = path.split("/")
    return any("/".join(parts[:length]) in built for length in range(1, len(parts) + 1))


def change_of(
    state: State,
    new: Manifest,
    sources: Mapping[str, Source],
    now: datetime,
    cache: Path,
    jobs: int,
    progress: Callable[[int, int], None],
) -> Change:
    """Add the twins to the new release and tell what is kept from what is fresh."""
    served = state.manifest.files if state.manifest.recipe == new.recipe else {}
    kept = {
        path: served[path]
        for path, entry in new.files.items()
        if path in served and served[path].sha256 == entry.sha256
    }
    wanted = {
        entry.sha256: sources[path]
        for path, entry in new.files.items()
        if path not in kept
        and new.recipe != compression.NONE
        and compression.is_worth_it(path, entry.size)
    }
    twins = compression.twins(wanted, cache, jobs, progress)
    files = dict(kept)
    fresh: dict[str, Source] = {}
    for path, entry in new.files.items():
        if path in kept:
            continue
        made = twins.get(entry.sha256, {}) if compression.is_worth_it(path, entry.size) else {}
        files[path] = Entry(
            entry.sha256, entry.size, {suffix: file.stat().st_size for suffix, file in made.items()}
        )
        fresh[path] = sources[path]
        fresh |= {f"{path}.{suffix}": file for suffix, file in made.items()}
    whole = msgspec.structs.replace(new, files={path: files[path] for path in new.files})
    sizes = {name: size for path, entry in kept.items() for name, size in entry.sizes(path)}
    mark = new.commit if _COMMIT.fullmatch(new.commit) else new.digest()
    return Change(state.next_name(now, mark), whole, sizes, fresh)
