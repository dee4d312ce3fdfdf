"""One trial: a hostile document goes where it would go in the house, and nothing may break.

A fault is an exception that nobody expected, more than five seconds of the processor, an output that acts,
an import that is no sound draft, or two ways of reading that differ.
"""

import re
import shutil
import time
from datetime import datetime
from io import BytesIO
from pathlib import Path

import msgspec
from PIL import Image

from newsroom import desk
from newsroom.gather import surface
from newsroom.images import Picture, PictureError, Recipe, derive
from newsroom.images.inspection import inspect_bytes
from newsroom.importing import filing
from newsroom.importing.manuscript import ImportFault
from newsroom.markup import markers
from newsroom.reading import Read, read
from newsroom.scaffold import ScaffoldFault
from newsroom.text import proofread
from newsroom.text.finding import Finding
from newsroom.text.normalize import UNSAFE, NotUtf8Error, clean_source
from tests.fuzz.documents import Document
from tests.hostile.oracle import faults as faults_of_tree
from tests.hostile.oracle import of_html
from tests.sites import Site, article

SECONDS = 5
LABELS = {"footnote": "Về chỗ dẫn", "table": "Bảng"}
NOW = datetime(2018, 12, 28, 8, 30)
#: What no imported draft may have: these are the importer's to see to, not the editor's.
UNSOUND = re.compile(
    "hidden-character|html-refused|encoding|yaml-.*|picture-path|link-scheme|link-form"
)


def faults(document: Document, scratch: Path) -> list[str]:
    """Return what is wrong with how a document is taken; ``scratch`` is a folder to work in."""
    started = time.process_time()
    try:
        found = _of(document, scratch)
    except Exception as error:  # that is what is sought
        return [f"{type(error).__name__}: {str(error)[:200]}"]
    spent = time.process_time() - started
    return found + ([f"{spent:.1f} giây"] if spent > SECONDS else [])


def _of(document: Document, scratch: Path) -> list[str]:
    match document.name.rpartition(".")[2]:
        case "md":
            return _article(document)
        case "yaml":
            return _site(document, scratch)
        case "docx" | "html":
            return _import(document, scratch)
        case _:
            return _picture(document)


def accepted(found: Read) -> bool:
    """Tell whether a build would publish what was read."""
    return found.record is not None and not any(item.level == "error" for item in found.findings)


def _article(document: Document) -> list[str]:
    found = read(document.data, document.name, LABELS)
    slow = read(document.data, document.name, LABELS, direct=False)
    wrong = [] if found == slow else ["hai cách đọc cho hai kết quả"]
    msgspec.msgpack.encode((found.record, found.findings))
    surface(found.record)
    wrong += _told(found.findings)
    if accepted(found):
        html = markers.replace(found.html.encode(), _value).decode()
        wrong += of_html(html, page=False)
        wrong += ["ký tự ẩn trong trang"] if UNSAFE.search(html) else []
    try:
        text = clean_source(document.data)
    except NotUtf8Error:
        return wrong
    wrong += _told(proofread.check(text))
    proofread.fix(text)
    return wrong


def _value(kind: str, argument: str) -> str:
    match kind:
        case "link":
            return "/dia-chi/"
        case "cite":
            return "<span>"
        case "endcite":
            return "</span>"
    return f"[{kind} {len(argument)}]"


def _told(findings: tuple[Finding, ...] | list[Finding]) -> list[str]:
    return [
        f"lời nhắn xấu: {finding.rule}"
        for finding in findings
        if "\n" in str(finding) or finding.line < 1 or finding.column < 1 or len(str(finding)) > 2_000
        or "{" in finding.rule
    ]  # fmt: skip


def _site(document: Document, scratch: Path) -> list[str]:
    (scratch / "site.yaml").write_bytes(document.data)
    site, findings = desk.read_site(scratch)
    return _told(findings) + ([] if (site is None) == bool(findings) else ["site.yaml: không rõ"])


def _picture(document: Document) -> list[str]:
    seen = inspect_bytes(document.data, document.name)
    if not isinstance(seen, Picture):
        return _told(seen) if seen else ["ảnh bị từ chối không lý do"]
    size = (min(seen.width, 80), min(seen.height, 80))
    try:
        made = [derive(document.data, Recipe(form, *size, 60_000)) for form in ("jpeg", "avif")]
    except PictureError as refused:
        return _told(refused.findings)
    wrong = []
    for data in made:
        with Image.open(BytesIO(data)) as image:
            image.load()
            if image.size != size or image.getexif() or "icc_profile" in image.info:
                wrong.append("ảnh xuất ra mang thêm dữ liệu")
    return wrong


def _import(document: Document, scratch: Path) -> list[str]:
    content = scratch / "content"
    shutil.rmtree(content, ignore_errors=True)
    content.mkdir()
    source = scratch / document.name
    source.write_bytes(document.data)
    try:
        filed = filing.bring_in(source, content, now=NOW, given={}, sections={"tin-tuc": "Tin tức"})
    except (ImportFault, ScaffoldFault) as refused:
        return [] if str(refused) else ["từ chối không lý do"]
    data = filed.path.read_bytes()
    name = filed.path.relative_to(content).as_posix()
    found = read(data, name, LABELS)
    wrong = [
        f"bài nhập về có lỗi {finding.rule}"
        for finding in found.findings
        if finding.level == "error" and UNSOUND.fullmatch(finding.rule)
    ]
    return wrong + _told(filed.doubts)


def of_site(documents: list[Document], scratch: Path) -> list[str]:
    """Build those articles that a build would take as one site, and look at all that comes out.

    What links or shows pictures is left out, since what it leads to is not there.
    """
    files = {}
    for number, document in enumerate(documents):
        if not document.name.startswith("articles/"):
            continue
        found = read(document.data, document.name, LABELS)
        if (
            found.record
            and accepted(found)
            and not (found.record.body.links or found.record.body.photos)
        ):
            files[f"articles/2018/12/so-{number}.md"] = document.data
    folder = scratch / "site"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    built = Site(folder).write({**files, "articles/tot.md": article()}).build()
    if built.status == 0:
        return faults_of_tree(built.tree)
    return sorted({rule for _, rule in built.rules if rule in SCANNED})


#: What only the scan says: then the first wall has let something through.
SCANNED = {"active-content", "private-path", "private-contact", "withdrawn-name"}
