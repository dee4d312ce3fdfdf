"""Open a .docx as what it is: a zip file from a stranger.

Everything that could harm is refused before a byte of it is interpreted: bombs, names that climb
out, macros, entity tricks, parts that would be fetched. Honest links to web pages are let through, and so
are pictures that Word only points at: nobody opens them, and the text comes in without.
"""

import io
import re
import zipfile
from posixpath import normpath
from xml.etree import ElementTree

from newsroom.importing.manuscript import ImportFault

MOST_BYTES = 60_000_000
MOST_PARTS = 3_000
MOST_UNPACKED = 300_000_000
MOST_XML = 40_000_000
#: Pictures hardly shrink in a zip and prose shrinks to a tenth; a bomb goes into the thousands.
MOST_RATIO = 200
_RATIO_FROM = 5_000_000

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LOCAL_TEMPLATE = re.compile(r"(file:///?)?([A-Za-z]:[\\/]|%|[^/\\:]+\.dot[xm]?$)")

#: A part is UTF-8 or UTF-16 by ECMA-376, part 2; other names may be no encoding that anybody knows.
_ENCODING = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"'>]*)")
_KNOWN_ENCODING = re.compile(rb"utf-?8|utf-?16|us-ascii|iso-8859-1", re.IGNORECASE)

#: The names that ISO's strict form of the same files uses, and what everybody else calls them.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", "wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", "drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", "drawingml/2006/picture"),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", "drawingml/2006/chart"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        "drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", "officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        "officeDocument/2006/relationships",
    ),
)

_NOT_WORD = "không phải tệp Word .docx: hãy mở bằng Word rồi lưu lại dạng “Word Document (*.docx)”"


def open_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a .docx by name; raise ``ImportFault`` for what is hostile or no .docx."""
    if data.startswith(_OLD_WORD):
        raise ImportFault(
            "là tệp .doc đời cũ hoặc tệp có mật khẩu: mở bằng Word, bỏ mật khẩu, lưu dạng .docx"
        )
    if len(data) > MOST_BYTES:
        raise ImportFault(f"nặng quá {MOST_BYTES // 1_000_000} MB: nén ảnh trong Word rồi lưu lại")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _judge_names(archive.infolist())
            _judge_sizes(archive.infolist())
            parts = {
                item.filename: archive.read(item)
                for item in archive.infolist()
                if not item.is_dir()
            }
    except ImportFault:
        raise
    except Exception as error:  # zipfile, zlib, lzma and bz2 have errors of their own
        raise ImportFault(_NOT_WORD) from error
    if "word/document.xml" not in parts and "[Content_Types].xml" not in parts:
        raise ImportFault(_NOT_WORD)
    _judge_content(parts)
    return {name: _transitional(name, data) for name, data in parts.items()}


def _transitional(name: str, data: bytes) -> bytes:
    """Return a part in the common form; the strict one differs in the names of its vocabularies."""
    if name.endswith((".xml", ".rels")) and b"http://purl.oclc.org/ooxml/" in data:
        for strict, common in _STRICT:
            data = data.replace(strict, b"http://schemas.openxmlformats.org/" + common.encode())
    return data


def pack(parts: dict[str, bytes]) -> io.BytesIO:
    """Return a .docx of the parts, for a reader that wants a file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    file.seek(0)
    return file


def _judge_names(items: list[zipfile.ZipInfo]) -> None:
    names = [item.filename for item in items]
    if len(names) > MOST_PARTS or len(set(names)) != len(names):
        raise ImportFault(
            "có cấu trúc bất thường (quá nhiều phần hoặc phần trùng tên): không mở vì lý do an toàn"
        )
    for item in items:
        name = item.filename
        climbs = normpath(name).startswith(("..", "/")) or ".." in name.split("/")
        if climbs or "\\" in name or "\0" in name or ":" in name:
            raise ImportFault(
                f"chứa tên tệp vượt ra ngoài ({name[:60]!r}): không mở vì lý do an toàn"
            )
        if item.flag_bits & 1:
            raise ImportFault("có mật khẩu: bỏ mật khẩu trong Word rồi lưu lại")
        if name.lower().endswith("vbaproject.bin"):
            raise ImportFault(
                "có macro: mở bằng Word và lưu lại dạng “Word Document (*.docx)” không macro"
            )


def _judge_sizes(items: list[zipfile.ZipInfo]) -> None:
    for item in items:
        most = MOST_XML if item.filename.endswith((".xml", ".rels")) else MOST_UNPACKED
        swollen = item.file_size > _RATIO_FROM and item.file_size > MOST_RATIO * max(
            1, item.compress_size
        )
        if item.file_size > most or swollen:
            raise ImportFault(
                "bung ra lớn bất thường (tệp nén tấn công): không mở vì lý do an toàn"
            )
    if sum(item.file_size for item in items) > MOST_UNPACKED:
        raise ImportFault("bung ra lớn bất thường (tệp nén tấn công): không mở vì lý do an toàn")


def _judge_content(parts: dict[str, bytes]) -> None:
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<\0!\0" in data or b"\0<\0!" in data:
            raise ImportFault("chứa khai báo XML không được phép: không mở vì lý do an toàn")
        encoding = _ENCODING.search(data[:400].replace(b"\0", b""))
        if encoding and not _KNOWN_ENCODING.fullmatch(encoding[1]):
            raise ImportFault(_NOT_WORD)
    types = parts.get("[Content_Types].xml", b"").lower()
    if b"macroenabled" in types or b"vbaproject" in types:
        raise ImportFault(
            "có macro: mở bằng Word và lưu lại dạng “Word Document (*.docx)” không macro"
        )
    for name, data in parts.items():
        if name.endswith(".rels"):
            _judge_relationships(data)


def _judge_relationships(data: bytes) -> None:
    try:
        relationships = ElementTree.fromstring(data).iter(_RELATIONSHIP)
    except ElementTree.ParseError as error:
        raise ImportFault(_NOT_WORD) from error
    for one in relationships:
        kind, target = one.get("Type", "").rpartition("/")[2], one.get("Target", "")
        outside = one.get("TargetMode", "").lower() == "external"
        if not outside or kind in {"hyperlink", "image"}:
            continue
        if kind == "attachedTemplate" and _LOCAL_TEMPLATE.match(target):
            continue  # the writer's own Normal.dotm; nothing here opens it
        raise ImportFault(
            f"nối tới tệp bên ngoài ({target[:60]}): chèn hẳn nội dung ấy vào bài trong Word rồi lưu lại"
        )
