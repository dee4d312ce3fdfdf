"""Structural checks across files: sections, addresses, links, pictures. All faults in one run.

``build`` and ``check`` both run them; nothing is written while one of them is an error. A draft is
judged more gently, except where its fault concerns safety.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from newsroom import images
from newsroom.addresses import Addresses
from newsroom.images import Use
from newsroom.media import File, Shown
from newsroom.nearest import Nearest
from newsroom.records import (
    AnyRecord,
    Article,
    Gallery,
    StaticPage,
    Video,
)
from newsroom.site import Site
from newsroom.text.finding import Finding

_SECTIONED = (Article, Gallery)


def check(
    records: Iterable[AnyRecord],
    site: Site,
    addresses: Addresses,
    pictures: Mapping[str, images.Picture | list[Finding]],
    files: Mapping[str, File | list[Finding]],
    unread: set[str],
    urls: Mapping[str, str],
    shown: Iterable[Shown],
) -> Iterator[Finding]:
    """Yield every fault that needs more than one file to see; withdrawn items are not judged.

    ``urls`` are the addresses of the records by source, ``shown`` what they show beside text.
    ``unread`` are the sources with faults of their own: a link to one of them is not dead.
    """
    alive = [record for record in records if record.status != "withdrawn"]
    yield from _addresses(alive, site, addresses, urls)
    sources = {record.source for record in alive} | unread
    sections = Nearest([section.name for section in site.sections], 0.5)
    known = {"", *sections.names}
    nearest = Nearest(sources, 0.75)
    for record in alive:
        if isinstance(record, _SECTIONED) and record.category not in known:
            yield _section(record, site, sections)
        if record.body.links:
            yield from _links(record, nearest)
    for item in shown:
        yield from _pictures(item, pictures)
        yield from _files(item, files)


def _fault(record: AnyRecord, field: str, rule: str, message: str, fix: str) -> Finding:
    return Finding(record.lines.get(field, 1), 1, "error", rule, message, fix, record.source)


def _gently(record: AnyRecord, finding: Finding) -> Finding:
    return replace(finding, level="warning") if record.status == "draft" else finding


def _section(record: Article | Gallery, site: Site, sections: Nearest) -> Finding:
    return _gently(
        record,
        _fault(
            record,
            "category",
            "section-unknown",
            f"Không có chuyên mục “{record.category}”.{sections.question(record.category)}",
            f"Dùng một trong các chuyên mục: {'; '.join(section.name for section in site.sections)}.",
        ),
    )


def _addresses(
    alive: list[AnyRecord], site: Site, addresses: Addresses, urls: Mapping[str, str]
) -> Iterator[Finding]:
    sections = {addresses("CATEGORY", slug=section.slug): section for section in site.sections}
    reserved = addresses.reserved()
    if len(sections) < len(site.sections) or len({section.name for section in site.sections}) < len(
        site.sections
    ):
        message = "Hai chuyên mục trùng tên hoặc trùng địa chỉ."
        fix = "Đổi tên và slug cho mỗi chuyên mục một khác."
        yield Finding(1, 1, "error", "section-twice", message, fix, "site.yaml")
    for section in site.sections:
        if section.slug in reserved or section.slug.isdigit():
            message = f"Chuyên mục “{section.name}” dùng địa chỉ dành riêng “{section.slug}”."
            yield Finding(
                1, 1, "error", "address-reserved", message, "Đổi slug của chuyên mục.", "site.yaml"
            )
    taken: dict[str, AnyRecord] = {}
    for record in alive:
        url = urls[record.source]
        first = taken.setdefault(url, record)
        if first is not record:
            message = f"Địa chỉ {url} đã thuộc về {first.source}."
            yield _fault(
                record, "slug", "address-taken", message, "Đổi slug của một trong hai tệp."
            )
        if not isinstance(record, StaticPage):
            continue
        if section_ := sections.get(url):
            message = f"Địa chỉ {url} đã thuộc về chuyên mục “{section_.name}”."
            yield _fault(record, "slug", "address-taken", message, "Đổi slug của trang này.")
        if record.slug in reserved or record.slug.isdigit():
            message = f"Địa chỉ “/{record.slug}/” dành riêng cho hệ thống."
            yield _fault(record, "slug", "address-reserved", message, "Đổi slug của trang này.")


def _links(record: AnyRecord, nearest: Nearest) -> Iterator[Finding]:
    for link in record.body.links:
        if link.target.startswith("/") or link.target in nearest.names:
            continue
        message = (
            f"Liên kết trỏ tới tệp không có: {link.target[:200]}.{nearest.question(link.target)}"
        )
        fix = "Sửa đường dẫn trong {filename}, hoặc bỏ liên kết."
        yield Finding(link.line, link.column, "error", "link-dead", message, fix, record.source)


def _pictures(
    shown: Shown, pictures: Mapping[str, images.Picture | list[Finding]]
) -> Iterator[Finding]:
    told: set[tuple[str, Use]] = set()
    for photo, use in shown.photos:
        if (photo.path, use) in told:
            continue
        told.add((photo.path, use))
        found = pictures[photo.path]
        line = photo.line or 1
        if isinstance(found, images.Picture):
            found = images.fitness(found, use)
        for finding in found:
            message = f"Ảnh {photo.path}: {finding.message}"
            yield replace(finding, file=shown.record.source, line=line, column=1, message=message)


def _files(shown: Shown, files: Mapping[str, File | list[Finding]]) -> Iterator[Finding]:
    record = shown.record
    if not isinstance(record, Video):
        return
    for path in shown.files:
        found = files[path]
        field = "file" if path == record.file else "captions"
        for finding in found if isinstance(found, list) else ():
            yield replace(finding, file=record.source, line=record.lines.get(field, 1))


def site_links(
    records: Iterable[AnyRecord], answered: Callable[[], set[str]], addresses: Addresses
) -> Iterator[Finding]:
    """Yield links by address that no page answers; ``answered`` returns all root-relative urls."""
    linking = [
        (record, link)
        for record in records
        if record.body.links
        for link in record.body.links
        if link.target.startswith("/")
    ]
    known = answered() if linking else set()
    for record, link in linking:
        if f"{addresses.base}{link.target}" not in known:
            message = f"Liên kết trỏ tới địa chỉ không có trên trang: {link.target[:200]}"
            fix = "Sửa địa chỉ (nhớ dấu “/” ở cuối), hoặc dùng {filename}/…md."
            yield Finding(link.line, link.column, "error", "link-dead", message, fix, record.source)
