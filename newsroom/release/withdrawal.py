"""What is withdrawn leaves the old releases too, though one may still go back to them.

A page that goes takes its pictures and files along. Whatever else names it (lists, feeds, the
search index) gives way to the file of the new release, or goes where that has none.
"""

import re
from collections.abc import Set
from urllib.parse import quote

import msgspec

from newsroom.release.manifest import Manifest
from newsroom.release.target import Amendment, State, Target
from newsroom.serving import nginx, policy

_LASTING = tuple(place.prefix[1:] for place in policy.PLACES if place.lasting)
_FILE = re.compile(rb"/((?:" + "|".join(_LASTING).encode() + rb")[A-Za-z0-9._-]+)")


def purge(target: Target, state: State, gone: Set[str]) -> int:
    """Clean old releases of the addresses in ``gone``; return how many releases changed."""
    if not gone:
        return 0
    changed = 0
    old = [name for name in state.releases if name != state.current]
    named = sorted(f'"{address[1:]}' for address in gone)
    for release, manifest in target.manifests(old, named).items():
        doomed = {path for path in manifest.files if _is_below(path, gone)}
        if doomed:
            amendment = _amendment(target, release, manifest, state.manifest, doomed, gone)
            target.amend(amendment, state.current)
            changed += 1
    return changed


def _is_below(path: str, gone: Set[str]) -> bool:
    folder = f"/{path}"
    while folder:
        folder = folder.rpartition("/")[0]
        if f"{folder}/" in gone:
            return True
    return f"/{path}" in gone


def _amendment(
    target: Target, release: str, old: Manifest, served: Manifest, doomed: Set[str], gone: Set[str]
) -> Amendment:
    shown = {
        match.decode()
        for text in target.texts(release, sorted(doomed))
        for match in _FILE.findall(text)
    }
    doomed = doomed | {path for path in shown if path in old.files and path not in served.files}
    differing = [
        path
        for path, entry in old.files.items()
        if path not in doomed
        and (path not in served.files or served.files[path].sha256 != entry.sha256)
    ]
    needles = sorted({form for address in gone for form in (address, quote(address))})
    tainted = {*target.naming(release, differing, needles), nginx.BY_ABSENCE}
    # Pages that come from the new release want its style sheets and pictures.
    comes = {path for path in served.files if path in tainted}
    comes |= {path for path in served.files if path.startswith(_LASTING) and path not in old.files}
    files = {path: entry for path, entry in old.files.items() if path not in doomed | tainted}
    files |= {path: served.files[path] for path in comes}
    return Amendment(
        release,
        msgspec.structs.replace(old, files=files),
        frozenset(
            name
            for path in doomed | tainted
            if path in old.files
            for name, _ in old.files[path].sizes(path)
        ),
        tuple(name for path in sorted(comes) for name, _ in served.files[path].sizes(path)),
    )
