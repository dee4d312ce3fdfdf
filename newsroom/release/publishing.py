"""Publish, go back: the one road that a site takes from a build to its readers."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from newsroom import pool
from newsroom.release import compression, manifest, promises, withdrawal
from newsroom.release.compression import Source
from newsroom.release.errors import RefusedError, ReleaseError, told
from newsroom.release.manifest import Entry, Manifest
from newsroom.release.target import KEPT, Change, Held, State, Target
from newsroom.serving import release_files

_COMMIT = re.compile("[0-9a-f]{8,}")


@dataclass(frozen=True, slots=True)
class Edition:
    """What is to be published beside the built files.

    ``url`` is the public address, ``moved`` maps old addresses to new ones, ``gone`` holds the
    addresses of withdrawn items; all are root-relative below ``url``. ``contact`` is an e-mail
    address for reports of security faults.
    """

    url: str
    commit: str = ""
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    contact: str = ""
    compress: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """What a publication did, or would do (``dry_run``); paths are those of the release.

    ``release`` is empty when nothing had changed, ``held`` tells that this content was rolled back
    before and stays back.
    """

    release: str
    commit: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    redirected: tuple[tuple[str, str], ...] = ()
    purged: int = 0
    dry_run: bool = False
    held: bool = False

    def lines(self) -> list[str]:
        """Return the report in Vietnamese; a dry run lists every file."""
        if self.held:
            return [
                "Không phát hành: nội dung này đã được lùi lại bằng ./inv rollback. Hãy đẩy bản "
                "đã sửa lên, hoặc thêm --again nếu thật sự muốn phát hành lại."
            ]
        counts = (
            f"{len(self.added)} tệp thêm, {len(self.changed)} tệp đổi, {len(self.removed)} tệp bỏ"
        )
        if self.dry_run:
            marked = (("+", self.added), ("~", self.changed), ("-", self.removed))
            listed = [f"{mark} {path}" for mark, paths in marked for path in paths]
            moves = [f"> {source} → {target}" for source, target in self.redirected]
            return [*listed, *moves, f"Nếu phát hành: {counts}. Chưa có gì thay đổi."]
        if not self.release:
            return ["Không có gì mới để phát hành."]
        withdrawn = f" Đã gỡ bài rút khỏi {self.purged} bản cũ." if self.purged else ""
        return [f"Đã phát hành bản {self.release}: {counts}.{withdrawn}"]


def publish(
    output: Path,
    target: Target,
    edition: Edition,
    *,
    now: datetime,
    cache: Path,
    jobs: int = 0,
    dry_run: bool = False,
    again: bool = False,
    known: Iterable[str] = (),
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Release what lies in ``output`` and let readers see it; the served release is whole throughout.

    ``known`` are published addresses that the target itself does not know of (a CI service that
    starts with an empty folder). Raises ``RefusedError`` for what the content must mend and
    ``ReleaseError`` for a failing machine.
    """
    if not edition.url:
        raise RefusedError(
            "Chưa khai báo địa chỉ công khai. Cách sửa: điền url trong content/site.yaml, "
            "ví dụ https://ten-mien.vn."
        )
    with told(str(cache)):
        built = manifest.scan(output, cache)
    if dry_run:
        with target.opened(alone=False):
            state = target.state()
        new, _ = _compose(output, built, state, edition, now, known)
        return _report(state, new, dry_run=True)
    with target.opened(alone=True):
        state = target.state()
        new, sources = _compose(output, built, state, edition, now, known)
        if not again and state.held and _is_held(state.held, new):
            return Report("", new.commit, held=True)
        if new.digest() == state.manifest.digest() and new.commit == state.manifest.commit:
            purged = withdrawal.purge(target, state, edition.gone)
            return Report("", new.commit, purged=purged)
        with told(str(cache)):
            change = _change(state, new, sources, now, cache, jobs or pool.default_jobs(), progress)
        target.put(change, state)
        target.switch(change.name, state.current)
        target.remember(state.addresses | change.manifest.addresses(), None)
        after = target.state()
        useless = {*state.abandoned(), *after.spare(KEPT)}
        target.remove(name for name in after.releases if name in useless)
        purged = withdrawal.purge(target, target.state(), edition.gone)
        with told(str(cache)):
            compression.drop(cache, {entry.sha256 for entry in new.files.values()})
    return _report(state, new, release=change.name, purged=purged)


def rollback(target: Target) -> str:
    """Let readers see the release before the served one; return its name.

    What was served is held back until something else is published.
    """
    with target.opened(alone=True):
        state = target.state()
        if not state.older():
            raise ReleaseError(f"Không có bản cũ nào ở {target.where} để lùi về.")
        target.remember(state.addresses, Held(state.manifest.commit, state.manifest.digest()))
        target.switch(state.older()[-1], state.current)
        return state.older()[-1]


def _compose(
    output: Path,
    built: Mapping[str, Entry],
    state: State,
    edition: Edition,
    now: datetime,
    known: Iterable[str],
) -> tuple[Manifest, dict[str, Source]]:
    """Return the new release, still without twins, and where each file's bytes are."""
    present = Manifest(files=dict(built)).addresses()
    everything = state.addresses | frozenset(known)
    base = urlsplit(edition.url).path.rstrip("/")
    moves = promises.settle(everything, present, edition.moved, edition.gone, base)
    own = release_files(moves, contact=edition.contact, url=edition.url, now=now)
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


def _is_held(held: Held, new: Manifest) -> bool:
    return new.digest() == held.content or bool(new.commit and new.commit == held.commit)


def _change(
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


def _report(
    state: State, new: Manifest, *, release: str = "", purged: int = 0, dry_run: bool = False
) -> Report:
    added, changed, removed = manifest.differences(state.manifest.files, new.files)
    redirected = [item for item in new.moved.items() if item not in state.manifest.moved.items()]
    return Report(
        release,
        new.commit,
        tuple(added),
        tuple(changed),
        tuple(removed),
        tuple(redirected),
        purged,
        dry_run,
    )
