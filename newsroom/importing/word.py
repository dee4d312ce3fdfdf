"""Read a .docx: mammoth makes HTML of it, we see to fonts before and to title and summary after.

Tracked changes are taken as Word shows them when all are accepted: what was inserted stays, what
was deleted goes. Comments are left behind. Nothing outside the file is ever opened.
"""

import re
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

import mammoth
from mammoth import transforms

from newsroom.importing import opening, tree, word_fonts, word_package
from newsroom.importing.manuscript import ImportFault, Manuscript, Picture, doubt
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
comment-reference =>
"""
_PLAIN_STYLES = {None, "", "normal", "body text", "text body", "no spacing", "default", "standard"}
_ALIGNED = {"center": "house centred", "right": "house right", "end": "house right"}
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)[ >]")
_TOLD_AS_LEFT = re.compile(r"unrecogni[sz]ed element was ignored: (\S+)")
#: Elements that mammoth does not know and that carry no text.
_SILENT = {"office-word:wrap", "v:shadow", "v:f", "w:proofErr", "v:shapetype", "w:sectPr"}


def read(data: bytes) -> Manuscript:
    """Read a Word file; raise ``ImportFault`` with one sentence for what is none or is hostile."""
    parts = word_package.open_parts(data)
    try:
        parts, fonts = word_fonts.convert_fonts(parts)
        html, pictures, messages = _html(parts)
        core = _core(parts)
    except ImportFault:
        raise
    except RecursionError as error:
        raise ImportFault("lồng nhau quá sâu: không mở vì lý do an toàn") from error
    except Exception as error:  # a stranger's XML makes any reader stumble somewhere
        raise ImportFault(
            "bị hỏng bên trong: mở bằng Word, lưu lại thành tệp mới rồi thử lại"
        ) from error
    body = tree.parse(html)
    manuscript = Manuscript(body, pictures=pictures)
    manuscript.doubts += [*_about(parts, fonts, messages)]
    opening.take(manuscript)
    manuscript.title = manuscript.title or core.get("title", "")
    manuscript.date = core.get("modified", "")
    if manuscript.date:
        manuscript.doubts.append(
            doubt(
                "date",
                f"Ngày {manuscript.date} lấy từ lần lưu cuối của tệp Word.",
                "Sửa “date” thành ngày đăng.",
            )
        )
    return manuscript


def _html(parts: dict[str, bytes]) -> tuple[str, dict[str, Picture], list[str]]:
    pictures: dict[str, Picture] = {}

    def picture(image: Any) -> list[Any]:
        name = f"picture-{len(pictures) + 1}"
        with image.open() as file:
            pictures[name] = Picture(name, file.read(), image.alt_text or "")
        return [mammoth.html.element("img", {"src": name})]  # type: ignore[attr-defined, unused-ignore]

    result = mammoth.convert_to_html(
        word_package.pack(parts),
        style_map=_STYLES,
        convert_image=picture,
        transform_document=transforms.paragraph(_aligned),
        include_embedded_style_map=False,
        external_file_access=False,
    )
    return result.value, pictures, [message.message for message in result.messages]


def _aligned(paragraph: Any) -> Any:
    """Carry the alignment of a plain paragraph over as a style, since mammoth drops it."""
    style = (paragraph.style_name or "").lower()
    name = _ALIGNED.get(paragraph.alignment or "")
    if not name or style not in _PLAIN_STYLES or paragraph.numbering:
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


def _about(parts: dict[str, bytes], fonts: Conversion, messages: list[str]) -> list[Finding]:
    """Return what has to be said of the whole file."""
    told = []
    if fonts.fonts:
        names = ", ".join(f"{name} ({count} đoạn)" for name, count in sorted(fonts.fonts.items()))
        message = f"Chữ phông cũ đã chuyển sang Unicode: {names}."
        told.append(doubt("legacy-font", message, "Đọc lại tên riêng và chữ hoa."))
    for text in fonts.refused[:5]:
        message = f"Đoạn mang phông cũ nhưng đã là Unicode, giữ nguyên: “{text.strip()[:60]}”."
        told.append(doubt("legacy-mixed", message, "Đọc lại đoạn này."))
    if changes := len(_TRACKED.findall(parts.get("word/document.xml", b""))):
        message = f"Bài có {changes} chỗ theo dõi sửa đổi: đã nhận phần thêm, bỏ phần xóa."
        told.append(doubt("tracked", message, "Mở Word xem lại nếu bản sửa chưa được duyệt."))
    if "word/comments.xml" in parts and b"<w:comment " in parts["word/comments.xml"]:
        told.append(doubt("comments", "Các nhận xét bên lề của Word đã bỏ.", "Xem lại trong Word."))
    left = {name[1] for text in messages if (name := _TOLD_AS_LEFT.search(text))} - _SILENT
    if left:
        message = f"Thành phần không chuyển được: {', '.join(sorted(left))}."
        told.append(
            doubt("left-out", message, "So lại với tệp Word (công thức, hình vẽ, biểu đồ).")
        )
    return told
