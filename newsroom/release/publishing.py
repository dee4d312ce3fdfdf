"""Publish, go back: the one road that a site takes from a build to its readers."""

from collections.abc import Callable, Set
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from newsroom import pool
from newsroom.release import compression, manifest, report, withdrawal
from newsroom.release.composition import Edition, change_of, compose
from newsroom.release.errors import RefusedError, ReleaseError, told
from newsroom.release.manifest import NOTHING, Manifest
from newsroom.release.report import Report
from newsroom.release.target import KEPT, Held, Parked, State, Target


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
    park: bool = False,
    live: Manifest = NOTHING,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Release what lies in ``output`` and let readers see it; the served release is whole throughout.

    With ``park`` all is done but the switch, which ``finish`` makes: a hook may still refuse a push
    for whatever goes wrong, and once it is taken nothing is left that could.

    ``live`` is what readers see where the target cannot know: a CI service starts with an empty
    folder. Its addresses are promises too, and a release that equals it is none. Raises
    ``RefusedError`` for what the content must mend and ``ReleaseError`` for a failing machine.
    """
    if not edition.url:
        raise RefusedError(
            "Chưa khai báo địa chỉ công khai. Cách sửa: điền url trong content/site.yaml, "
            "ví dụ https://ten-mien.vn."
        )
    with told(str(cache)):
        built = manifest.scan(output, cache)
    with target.opened(alone=not dry_run):
        state = target.state()
        state = replace(state, manifest=target.sound(state))
        served = state.manifest if state.current else live
        known = state.addresses | live.addresses()
        new, sources = compose(output, built, known, edition, now)
        if dry_run:
            return report.between(served, new, dry_run=True)
        if not again and state.held and _is_held(state.held, new):
            return Report("", new.commit, held=True)
        if (new.digest(), new.commit) == (served.digest(), served.commit):
            target.park(None)
            purged = withdrawal.purge(target, state, edition.gone)
            return Report("", new.commit, purged=purged)
        with told(str(cache)):
            jobs = jobs or pool.default_jobs()
            change = change_of(state, new, sources, now, cache, jobs, progress)
        target.put(change, state)
        purged = 0
        if park:
            gone = tuple(sorted(edition.gone))
            target.park(Parked(change.name, new.commit, state.current, gone))
        else:
            purged = _show(target, state, change.name, new, edition.gone)
        with suppress(OSError):  # the twins that nobody wants any more
            compression.drop(cache, new.digests() | state.manifest.digests())
    return report.between(served, new, release=change.name, purged=purged, parked=park)


def finish(target: Target, commit: str) -> Report | None:
    """Let readers see the release that was parked for a commit.

    None where there is none, or the target has changed since: then all is to be done anew.
    """
    with target.opened(alone=True):
        state = target.state()
        parked = state.parked
        if (
            parked is None
            or (parked.commit, parked.base) != (commit, state.current)
            or (new := target.manifests([parked.release]).get(parked.release)) is None
        ):
            return None
        purged = _show(target, state, parked.release, new, frozenset(parked.gone))
    return report.between(state.manifest, new, release=parked.release, purged=purged)


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


def _is_held(held: Held, new: Manifest) -> bool:
    return new.digest() == held.content or bool(new.commit and new.commit == held.commit)


def _show(target: Target, state: State, release: str, new: Manifest, gone: Set[str]) -> int:
    """Switch to a release, then tidy up; return how many old ones lost a withdrawn item."""
    target.switch(release, state.current)
    target.remember(state.addresses | new.addresses(), None)
    after = target.state()
    useless = {*state.abandoned(), *after.spare(KEPT)} - {release}
    target.remove(name for name in after.releases if name in useless)
    return withdrawal.purge(target, target.state(), gone)
