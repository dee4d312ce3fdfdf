"""Put what was read in its place: pictures in ``media``, the draft beside its kind.

Nothing is overwritten: a picture gets the next free number, a draft in the way stops the import
before anything is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newsroom import scaffold
from newsroom.importing import markdown_writer, picture_keeping, portal_page, word
from newsroom.importing.manuscript import ImportFault, Manuscript, doubt
from newsroom.scaffold import Draft
from newsroom.text.finding import Finding
from newsroom.text.normalize import nfc
from newsroom.text.slug import slugify


@dataclass(frozen=True, slots=True)
class Filed:
    """What was written: the draft, its pictures, and what has to be looked at, by line."""

    path: Path
    pictures: tuple[Path, ...]
    doubts: tuple[Finding, ...]


def bring_in(
    source: Path,
    content: Path,
    *,
    now: datetime,
    given: Mapping[str, str],
    sections: Mapping[str, str],
) -> Filed:
    """Read a .docx or a saved .html by its name and file it.

    Raises ``ImportFault`` where it cannot be read, ``ScaffoldFault`` where the draft is in the way.
    """
    if source.name.startswith("~$"):
        raise ImportFault("là tệp tạm của Word, không phải bài: chọn tệp cùng tên không có “~$”")
    match source.suffix.lower():
        case ".docx":
            manuscript = word.read(source.read_bytes())
        case ".html" | ".htm":
            manuscript = portal_page.read(source.read_bytes(), source.parent, sections)
        case ".docm":
            raise ImportFault("có macro: mở bằng Word và lưu lại dạng “Word Document (*.docx)”")
        case ".doc" | ".rtf" | ".odt":
            raise ImportFault(
                "không phải .docx: mở bằng Word hoặc LibreOffice rồi lưu lại dạng .docx"
            )
        case ".mht" | ".mhtml":
            raise ImportFault(
                "là trang gói .mht: mở bằng trình duyệt rồi lưu lại dạng “Trang web, hoàn chỉnh”"
            )
        case suffix:
            raise ImportFault(f"có đuôi “{suffix}”: chỉ nhận .docx và .html")
    return file(
        manuscript, content, now=now, given=given, sections=sections, fallback_title=source.stem
    )


def file(
    manuscript: Manuscript,
    content: Path,
    *,
    now: datetime,
    given: Mapping[str, str],
    sections: Mapping[str, str],
    fallback_title: str,
) -> Filed:
    """Write a manuscript as a draft of an article.

    ``given`` are fields that the editor set (title, slug, date, category); they win. ``sections``
    maps a folded name to the section's name. Raises ``ScaffoldFault`` when the draft is in the way.
    """
    settled = {_GIVEN[field] for field in _GIVEN.keys() & given.keys() if given[field]}
    doubts = [item for item in manuscript.doubts if item.rule not in settled]
    title = given.get("title") or manuscript.title or fallback_title
    if not (given.get("title") or manuscript.title):
        doubts.append(doubt("title", "Không thấy tiêu đề: đã lấy tên tệp.", "Viết lại “title”."))
    title = _fitting(title, 300)
    date = given.get("date") or manuscript.date or f"{now:%Y-%m-%d}"
    if not (given.get("date") or manuscript.date):
        doubts.append(
            doubt("date", "Không thấy ngày đăng: đã lấy hôm nay.", "Sửa “date” thành ngày đăng.")
        )
    category = given.get("category") or sections.get(slugify(manuscript.section), "")
    if not category:
        doubts.append(
            doubt("section", "Chưa rõ chuyên mục.", "Điền “category” bằng tên một chuyên mục.")
        )
    slug = given.get("slug") or slugify(title) or slugify(fallback_title) or "bai-nhap"
    plan = picture_keeping.plan(manuscript, content, f"media/{date[:4]}", slug)
    written = markdown_writer.write(manuscript.body, plan.targets)
    values = {
        "title": title,
        "slug": slug,
        "date": date,
        "category": category,
        "summary": _fitting(manuscript.summary, 590),
        "authors": manuscript.authors,
        "source": manuscript.source,
    }
    draft = scaffold.draft("articles", values, written.text, now=now)
    offset = draft.text.split("\n").index("---", 1) + 2
    doubts = [*_at_fields(doubts, draft), *_shifted(written.doubts, offset)]
    doubts.sort(key=lambda item: item.line)
    path = scaffold.write(content, draft)
    return Filed(path, picture_keeping.keep(content, plan), tuple(doubts))


def _fitting(text: str, most: int) -> str:
    text = " ".join(nfc(text).split())
    return text if len(text) <= most else f"{text[: most - 2].rpartition(' ')[0]} …"


#: What an editor gave leaves no doubt.
_GIVEN = {"title": "import-title", "date": "import-date", "category": "import-section"}
#: Which field of the front matter a doubt about the whole file is about.
_FIELDS = {
    "import-title": "title",
    "import-title-capitals": "title",
    "import-date": "date",
    "import-section": "category",
    "import-summary": "summary",
    "import-author": "authors",
    "import-source": "source",
}


def _at_fields(doubts: list[Finding], draft: Draft) -> list[Finding]:
    """Place the doubts about fields at the lines of these."""
    lines = draft.text.split("\n")
    heads = {line.partition(":")[0]: number for number, line in reversed([*enumerate(lines, 1)])}
    return [replace(item, line=heads.get(_FIELDS.get(item.rule, "---"), 1)) for item in doubts]


def _shifted(doubts: tuple[Finding, ...], offset: int) -> list[Finding]:
    return [replace(item, line=item.line + offset) for item in doubts]
