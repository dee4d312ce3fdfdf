"""Publish, go back: the one road that a site takes from a build to its readers."""

from collections.abc import Callable, Mapping, Set
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from newsroom import pool
from newsroom.release import compression, report, withdrawal
from newsroom.release.composition import Edition, change_of, compose
from newsroom.release.compression import Source
from newsroom.release.errors import DamagedError, RefusedError, ReleaseError, told
from newsroom.release.manifest import NOTHING, Entry, Manifest
from newsroom.release.report import Report
from newsroom.release.target import KEPT, Change, Held, Parked, State, Target


def publish(
    output: Path,
    built: Mapping[str, Entry],
    target: Target,
    edition: Edition,
    *,
    now: datetime,
    cache: Path,
    jobs: int = 0,
    dry_run: bool = False,
    again: bool = False,
    anew: bool = False,
    park: bool = False,
    live: Manifest = NOTHING,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """Release the ``built`` files of ``output`` and let readers see them.

    The served release is whole throughout.

    With ``park`` all is done but the switch, which ``finish`` makes: a hook may still refuse a push
    for whatever goes wrong, and once it is taken nothing is left that could.

    With ``anew`` nothing is taken over from what lies there, and nothing of it is kept: somebody may
    have been at it, and files that did not change are one file in all releases.

    ``live`` is what readers see where the target cannot know: a CI service starts with an empty
    folder. Its addresses are promises too, and a release that equals it is none. Raises
    ``RefusedError`` for what the content must mend and ``ReleaseError`` for a failing machine.
    """
    if not edition.url:
        raise RefusedError(
            "Chưa khai báo địa chỉ công khai. Cách sửa: điền url trong content/site.yaml, "
            "ví dụ https://ten-mien.vn."
        )
    with target.opened(alone=not dry_run):
        state = target.state()
        served = state.manifest if state.current else live
        known = state.addresses | live.addresses()
        new, own = compose(built, known, edition, now)
        if dry_run:
            return report.between(served, new, dry_run=True)
        if not again and state.held and _is_held(state.held, new):
            return Report("", new.commit, held=True)
        is_same = (new.digest(), new.commit) == (served.digest(), served.commit)
        if is_same and not anew and target.sound(state) == state.manifest:
            target.park(None)
            purged = withdrawal.purge(target, state, edition.gone)
            return Report("", new.commit, purged=purged)

        def source(path: str) -> Source:
            return own[path] if path in own else output / path

        def change(state: State) -> Change:
            with told(str(cache)):
                workers = jobs or pool.default_jobs()
                state = replace(state, manifest=NOTHING) if anew else state
                return change_of(state, new, source, now, cache, workers, progress)

        release = _put(target, state, change, anew=anew)
        purged = 0
        if park:
            gone = tuple(sorted(edition.gone))
            target.park(Parked(release, new.commit, state.current, gone))
        else:
            purged = _show(target, state, release, new, edition.gone)
            if anew:
                target.remove(name for name in target.releases() if name != release)
        with suppress(OSError):  # the twins that nobody wants any more
            compression.drop(cache, new.digests() | state.manifest.digests())
    return report.between(served, new, release=release, purged=purged, parked=park)


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


def _put(
    target: Target, state: State, change: Callable[[State], Change], *, anew: bool = False
) -> str:
    """Make the release and return its name; what is damaged in the served one is brought anew."""
    made = change(state)
    try:
        target.put(made, State() if anew else state)
    except DamagedError:
        sound = replace(state, manifest=target.sound(state))
        made = change(sound)
        target.put(made, sound)
    return made.name


def _is_held(held: Held, new: Manifest) -> bool:
    return new.digest() == held.content or bool(new.commit and new.commit == held.commit)


def _show(target: Target, state: State, release: str, new: Manifest, gone: Set[str]) -> int:
    """Switch to a release, then tidy up; return how many old ones lost a withdrawn item."""
    target.switch(release, state.current)
    target.remember(state.addresses | new.addresses(), None)
    after = replace(
        state, releases=target.releases(), current=release, previous=state.current, manifest=new
    )
    # Before they go: one of them is kept as the next one's raw material.
    purged = withdrawal.purge(target, after, gone)
    useless = {*state.abandoned(), *after.spare(KEPT)} - {release}
    target.remove(name for name in after.releases if name in useless)
    return purged
