"""Gather: find every source, read what changed, keep the rest.

A file is known by size and modification time, and by its digest when these differ: a fresh checkout,
where every time is new, costs one hash a file. Results are kept under the digest of the bytes and
the digest of the code and labels that shaped them.
"""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec import Struct

from newsroom import fingerprint, pool
from newsroom.lockstep import in_step
from newsroom.reading import Read, steps
from newsroom.records import UNPLACED, AnyRecord, Blob, Body
from newsroom.sources import scan
from newsroom.stamps import Look, Stamp, read_stamped, settled
from newsroom.store import Segments, Table, drop_segments, write_segment
from newsroom.text.finding import Finding

BATCH = 100
#: Sources of a batch that are read in step.
IN_STEP = 16
#: Segments beyond those of a cold build that edits may leave before they are joined.
MANY = 40


class Kept(Struct, frozen=True, array_like=True):
    """What the store holds of one source; ``surface`` stands for what other pages see of it."""

    stamp: Stamp
    digest: str
    surface: str
    record: AnyRecord | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A batch of sources for one worker."""

    root: Path
    segments: Path
    sources: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]
    direct: bool = True


@dataclass
class Gathered:
    """Every source of an edition: records, findings, and how many files were read anew."""

    records: list[AnyRecord] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: int = 0
    notes: list[str] = field(default_factory=list)
    #: Digest of each source, and of what other pages see of it.
    digests: dict[str, str] = field(default_factory=dict)
    surfaces: dict[str, str] = field(default_factory=dict)
    #: Sources whose faults left no record.
    unread: set[str] = field(default_factory=set)


def read_batch(unit: ReadUnit) -> bytes:
    """Read a batch, put its bodies in a segment and return the results as msgpack.

    Runs in any process; bodies do not travel, only where they lie.
    """
    labels = dict(unit.labels)
    stamps: list[Stamp] = []
    digests: list[str] = []
    results: list[Read] = []
    for sources in pool.batches(unit.sources, IN_STEP):
        files = [read_stamped(f"{unit.root}/{source}") for source in sources]
        stamps += [stamp for stamp, _ in files]
        digests += [fingerprint.of_bytes(data) for _, data in files]
        results += in_step(
            steps(data, source, labels, direct=unit.direct)
            for (_, data), source in zip(files, sources, strict=True)
        )
    blobs = write_segment(unit.segments, [result.html for result in results])
    return msgspec.msgpack.encode(
        [
            Kept(
                stamp, digest, surface(result.record), _placed(result.record, blob), result.findings
            )
            for stamp, digest, result, blob in zip(stamps, digests, results, blobs, strict=True)
        ]
    )


def surface(record: AnyRecord | None) -> str:
    """Return the digest of what pages other than its own show of a record.

    Of the body that is the pictures (they claim derivatives), the cited documents and the names of
    charts; its text, headings and links are its own page's affair, and so are line numbers.
    """
    if record is None:
        return ""
    photos = tuple(msgspec.structs.replace(photo, line=0) for photo in record.body.photos)
    body = record.body
    seen = Body(UNPLACED, photos=photos, mentions=body.mentions, charts=body.charts)
    return fingerprint.of_value(msgspec.structs.replace(record, body=seen, lines={}))


def _placed(record: AnyRecord | None, blob: Blob) -> AnyRecord | None:
    if record is None:
        return None
    return msgspec.structs.replace(record, body=msgspec.structs.replace(record.body, blob=blob))


def gather(
    root: Path,
    cache: Path,
    labels: Mapping[str, str],
    version: str,
    executor: Executor | None = None,
    jobs: int = 1,
    *,
    direct: bool = True,
    look: Look | None = None,
) -> Gathered:
    """Return all records of ``root``, reading only what the store below ``cache`` does not hold.

    ``version`` is the digest of the code that reads; another version reads everything anew.
    ``direct`` is ``reading.read``'s; ``look`` may know the folders already.
    """
    ledger = Table(cache / "records.store", Kept, fingerprint.of_value((version, dict(labels))))
    segments = cache / "bodies"
    kept = ledger.load() or {}
    result = Gathered()
    if not kept and ledger.is_foreign():
        result.notes.append(
            "Kho đệm cũ không dùng được (khác phiên bản hoặc hỏng); đọc lại toàn bộ."
        )
    sources, result.findings = scan(root, look)
    present = {path.name for path in segments.iterdir()} if segments.is_dir() else set()
    lost = _segments(kept) - present
    fresh: dict[str, Kept] = {}
    changed: list[str] = []
    doubtful: list[str] = []
    for source, stamp in sources.items():
        old = kept.get(source)
        if lost and old is not None and _segments({source: old}) & lost:
            old = None
        if old is None or old.stamp.size != stamp.size:
            changed.append(source)
        elif old.stamp != stamp:
            doubtful.append(source)
        else:
            fresh[source] = old
    files = [(f"{root}/{source}", sources[source].size) for source in doubtful]
    for source, digest in zip(doubtful, fingerprint.of_sized(files), strict=True):
        if digest == kept[source].digest:
            stamp = settled(sources[source])
            fresh[source] = msgspec.structs.replace(kept[source], stamp=stamp)
        else:
            changed.append(source)
    pairs = tuple(sorted(labels.items()))
    units = [
        ReadUnit(root, segments, tuple(batch), pairs, direct)
        for batch in pool.batches(changed, BATCH)
    ]
    decoder = msgspec.msgpack.Decoder(list[Kept])
    few = len(units) <= 1
    for unit, packed in zip(
        units, pool.run(None if few else executor, read_batch, units, jobs), strict=True
    ):
        fresh.update(zip(unit.sources, decoder.decode(packed), strict=True))
    if fresh != kept:
        used = _segments(fresh)
        if len(used) > MANY + len(fresh) // BATCH:
            fresh = _joined(segments, fresh)
            used = _segments(fresh)
        ledger.save(fresh)
        drop_segments(segments, used)
    result.read = len(changed)
    for source in sources:
        item = fresh[source]
        if item.findings:
            result.findings += item.findings
        if item.record is not None:
            result.records.append(item.record)
            result.digests[source] = item.digest
            result.surfaces[source] = item.surface
        else:
            result.unread.add(source)
    return result


def _joined(folder: Path, kept: dict[str, Kept]) -> dict[str, Kept]:
    """Join the segments, of which edits have left too many, so that the store stays few files."""
    reader = Segments(folder)
    alive = {source: item for source, item in kept.items() if item.record is not None}
    try:
        bodies = [reader.body(item.record.body.blob) for item in alive.values() if item.record]
    finally:
        reader.close()
    blobs = dict(zip(alive, write_segment(folder, bodies), strict=True))
    return {
        source: msgspec.structs.replace(item, record=_placed(item.record, blobs[source]))
        if source in blobs
        else item
        for source, item in kept.items()
    }


def _segments(kept: Mapping[str, Kept]) -> set[str]:
    return {item.record.body.blob.segment for item in kept.values() if item.record is not None}
