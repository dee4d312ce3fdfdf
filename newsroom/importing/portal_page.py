"""Read a saved page of an old portal: its article without the furniture around it.

What a portal calls its parts stands in ``portals.toml``. On a page that no profile knows, the
article is the innermost part that holds most of the prose, and everything taken so is told.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from newsroom.importing import html_fonts, opening, page_pictures, tree
from newsroom.importing.manuscript import ImportFault, Manuscript, doubt
from newsroom.importing.page_dates import read_date
from newsroom.importing.portals import Portal, portals
from newsroom.importing.selectors import select
from newsroom.importing.tree import BLOCKS, Element
from newsroom.text.fold import fold
from newsroom.text.normalize import NotUtf8Error, clean_source
from newsroom.text.slug import slugify

MOST_BYTES = 20_000_000
#: The part that holds this share of the prose of its parent is gone into.
_SHARE = 0.7
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARED = {"windows-1258", "windows-1252", "iso-8859-1", "utf-16", "utf-16le"}
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")


def read(
    data: bytes, folder: Path | None = None, sections: Mapping[str, str] | None = None
) -> Manuscript:
    """Read a page; pictures are looked for below ``folder`` only, where the page was saved.

    ``sections`` maps folded names to sections of ours. Raises ``ImportFault`` where nothing can be
    read.
    """
    if len(data) > MOST_BYTES:
        raise ImportFault(
            f"nặng quá {MOST_BYTES // 1_000_000} MB: lưu lại trang ở dạng “HTML Only”"
        )
    source = _decoded(data)
    root = tree.parse(source.replace("\t", " "))
    fonts = html_fonts.convert_fonts(root)
    portal = next(portal for portal in portals() if portal.knows(fold(root.text())))
    manuscript = Manuscript(root)
    manuscript.section = _section(root, portal, sections or {})
    _cut_after(root, portal.parts["end"])
    manuscript.date = _date(root, portal)
    manuscript.title = _text(root, portal, "title")
    manuscript.summary = _text(root, portal, "summary")
    taken = {
        node for name in ("title", "summary", "date") for node in _found(root, portal, name)[:1]
    }
    body = _body(root, portal)
    furniture = taken | {
        node for selector in portal.parts["drop"] for node in select(body, selector)
    }
    body.without(furniture)
    manuscript.body = body
    if len(body.text()) < 80:
        raise ImportFault("không có đoạn văn nào đủ dài để là bài viết: mở trang bài rồi lưu lại")
    _tell(manuscript, portal, source, fonts)
    if not manuscript.title:
        opening.take(manuscript)
        if not manuscript.title and (title := _before(root, body, sections or {})):
            manuscript.title = title
            manuscript.doubts.append(
                doubt("title", "Tiêu đề lấy từ dòng ngay trên bài.", "Sửa “title” nếu không đúng.")
            )
    else:
        opening.take(manuscript)
    page_pictures.take(manuscript, folder)
    return manuscript


def _decoded(data: bytes) -> str:
    try:
        return clean_source(data)
    except NotUtf8Error:
        declared = _CHARSET.search(data[:4096])
        name = (
            declared[1].decode("ascii").lower()
            if declared
            else "utf-16"
            if data[:2] in {b"\xff\xfe", b"\xfe\xff"}
            else ""
        )
        if name not in _DECLARED:
            raise ImportFault(
                "không phải UTF-8 và không khai bảng mã: mở trang bằng trình duyệt rồi lưu lại"
            ) from None
        return clean_source(data.decode(name, "replace"))


def _found(root: Element, portal: Portal, name: str) -> list[Element]:
    for selector in portal.parts[name]:
        if found := [node for node in select(root, selector) if node.text()]:
            return found
    return []


def _text(root: Element, portal: Portal, name: str) -> str:
    found = _found(root, portal, name)
    return found[0].text() if found else ""


def _date(root: Element, portal: Portal) -> str:
    """Return the date of the article; one in a list of other news must not be taken for it."""
    for node in _found(root, portal, "date")[:1]:
        if found := read_date(node.attributes.get("datetime", "") or node.text()):
            return found
    for leaf in _leaves(root):
        text = leaf.text()
        if (
            len(text) <= 60
            and (found := read_date(text))
            and not any(node.tag == "a" for node in leaf.walk())
        ):
            return found
    return ""


def _section(root: Element, portal: Portal, sections: Mapping[str, str]) -> str:
    """Return what names one of our sections: in the breadcrumbs, else in a line of its own."""
    for node in _found(root, portal, "section"):
        for inner in (*node.walk(), node):
            if slugify(inner.text()) in sections:
                return inner.text()
    for leaf in _leaves(root):
        text = leaf.text()
        half = text[: len(text) // 2].strip()
        if text == f"{half} {half}":  # the name stands in a picture's place and below it
            text = half
        if len(text) < 60 and slugify(text) in sections:
            return text
    return ""


def _cut_after(root: Element, ends: Iterable[str]) -> None:
    """Remove everything from the first line on that opens the part after the article.

    Where most of the prose stands below such a line, it heads a column beside the article.
    """
    wanted = [fold(line) for line in ends]
    whole = _prose(root)
    for chain in _openings(root, wanted, []):
        last = len(chain) - 1
        doomed = [
            (node, node.children[place + (depth < last) :])
            for depth, (node, place) in enumerate(chain)
        ]
        lost = sum(
            _prose(child) for _, after in doomed for child in after if isinstance(child, Element)
        )
        if 2 * lost < whole:
            for node, after in doomed:
                del node.children[len(node.children) - len(after) :]
            return


def _openings(
    node: Element, wanted: list[str], above: list[tuple[Element, int]]
) -> Iterator[list[tuple[Element, int]]]:
    """Yield, for every element whose text begins so, the way to it: parents and places in them."""
    for place, child in enumerate(node.children):
        if isinstance(child, str):
            continue
        chain = [*above, (node, place)]
        if fold(child.text()).startswith(tuple(wanted)):
            yield chain
        else:
            yield from _openings(child, wanted, chain)


def _body(root: Element, portal: Portal) -> Element:
    if found := _found(root, portal, "body"):
        return max(found, key=_prose)
    node = root
    while inner := max(node, key=_prose, default=None):
        if inner.tag not in BLOCKS or inner.tag == "p" or _prose(inner) < _SHARE * _prose(node):
            break
        node = inner
    return node


def _prose(node: Element) -> int:
    """Return how many letters stand in a part outside links: menus have next to none."""
    if node.tag == "a":
        return 0
    texts = sum(len(child.strip()) for child in node.children if isinstance(child, str))
    return texts + sum(map(_prose, node))


def _leaves(node: Element) -> list[Element]:
    """Return the innermost blocks that hold text, in the order of the page."""
    inner = [child for child in node if any(one.tag in BLOCKS for one in (child, *child.walk()))]
    if not inner:
        return [node] if node.text() else []
    return [leaf for child in inner for leaf in _leaves(child)]


def _before(root: Element, body: Element, sections: Mapping[str, str]) -> str:
    """Return the last line above the article that is neither a link, a date nor a section."""
    inside = {body, *body.walk()}
    title = ""
    for leaf in _leaves(root):
        if leaf in inside:
            break
        text = leaf.text()
        links = sum(len(node.text()) for node in leaf.walk() if node.tag == "a")
        words = slugify(text)
        repeated = any(words in {name, f"{name}-{name}"} for name in sections)
        if (
            15 <= len(text) <= 300
            and links * 2 < len(text)
            and not repeated
            and not read_date(text)
        ):
            title = text
    return title


def _tell(manuscript: Manuscript, portal: Portal, source: str, fonts: int) -> None:
    address = _SAVED.search(source)
    manuscript.source = ", ".join(
        part for part in (portal.name, address[1] if address else "") if part
    )
    if not portal.name:
        message = "Trang không thuộc cổng nào đã biết: phần bài do máy chọn."
        fix = "So lại với trang cũ; nhiều trang cùng cổng thì thêm vào newsroom/importing/portals.toml."
        manuscript.doubts.append(doubt("portal", message, fix))
    if fonts:
        message = f"Chữ phông cũ đã chuyển sang Unicode: {fonts} đoạn."
        manuscript.doubts.append(doubt("legacy-font", message, "Đọc lại tên riêng và chữ hoa."))
