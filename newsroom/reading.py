"""READ: the bytes of one source file become one record and one body, or findings.

A pure function of the bytes, the path and the labels, so its result may be kept under their digest
and made in any process. What needs other files (sections, addresses, links) is ``structure``'s.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from newsroom import fields as contract
from newsroom import front_matter
from newsroom.lockstep import Steps, alone
from newsroom.markup.converter import Converted, Converter
from newsroom.records import (
    UNPLACED,
    AnyRecord,
    Article,
    Body,
    Consent,
    Correction,
    Document,
    Exemplar,
    Gallery,
    Photo,
    StaticPage,
    Video,
)
from newsroom.text.finding import Finding
from newsroom.text.normalize import NotUtf8Error, clean_source
from newsroom.text.slug import document_slug, slugify
from newsroom.text.typography import typeset

_MARKDOWN = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|\[([^\]]+)\]\([^)]*\)|`([^`]+)`")
#: Faults of these kinds are mere warnings in a draft: its author is still writing.
_LENIENT = frozenset({"field-missing", "field-empty", "list-empty", "basis-missing", "alt-missing"})


@dataclass(frozen=True, slots=True)
class Read:
    """What one file became; ``record.body.blob`` is ``UNPLACED`` until the store has taken ``html``."""

    record: AnyRecord | None
    html: str
    findings: tuple[Finding, ...]


@cache
def _converter(labels: tuple[tuple[str, str], ...], direct: bool) -> Converter:
    return Converter(dict(labels), direct=direct)


def read(data: bytes, source: str, labels: Mapping[str, str], *, direct: bool = True) -> Read:
    """Read one file; ``source`` is its path in ``content/`` and chooses the model.

    ``direct`` lets ordinary bodies go the short way, which gives the same and takes less time.
    """
    return alone(steps(data, source, labels, direct=direct))


def steps(
    data: bytes, source: str, labels: Mapping[str, str], *, direct: bool = True
) -> Steps[Read]:
    """Do the same in the steps of ``lockstep``."""
    try:
        text = clean_source(data)
    except NotUtf8Error as error:
        return Read(None, "", (replace(_not_utf8(error), file=source),))
    yield
    cut = front_matter.split(text)
    yield
    findings = list(cut.findings)
    record: AnyRecord | None = None
    html = ""
    if cut.fields is not None:
        checked = front_matter.check(cut.fields, contract.MODELS[source.partition("/")[0]])
        findings += checked.findings
        converter = _converter(tuple(sorted(labels.items())), direct)
        yield
        body = yield from converter.steps(cut.body, cut.body_line, posixpath.dirname(source))
        yield
        findings += body.findings
        html = body.html
        if checked.model is not None:
            record = _record(checked.model, source, body, checked.lines)
        draft = _is_draft(cut.fields)
        if draft:
            findings = [_lenient(finding) for finding in findings]
    placed = tuple(replace(finding, file=source) for finding in findings)
    return Read(record, html, placed)


def _is_draft(fields: Any) -> bool:
    pair = fields.value.get("status")
    return pair is not None and pair[1].value == "draft"


def _lenient(finding: Finding) -> Finding:
    return replace(finding, level="warning") if finding.rule in _LENIENT else finding


def _not_utf8(error: NotUtf8Error) -> Finding:
    likely = f", có lẽ là {error.encoding}" if error.encoding else ""
    return Finding(
        error.line,
        error.column,
        "error",
        "encoding",
        f"Tệp không phải UTF-8{likely}.",
        "Mở tệp bằng đúng bảng mã rồi lưu lại thành UTF-8; với tệp Word, dùng ./inv import.",
    )


def _record(model: Any, source: str, converted: Converted, lines: dict[str, int]) -> AnyRecord:
    stem = posixpath.splitext(posixpath.basename(source))[0]
    shared: dict[str, Any] = {
        "source": source,
        "slug": model.slug or slugify(stem) or "bai",
        "title": model.title,
        "status": model.status,
        "lines": lines,
        "body": Body(
            blob=UNPLACED,
            headings=converted.headings,
            links=converted.links,
            photos=converted.photos,
            mentions=converted.mentions,
            charts=converted.charts,
        ),
        "summary": _plain(getattr(model, "summary", "")),
    }
    match model:
        case contract.ArticleFields():
            return Article(
                **shared,
                date=model.date,
                category=model.category,
                modified=model.modified,
                tags=tuple(dict.fromkeys(model.tags)),
                authors=model.authors,
                highlight=model.highlight,
                highlight_until=model.highlight_until,
                image=_lead(model, lines),
                origin=model.source,
                corrections=tuple(
                    Correction(item.date, typeset(item.note)) for item in model.corrections
                ),
                redirect_from=model.redirect_from,
                lang=model.lang,
            )
        case contract.ExemplarFields():
            consent = model.basis.consent
            return Exemplar(
                **shared,
                date=model.date,
                form=model.kind,
                unit=model.unit,
                year=model.year,
                level=model.level,
                consent=Consent(consent.date, consent.scope, consent.held_by) if consent else None,
                published_in=model.basis.published_in,
                award=model.award,
                tags=tuple(dict.fromkeys(model.tags)),
                image=_lead(model, lines),
                origin=model.source,
                review_by=model.review_by,
            )
        case contract.GalleryFields():
            photos = tuple(
                Photo(item.file, item.alt, typeset(item.caption), item.credit, lines["photos"])
                for item in model.photos
            )
            return Gallery(**shared, date=model.date, photos=photos, category=model.category)
        case contract.VideoFields():
            poster = Photo(model.poster, "", line=lines.get("poster", 0)) if model.poster else None
            return Video(
                **shared,
                date=model.date,
                file=model.file or "",
                poster=poster,
                captions=model.captions or "",
                youtube=model.youtube or "",
                transcript=model.transcript,
                duration=model.duration,
            )
        case contract.DocumentFields():
            shared["slug"] = model.slug or document_slug(model.number, model.issued_on.year)
            return Document(
                **shared,
                number=model.number,
                type=model.type,
                issuing_body=model.issuing_body,
                issued_on=model.issued_on,
                replaced_by=model.replaced_by,
                amended_by=model.amended_by,
                effective_on=model.effective_on,
                expires_on=model.expires_on,
                url=model.url,
            )
        case _:
            return StaticPage(**shared)


def _lead(model: contract.Pictured, lines: dict[str, int]) -> Photo | None:
    if not model.image:
        return None
    caption = typeset(_plain(model.image_caption))
    return Photo(model.image, model.image_alt, caption, line=lines.get("image", 0))


def _plain(text: str) -> str:
    """Return a summary or caption as plain typeset text: simple Markdown marks are taken off."""
    if "*" in text or "[" in text or "`" in text:
        text = _MARKDOWN.sub(lambda match: next(group for group in match.groups() if group), text)
    return typeset(" ".join(text.split()))
