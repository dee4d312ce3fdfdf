"""Read a .docx: steps on its parts before, mammoth to HTML, then the same as for any page.

Tracked changes are taken as Word shows them when all are accepted: what was inserted stays, what
was deleted goes. Comments are left behind. Nothing outside the file is ever opened.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import mammoth
from mammoth import transforms

from newsroom.importing import (
    opening,
    tree,
    word_drawings,
    word_fonts,
    word_looks,
    word_numbers,
    word_package,
)
from newsroom.importing.manuscript import ImportFault, Manuscript, Picture, doubt
from newsroom.importing.word_document import Document
from newsroom.importing.word_fonts import Conversion
from newsroom.text.dates import TZ
from newsroom.text.finding import Finding

_STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='house centred'] => p.centred:fresh
p[style-name='house right'] => p.right:fresh
"""
#: Styles that the paragraph's own alignment may not push aside, since they say what it is.
_NAMED = ("heading", "title", "subtitle", "caption", "quote", "intense quote")
_ALIGNED = {"center": "house centred", "right": "house right", "end": "house right"}
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_TRACKED = re.compile(rb"<(?:\w+:)?(?:ins|del|moveFrom|moveTo)[ >]")
_COMMENT = re.compile(rb"<(?:\w+:)?comment[ >]")


def read(data: bytes) -> Manuscript:
    """Read a Word file; raise ``ImportFault`` with one sentence for what is none or is hostile."""
    parts = word_package.open_parts(data)
    try:
        document = Document(parts)
        told = [*_about(document)]
        html, pictures = _html(document)
        core = _core(parts)
    except RecursionError as error:
        raise ImportFault("lồng nhau quá sâu: không mở vì lý do an toàn") from error
    except Exception as error:  # a stranger's XML makes any reader stumble somewhere
        raise ImportFault(
            "bị hỏng bên trong: mở bằng Word, lưu lại thành tệp mới rồi thử lại"
        ) from error
    manuscript = Manuscript(tree.parse(html), pictures=pictures, doubts=told)
    opening.take(manuscript, first_line=True)
    manuscript.title = manuscript.title or core.get("title", "")
    if not manuscript.date and (changed := core.get("modified", "")):
        manuscript.date = changed
        message = f"Ngày {changed} lấy từ lần lưu cuối của tệp Word."
        manuscript.doubts.append(doubt("date", message, "Sửa “date” thành ngày đăng."))
    return manuscript


def _html(document: Document) -> tuple[str, dict[str, Picture]]:
    pictures: dict[str, Picture] = {}

    def picture(image: Any) -> list[Any]:
        name = f"picture-{len(pictures) + 1}"
        with image.open() as file:
            pictures[name] = Picture(name, file.read(), image.alt_text or "")
        return [mammoth.html.element("img", {"src": name})]  # type: ignore[attr-defined, unused-ignore]

    result = mammoth.convert_to_html(
        document.packed(),
        style_map=_STYLES,
        convert_image=picture,
        transform_document=transforms.paragraph(_aligned),
        include_embedded_style_map=False,
        external_file_access=False,
    )
    return result.value, pictures


def _aligned(paragraph: Any) -> Any:
    """Carry the alignment of a paragraph over as a style, since mammoth drops it."""
    name = _ALIGNED.get(paragraph.alignment or "")
    known = (paragraph.style_name or paragraph.style_id or "").lower().startswith(_NAMED)
    if not name or known or paragraph.numbering:
        return paragraph
    return paragraph.copy(style_id="house", style_name=name)


def _core(parts: dict[str, bytes]) -> dict[str, str]:
    """Return title and day of the last change from the file's own properties."""
    data = parts.get("docProps/core.xml")
    if data is None:
        return {}
    root = ElementTree.fromstring(data)
    found = {"title": " ".join(root.findtext(f"{_DC}title", "").split())}
    changed = root.findtext(f"{_TERMS}modified", "")
    if re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", changed):
        moment = datetime.fromisoformat(changed)
        found["modified"] = moment.astimezone(TZ).strftime("%Y-%m-%d")
    return found


def _about(document: Document) -> Iterator[Finding]:
    """Make the parts ready for the conversion, and yield what has to be said of the whole file."""
    if changes := len(_TRACKED.findall(document.parts[document.body_name])):
        message = f"Bài có {changes} chỗ theo dõi sửa đổi: đã nhận phần thêm, bỏ phần xóa."
        yield doubt("tracked", message, "Mở Word xem lại nếu bản sửa chưa được duyệt.")
    if comments := len(_COMMENT.findall(document.parts.get(document.names["comments"], b""))):
        message = f"Bỏ {comments} nhận xét bên lề của Word."
        yield doubt("comments", message, "Xem lại trong Word nếu còn điều chưa giải quyết.")
    yield from _of_fonts(word_fonts.apply(document))
    word_numbers.apply(document)
    if lines := word_looks.apply(document):
        message = f"Bỏ mục lục của Word ({lines} dòng): trang tự làm mục lục."
        yield doubt("contents", message, "Không cần làm gì.")
    if boxes := word_drawings.apply(document):
        message = f"Có {boxes} hộp chữ: chữ trong hộp đứng sau đoạn mà hộp gắn vào."
        yield doubt("text-box", message, "Đọc lại thứ tự các đoạn, chuyển chỗ nếu cần.")


def _of_fonts(done: Conversion) -> Iterator[Finding]:
    if done.fonts:
        names = ", ".join(f"{name} ({count} đoạn)" for name, count in sorted(done.fonts.items()))
        message = f"Chữ phông cũ đã chuyển sang Unicode: {names}."
        yield doubt("legacy-font", message, "Đọc lại tên riêng và chữ hoa.")
    for text in done.refused[:5]:
        message = f"Đoạn mang phông cũ nhưng đã là Unicode, giữ nguyên: “{text.strip()[:60]}”."
        yield doubt("legacy-mixed", message, "Đọc lại đoạn này.")
    for text in done.suspected[:5]:
        message = f"Đoạn này có vẻ gõ cho phông cũ nhưng mang phông khác: “{text.strip()[:60]}”."
        fix = "Trong Word, đổi đoạn ấy về phông đã dùng khi gõ (.VnTime, VNI-Times …) rồi nhập lại."
        yield doubt("legacy-suspected", message, fix)
    if done.unknown:
        message = f"Chữ mang phông cũ chưa biết cách chuyển: {', '.join(sorted(done.unknown))}."
        fix = "Trong Word, dùng UniKey chuyển đoạn ấy sang Unicode, lưu lại rồi nhập lại."
        yield doubt("legacy-unknown", message, fix)
