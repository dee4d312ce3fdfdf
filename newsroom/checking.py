"""``check``: the structural checks of a build and the proofreader, over all content or some files.

What the proofreader says of a file is kept under the digest of its bytes, so an unchanged site is
checked in about a second.
"""

from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from msgspec import Struct

from newsroom import desk, fingerprint, front_matter, pool, withdrawn
from newsroom.desk import House
from newsroom.site import Style as SiteStyle
from newsroom.sources import scan
from newsroom.store import Ledger
from newsroom.text import proofread
from newsroom.text.finding import Finding
from newsroom.text.normalize import NotUtf8Error, clean_source

BATCH = 40


class Proofread(Struct, frozen=True, array_like=True):
    """What the proofreader said of one source."""

    digest: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A batch of sources for one worker."""

    root: Path
    sources: tuple[str, ...]
    style: proofread.Style


def check(
    house: House, paths: Iterable[str] = (), executor: Executor | None = None
) -> list[Finding]:
    """Return every finding, in the order of files; of the ``paths`` below content only, if given."""
    prepared = desk.prepare(house, executor)
    site, _ = desk.read_site(house.content)
    findings = list(prepared.findings)
    findings += withdrawn.still_named(house.content, prepared.gathered.records)
    if site is not None:
        findings += desk.undeclared(site)
    told = proofread_all(house, style_of(site.style if site else SiteStyle()), executor)
    #: A place that cannot even be read is not proofread as well.
    unread = {item.file for item in findings if item.level == "error"} & prepared.gathered.unread
    findings += [item for item in told if item.file not in unread]
    wanted = set(paths)
    if wanted:
        findings = [item for item in findings if item.file in wanted]
    return sorted(findings, key=lambda item: (item.file, item.line, item.column, item.rule))


def style_of(style: SiteStyle) -> proofread.Style:
    """Return the proofreader's style for the switches of the site."""
    return proofread.Style(**style.model_dump())


def proofread_all(house: House, style: proofread.Style, executor: Executor | None) -> list[Finding]:
    """Proofread every source, those that changed anew; editorial faults of a draft only warn."""
    version = fingerprint.of_value((house.version, repr(style)))
    ledger = Ledger(house.cache / "proofread.store", dict[str, Proofread], version)
    kept = ledger.load() or {}
    sources, _ = scan(house.content)
    fresh: dict[str, Proofread] = {}
    changed: list[str] = []
    for source in sources:
        digest = fingerprint.of_bytes((house.content / source).read_bytes())
        old = kept.get(source)
        if old is not None and old.digest == digest:
            fresh[source] = old
        else:
            changed.append(source)
    units = [Unit(house.content, tuple(batch), style) for batch in pool.batches(changed, BATCH)]
    decoder = msgspec.msgpack.Decoder(list[Proofread])
    runner = executor if len(units) > 1 else None
    for unit, packed in zip(units, pool.run(runner, read_batch, units, house.jobs), strict=True):
        fresh.update(zip(unit.sources, decoder.decode(packed), strict=True))
    if fresh != kept:
        ledger.save(fresh)
    return [finding for source in sources for finding in fresh[source].findings]


def read_batch(unit: Unit) -> bytes:
    """Proofread a batch; runs in any process."""
    return msgspec.msgpack.encode([_proofread(unit, source) for source in unit.sources])


def _proofread(unit: Unit, source: str) -> Proofread:
    data = (unit.root / source).read_bytes()
    digest = fingerprint.of_bytes(data)
    try:
        text = clean_source(data)
    except NotUtf8Error:
        return Proofread(digest, ())
    findings = proofread.check(text, unit.style)
    if _is_draft(text):
        findings = [
            replace(item, level="warning") if item.level == "error" else item for item in findings
        ]
    return Proofread(digest, tuple(replace(item, file=source) for item in findings))


def _is_draft(text: str) -> bool:
    fields = front_matter.split(text).fields
    if fields is None or not isinstance(fields.value, dict):
        return False
    pair = fields.value.get("status")
    return pair is not None and pair[1].value == "draft"
