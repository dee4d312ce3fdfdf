"""The desk: everything is read and checked here before a page is thought of.

``build``, ``check`` and ``serve`` all go through ``prepare``; it tells every fault of every file in
one run, and only an edition without errors may be printed.
"""

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from newsroom import films, fingerprint, front_matter, images, media, scan, structure, yaml_lines
from newsroom.addresses import Addresses
from newsroom.catalogue import Catalogue
from newsroom.edition import Edition
from newsroom.gather import Gathered, gather
from newsroom.media import File, Media
from newsroom.records import AnyRecord, Exemplar, address_of
from newsroom.site import Site
from newsroom.sources import judge
from newsroom.stamps import Look, Stamp, settled
from newsroom.store import Ledger
from newsroom.strings import Strings
from newsroom.text.finding import Finding
from newsroom.text.normalize import NotUtf8Error, clean_source
from newsroom.yaml_lines.faults import MESSAGES

SITE_FILE = "site.yaml"


@dataclass(frozen=True, slots=True)
class House:
    """Where things are and what holds for the whole run."""

    content: Path
    theme: Path
    cache: Path
    patterns: Mapping[str, str]
    now: datetime
    version: str
    preview: bool = False
    jobs: int = 1
    direct: bool = True
    #: What is known of the folders below ``content`` from a look just before.
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The edition, or None while an error stands; findings in the order of the files."""

    edition: Edition | None
    findings: tuple[Finding, ...]
    gathered: Gathered

    @property
    def errors(self) -> int:
        """Return how many findings stop the build."""
        return sum(finding.level == "error" for finding in self.findings)


class Looked(Struct, frozen=True, array_like=True):
    """What is known of one file of ``media``: its stamp, and what inspection said."""

    stamp: Stamp
    picture: images.Picture | None = None
    findings: tuple[Finding, ...] = ()


def prepare(house: House, executor: Executor | None = None) -> Prepared:
    """Read and check all content of a house."""
    site, findings = read_site(house.content)
    strings = Strings.load(house.theme / "strings" / "vi.toml")
    labels = {"footnote": strings("body.footnote"), "table": strings("body.table")}
    gathered = gather(
        house.content,
        house.cache,
        labels,
        house.version,
        executor,
        house.jobs,
        direct=house.direct,
        look=house.look,
    )
    findings += gathered.findings
    if site is None:
        return Prepared(None, _ordered(findings), gathered)
    addresses = Addresses.of(house.patterns, site.url)
    alive = [record for record in gathered.records if record.status != "withdrawn"]
    urls = {record.source: address_of(record, addresses) for record in alive}
    shown = media.shown(alive)
    looked = look_at(house, {photo.path for item in shown for photo, _ in item.photos})
    plain = read_files(house.content, {path for item in shown for path in item.files})
    findings += structure.check(
        gathered.records, site, addresses, looked, plain, gathered.unread, urls, shown
    )
    gone = tuple(sorted(_withdrawn_names(gathered.records)))
    if any(finding.level == "error" for finding in findings):
        # No page will be scanned, and everything is to be told in one run.
        findings += scan.named(gone, house.content, _published(gathered.records))
        return Prepared(None, _ordered(findings), gathered)
    sound = {path: item for path, item in looked.items() if isinstance(item, images.Picture)}
    catalogue = Catalogue(gathered.records, house.now, preview=house.preview)
    films_sound = {path: item for path, item in plain.items() if isinstance(item, File)}
    store = Media(house.content, sound, films_sound)
    surfaces = gathered.surfaces | dict(_surfaces(gathered, shown, store))
    edition = Edition(
        site, addresses, strings, catalogue, store, house.preview, gone, surfaces, urls
    )
    if house.preview:
        surfaces |= _labelled(edition)
    return Prepared(edition, _ordered(findings), gathered)


def _surfaces(
    gathered: Gathered, shown: Iterable[media.Shown], store: Media
) -> Iterator[tuple[str, str]]:
    """Yield the surfaces that a picture or file under the same name changes as well."""
    for item in shown:
        pictures = [store.pictures.get(photo.path) for photo, _ in item.photos]
        digests = [picture.digest for picture in pictures if picture]
        digests += [store.files[path].digest for path in item.files if path in store.files]
        source = item.record.source
        if digests:
            yield source, fingerprint.of_value((gathered.surfaces[source], digests))


def _labelled(edition: Edition) -> dict[str, str]:
    """Return the surfaces of what a preview marks as not published yet."""
    marked = [(item, edition.label(item)) for item in edition.catalogue.by_source.values()]
    return {
        item.source: fingerprint.of_value((edition.surfaces[item.source], label))
        for item, label in marked
        if label
    }


def _published(records: Iterable[AnyRecord]) -> list[str]:
    return [record.source for record in records if record.status == "published"]


def _withdrawn_names(records: Iterable[AnyRecord]) -> set[str]:
    """Return the names of withdrawn profiles that no profile which is shown has too."""
    profiles = [record for record in records if isinstance(record, Exemplar)]
    shown = {profile.title for profile in profiles if profile.status == "published"}
    return {profile.title for profile in profiles if profile.status == "withdrawn"} - shown


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda item: (item.file, item.line, item.column, item.rule)))


def read_site(content: Path) -> tuple[Site | None, list[Finding]]:
    """Read ``site.yaml``; the site is None while the file has a fault."""
    try:
        if refused := judge(content / SITE_FILE, SITE_FILE):
            return None, [refused]
        text = clean_source((content / SITE_FILE).read_bytes())
    except FileNotFoundError:
        message, fix = "Thiếu tệp site.yaml.", "Khôi phục content/site.yaml từ bản trước."
        return None, [Finding(1, 1, "error", "site-missing", message, fix, SITE_FILE)]
    except NotUtf8Error as error:
        message, fix = "Tệp không phải UTF-8.", "Lưu lại tệp bằng bảng mã UTF-8."
        return None, [
            Finding(error.line, error.column, "error", "encoding", message, fix, SITE_FILE)
        ]
    read = yaml_lines.load(text)
    findings = [
        Finding(
            fault.line,
            fault.column,
            "error",
            f"yaml-{fault.code}",
            *MESSAGES[fault.code],
            SITE_FILE,
        )
        for fault in read.faults
    ]
    if read.fields is None:
        return None, findings
    checked = front_matter.check(read.fields, Site)
    findings += [
        Finding(item.line, item.column, item.level, item.rule, item.message, item.fix, SITE_FILE)
        for item in checked.findings
    ]
    return (None if findings else checked.model), findings


def look_at(house: House, paths: Iterable[str]) -> dict[str, images.Picture | list[Finding]]:
    """Inspect the pictures that content refers to, reading only those that changed."""
    ledger = Ledger(house.cache / "media.store", dict[str, Looked], house.version)
    kept = ledger.load() or {}
    fresh: dict[str, Looked] = {}
    for path in sorted(paths):
        try:
            stamp = settled(Stamp.of((house.content / path).lstat()))
        except OSError:
            stamp = Stamp(-1, 0)
        old = kept.get(path)
        if old is None or old.stamp != stamp or min(stamp.size, stamp.mtime_ns) < 0:
            found = images.inspect(house.content / path, path)
            if isinstance(found, images.Picture):
                old = Looked(stamp, found)
            else:
                old = Looked(stamp, None, tuple(found))
        fresh[path] = old
    if fresh != kept:
        ledger.save(fresh)
    return {path: item.picture or list(item.findings) for path, item in fresh.items()}


def read_files(content: Path, paths: Iterable[str]) -> dict[str, File | list[Finding]]:
    """Return the plain files (films, captions) with their digests, or why one cannot be published."""
    return {
        path: films.inspect(content / path, path) or File.of(content, path)
        for path in sorted(paths)
    }


def undeclared(site: Site) -> list[Finding]:
    """Return a warning for each field of the site that the law asks for and is empty."""
    names = {
        "url": "địa chỉ công khai",
        "parent_body": "cơ quan chủ quản cấp trên",
        "address": "địa chỉ cơ quan",
        "phone": "số điện thoại",
        "email": "thư điện tử",
        "responsible": "người chịu trách nhiệm nội dung",
    }
    return [
        Finding(
            1,
            1,
            "warning",
            "undeclared",
            f"Chưa khai báo {names[field]} (“{field}”).",
            f"Điền “{field}” trong content/site.yaml khi có thông tin chính thức.",
            SITE_FILE,
        )
        for field in site.undeclared()
    ]
