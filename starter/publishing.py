"""``./inv publish`` and ``./inv rollback``: check, build, release; go back."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from newsroom import release
from newsroom.records import AnyRecord, Article, address_of
from newsroom.release.errors import RefusedError, ReleaseError
from newsroom.release.places import target_of
from starter import building, checking
from starter.faults import MachineFault


def publish(
    to: str,
    *,
    dry_run: bool,
    again: bool,
    content: str = "",
    output: str = "",
    now: str = "",
    jobs: int = 0,
) -> int:
    """Check, build and release; return the exit status. Faults leave the served release as it is."""
    if status := checking.check((), fix=False, form="text", content=content, jobs=jobs):
        return status
    portal = building.build(content=content, output=output, now=now, jobs=jobs, production=True)
    try:
        report = release.publish(
            Path(portal.output_path),
            target_of(to),
            edition_of(portal),
            now=portal.house().now,
            cache=portal.house().cache / "release",
            jobs=portal.house().jobs,
            dry_run=dry_run,
            again=again,
        )
    except RefusedError as refused:
        _say(str(refused))
        return 1
    except ReleaseError as failed:
        raise MachineFault(str(failed)) from failed
    for line in report.lines():
        print(line)
    return 0


def rollback(to: str) -> int:
    """Serve the release before the present one."""
    try:
        name = release.rollback(target_of(to))
    except ReleaseError as failed:
        raise MachineFault(str(failed)) from failed
    print(f"Đã lùi về bản {name}.")
    return 0


def edition_of(portal: Any) -> release.Edition:
    """Return what is published beside the built files: old addresses, withdrawn ones, the commit."""
    edition = portal.edition
    addresses, base = edition.addresses, edition.addresses.base
    moved = {item.source: item.target for item in edition.site.redirects}
    records: list[AnyRecord] = portal.records
    for record in edition.catalogue.articles:
        moved |= dict.fromkeys(record.redirect_from, edition.url(record).removeprefix(base))
    gone = {
        address_of(record, addresses).removeprefix(base)
        for record in records
        if record.status == "withdrawn"
    }
    gone |= {
        path
        for record in records
        if isinstance(record, Article) and record.status == "withdrawn"
        for path in record.redirect_from
    }
    return release.Edition(
        url=edition.site.url,
        commit=_commit(),
        moved=moved,
        gone=frozenset(gone),
        contact=edition.site.email,
        compress=edition.site.compression,
    )


def _commit() -> str:
    """Return the commit that is published, or an empty string outside a checkout."""
    try:
        found = subprocess.run(
            ["git", "rev-parse", "HEAD"],
            cwd=building.ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return found.stdout.strip()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
