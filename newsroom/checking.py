"""``check``: the structural checks of a build and the proofreader, over all content or some files.

What the proofreader says of a file is kept under the digest of its bytes, which ``desk.prepare`` knows
without reading an unchanged file: an unchanged site is checked in about a second. What a text cites
is kept with it and compared with the register anew in each run.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from newsroom import desk, fingerprint, front_matter, pool
from newsroom.desk import House
from newsroom.gather import Gathered
from newsroom.records import AnyRecord, Document
from newsroom.scan import named
from newsroom.site import Style as SiteStyle
from newsroom.store import Ledger
from newsroom.text import proofread
from newsroom.text.finding import Finding
from newsroom.text.normalize import NotUtf8Error, clean_source
from newsroom.text.proofread import citation_unregistered

BATCH = 40


class Cited(Struct, frozen=True, array_like=True):
    """The first mention of a document in a source, with what the text tells of it."""

    line: int
    column: int
    type: str
    number: str
    date: date | None
    issuer: str


class Proofread(Struct, frozen=True, array_like=True):
    """What the proofreader said of one source, and what the source cites."""

    digest: str
    findings: tuple[Finding, ...]
    cited: tuple[Cited, ...] = ()


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
    with pool.rare_collections():
        return _check(house, set(paths), executor)


def _check(house: House, wanted: set[str], executor: Executor | None) -> list[Finding]:
    prepared = desk.prepare(house, executor)
    findings = [*prepared.findings, *editorial(house, prepared.gathered, executor)]
    if edition := prepared.edition:
        findings += named(edition.withdrawn, house.content, edition.catalogue.by_source)
    if wanted:
        findings = [item for item in findings if item.file in wanted]
    return in_order(findings)


def editorial(house: House, gathered: Gathered, executor: Executor | None = None) -> list[Finding]:
    """Return what a build does not ask: the proofreader's findings, and what is not yet declared.

    A file that cannot even be read is not proofread as well.
    """
    site, _ = desk.read_site(house.content)
    style = style_of(site.style if site else SiteStyle())
    read = proofread_all(house, gathered, style, executor)
    told = [finding for item in read.values() for finding in item.findings]
    told += unregistered(read, gathered.records)
    findings = desk.undeclared(site) if site is not None else []
    unread = {item.file for item in gathered.findings if item.level == "error"} & gathered.unread
    return findings + [item for item in told if item.file not in unread]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of files, lines and columns."""
    return sorted(findings, key=lambda item: (item.file, item.line, item.column, item.rule))


def style_of(style: SiteStyle) -> proofread.Style:
    """Return the proofreader's style for the switches of the site."""
    return proofread.Style(**style.model_dump())


def proofread_all(
    house: House, gathered: Gathered, style: proofread.Style, executor: Executor | None
) -> dict[str, Proofread]:
    """Proofread every source, those that changed anew; editorial faults of a draft only warn."""
    version = fingerprint.of_value((house.version, repr(style)))
    ledger = Ledger(house.cache / "proofread.store", dict[str, Proofread], version)
    kept = ledger.load() or {}
    digests = dict(gathered.digests)
    for source in gathered.unread:
        digests[source] = fingerprint.of_bytes((house.content / source).read_bytes())
    fresh = {
        source: kept[source]
        for source, digest in digests.items()
        if source in kept and kept[source].digest == digest
    }
    changed = sorted(digests.keys() - fresh.keys())
    units = [Unit(house.content, tuple(batch), style) for batch in pool.batches(changed, BATCH)]
    decoder = msgspec.msgpack.Decoder(list[Proofread])
    runner = executor if len(units) > 1 else None
    for unit, packed in zip(units, pool.run(runner, read_batch, units, house.jobs), strict=True):
        fresh.update(zip(unit.sources, decoder.decode(packed), strict=True))
    if changed or fresh.keys() != kept.keys():
        ledger.save(fresh)
    return fresh


def unregistered(read: Mapping[str, Proofread], records: Iterable[AnyRecord]) -> Iterator[Finding]:
    """Yield a hint at the first mention of each document that the register does not have."""
    known = {record.number for record in records if isinstance(record, Document)}
    for source, item in read.items():
        if source.startswith("documents/"):
            continue
        for one in item.cited:
            if one.number not in known:
                message, fix = citation_unregistered.told(
                    one.type, one.number, one.date, one.issuer
                )
                rule = citation_unregistered.ID
                yield Finding(one.line, one.column, "hint", rule, message, fix, source)


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
    read = proofread.Source(text)
    findings = proofread.judge(read, unit.style)
    if _is_draft(text):
        findings = [
            replace(item, level="warning") if item.level == "error" else item for item in findings
        ]
    cited = tuple(
        Cited(
            *read.position(read.raw_offset(one.start)), one.type, one.number, one.date, one.issuer
        )
        for one in proofread.cited(read)
    )
    return Proofread(digest, tuple(replace(item, file=source) for item in findings), cited)


def _is_draft(text: str) -> bool:
    fields = front_matter.split(text).fields
    if fields is None or not isinstance(fields.value, dict):
        return False
    pair = fields.value.get("status")
    return pair is not None and pair[1].value == "draft"
