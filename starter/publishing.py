"""``./inv publish`` and ``./inv rollback``: check, build, release; go back."""

import sys
from dataclasses import replace
from pathlib import Path

from newsroom import release
from newsroom.release.errors import RefusedError, ReleaseError
from newsroom.release.manifest import NOTHING
from newsroom.release.places import target_of
from starter import building, commits
from starter.faults import MachineFault


def publish(
    to: str,
    *,
    dry_run: bool = False,
    again: bool = False,
    anew: bool = False,
    park: bool = False,
    pages: bool = False,
    first: bool = False,
    since: str = "",
    commit: str = "",
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    jobs: int = 0,
) -> int:
    """Check, build and release; return the exit status. Faults leave the served release as it is.

    ``since`` is a commit: warnings are told of the sources that changed since then. ``pages`` makes
    a release for a Pages-like host, and asks the public site what it has promised unless this is
    its ``first``.
    """
    from starter.publication import Publication, edition_of

    found = building.settings(
        content=content, output=output, cache=cache, now=now, jobs=jobs, production=True
    )
    portal = Publication(found)
    portal.changed = _changed(Path(found["PATH"]), since, commit)
    portal.run()
    portal.tell(portal.findings)
    house, folder = portal.house(), Path(portal.output_path)
    edition = replace(edition_of(portal, commit or commits.head()), maps=not pages)
    try:
        live = release.published(edition.url) if pages and edition.url and not first else NOTHING
        report = release.publish(
            folder,
            release.of_build(portal.writer.output.filed, folder, house.cache / "release"),
            target_of(to),
            edition,
            now=house.now,
            cache=house.cache / "release",
            jobs=house.jobs,
            dry_run=dry_run,
            again=again,
            anew=anew,
            park=park,
            live=live,
        )
    except RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    except ReleaseError as failed:
        raise MachineFault(str(failed)) from failed
    for line in report.lines():
        print(line)
    return 0


def finish(to: str, commit: str) -> bool:
    """Switch to the release that was parked for a commit; tell whether there was one."""
    try:
        report = release.finish(target_of(to), commit)
    except ReleaseError as failed:
        raise MachineFault(str(failed)) from failed
    for line in report.lines() if report else ():
        print(line)
    return report is not None


def rollback(to: str) -> int:
    """Serve the release before the present one."""
    try:
        name = release.rollback(target_of(to))
    except ReleaseError as failed:
        raise MachineFault(str(failed)) from failed
    print(f"Đã lùi về bản {name}.")
    return 0


def _changed(content: Path, since: str, commit: str) -> frozenset[str]:
    changed = commits.changed(content, since, commit or "HEAD") if since else {}
    if changed is None:
        sys.stderr.write(f"Bản sao này không có commit {since}: chỉ kể các LỖI.\n")
    return frozenset(changed or ())
