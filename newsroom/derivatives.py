"""Everything drawn or re-encoded: derivatives of pictures and social cards, made once and kept.

A target's name carries the digest of all that shapes its bytes, so what the store holds under the
name is right, unless it was damaged: its own digest is kept beside it.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from newsroom import cards, fingerprint, images, pool
from newsroom.stamps import Stamp
from newsroom.store import Ledger, write_atomically
from newsroom.text.finding import Finding

BATCH = 8
VERSION = "1"


class Kept(Struct, frozen=True, array_like=True):
    """A file of the store: its stamp and the digest of its bytes."""

    stamp: Stamp
    digest: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A batch for one worker: target → what to make."""

    folder: Path
    items: tuple[tuple[str, images.Work | cards.Card], ...]


@dataclass
class Made:
    """Digest of every target, and what went wrong with a picture while it was decoded."""

    digests: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def complete(
    folder: Path,
    wanted: Mapping[str, images.Work | cards.Card],
    executor: Executor | None,
    jobs: int,
    spared: Iterable[str] = (),
) -> Made:
    """Make what ``folder`` lacks of ``wanted`` (target → work) and forget what nobody wants.

    ``spared`` are targets that lie in the output as they are; nobody asks for them, nor forgets them.
    """
    ledger = Ledger(folder / "files.store", dict[str, Kept], VERSION)
    kept = ledger.load() or {}
    fresh = {
        path: kept[path] for path in wanted if path in kept and _sound(folder / path, kept[path])
    }
    aside = {path: kept[path] for path in spared if path in kept and path not in wanted}
    missing = [(path, work) for path, work in sorted(wanted.items()) if path not in fresh]
    units = [Unit(folder, tuple(batch)) for batch in pool.batches(missing, BATCH)]
    made = Made()
    for digests, findings in pool.run(executor if len(missing) > 1 else None, make, units, jobs):
        made.findings += findings
        for path, digest in digests.items():
            status = (folder / path).stat()
            fresh[path] = Kept(Stamp(status.st_size, status.st_mtime_ns), digest)
    if fresh | aside != kept:
        ledger.save(fresh | aside)
        for path in kept.keys() - fresh.keys() - aside.keys():
            (folder / path).unlink(missing_ok=True)
    made.digests = {path: item.digest for path, item in fresh.items()}
    return made


def _sound(path: Path, kept: Kept) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    if Stamp(status.st_size, status.st_mtime_ns) == kept.stamp:
        return True
    return fingerprint.of_bytes(path.read_bytes()) == kept.digest


def make(unit: Unit) -> tuple[dict[str, str], list[Finding]]:
    """Make a batch and return the digest of each target, and the faults of broken pictures."""
    digests: dict[str, str] = {}
    findings: list[Finding] = []
    for path, work in unit.items:
        try:
            data = cards.draw(work) if isinstance(work, cards.Card) else images.make(work)
        except images.PictureError as error:
            findings += error.findings
            continue
        write_atomically(unit.folder / path, data)
        digests[path] = fingerprint.of_bytes(data)
    return digests, findings
