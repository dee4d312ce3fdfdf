"""Put what was read in its place: pictures in ``media``, the draft beside its kind.

Nothing is overwritten: a picture gets the next free number, a draft in the way stops the import
before anything is written.
"""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from newsroom import scaffold
from newsroom.images import Picture as Seen
from newsroom.images import PictureError, shrink
from newsroom.images.inspection import inspect_bytes
from newsroom.images.structure import EXTENSIONS, foreign_kind_of, kind_of
from newsroom.importing import markdown_writer, portal_page, word
from newsroom.importing.inline import Target
from newsroom.importing.manuscript import ImportFault, Manuscript, Picture, doubt
from newsroom.scaffold import Draft
from newsroom.text.finding import Finding
from newsroom.text.normalize import nfc
from newsroom.text.slug import slugify

#: No side of a picture that is kept is longer, in pixels.
LIMIT_PX = 2560
#: Smaller ones are dots, arrows and ornaments of the old page, in pixels.
LEAST_PX = 40


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
    doubts = list(manuscript.doubts)
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
    plan = _plan(manuscript, content, f"media/{date[:4]}", slug)
    targets = {name: Target(f"/{kept.path}", nfc(kept.alt)) for name, kept in plan.kept.items()}
    written = markdown_writer.write(manuscript.body, targets)
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
    doubts = [*_at_fields(doubts + plan.doubts, draft), *_shifted(written.doubts, offset)]
    path = scaffold.write(content, draft)
    pictures = tuple(_keep(content, kept) for kept in plan.kept.values() if kept.fresh)
    return Filed(path, pictures, tuple(doubts))


def _fitting(text: str, most: int) -> str:
    text = " ".join(nfc(text).split())
    return text if len(text) <= most else f"{text[: most - 2].rpartition(' ')[0]} …"


@dataclass(frozen=True, slots=True)
class _Kept:
    path: str
    data: bytes
    alt: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    kept: dict[str, _Kept]
    doubts: list[Finding]


def _plan(manuscript: Manuscript, content: Path, folder: str, slug: str) -> _Plan:
    """Name every picture that can be kept; equal bytes are one file."""
    used = [node.attributes.get("src", "") for node in manuscript.body.walk() if node.tag == "img"]
    kept: dict[str, _Kept] = {}
    doubts: list[Finding] = []
    names: dict[bytes, str] = {}
    number = 0
    for name in dict.fromkeys(used):
        picture = manuscript.pictures.get(name)
        if picture is None:
            continue
        data, suffix = _sound(picture.data)
        if not data:
            doubts.append(_refused(picture))
        if not suffix:
            continue
        if data not in names:
            number, path, fresh = _free(content, folder, slug, suffix, number + 1, data)
            names[data] = path
            kept[name] = _Kept(path, data, _described(picture.alt), fresh)
        else:
            kept[name] = _Kept(names[data], data, _described(picture.alt), fresh=False)
    return _Plan(kept, doubts)


def _sound(data: bytes) -> tuple[bytes, str]:
    """Return the bytes to keep, not too large, and their suffix.

    No bytes: it cannot be kept. No suffix only: it is an ornament, left behind without a word.
    """
    kind = kind_of(data[:64])
    if kind is None:
        return b"", ""
    suffix = EXTENSIONS[kind][0]
    seen = inspect_bytes(data, f"x{suffix}")
    if isinstance(seen, Seen) and max(seen.width, seen.height) < LEAST_PX:
        return data, ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(data)
        try:
            shrink(path, LIMIT_PX)
        except PictureError:
            return b"", ""
        return path.read_bytes(), suffix


def _described(alt: str) -> str:
    """Return a description only where a person wrote it; Word invents some and names files."""
    words = alt.split()
    invented = "automatically generated" in alt or "tạo tự động" in alt.lower()
    return "" if len(words) < 3 or invented else " ".join(words)


def _refused(picture: Picture) -> Finding:
    foreign = foreign_kind_of(picture.data[:1024]) or "lạ hoặc hỏng"
    if picture.data[:4] == b"\x01\0\0\0" or picture.data[:4] == b"\xd7\xcd\xc6\x9a":
        foreign = "EMF/WMF"
    message = f"Một ảnh dạng {foreign} không đưa vào được."
    return doubt("picture", message, "Lưu ảnh ấy thành JPEG hoặc PNG rồi chèn vào bài.")


def _free(
    content: Path, folder: str, slug: str, suffix: str, number: int, data: bytes
) -> tuple[int, str, bool]:
    """Return the first free name from a number on; a file of the same bytes is used again."""
    while True:
        path = f"{folder}/{slug}-{number}{suffix}"
        if not (content / path).exists():
            return number, path, True
        if (content / path).read_bytes() == data:
            return number, path, False
        number += 1


def _keep(content: Path, kept: _Kept) -> Path:
    path = content / kept.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(kept.data)
    return path


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
