"""The last pass over the tree that Python-Markdown built: links, pictures, tables, text.

One walk, before serializing, so that nothing is parsed twice. Text is typeset once, here, for page,
summary, feed and search alike; code is left alone.
"""

import posixpath
import re
from xml.etree.ElementTree import Element

from newsroom.fields import MEDIA_PATH
from newsroom.markup.gathered import Gathered
from newsroom.markup.markers import mark
from newsroom.markup.typesetting import typeset_tree
from newsroom.records import Link, Photo

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ALIGN = re.compile(r"text-align: *(left|center|right)")


def visit(root: Element, gathered: Gathered) -> None:
    """Finish the tree in place."""
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            match child.tag:
                case "a":
                    _link(child, gathered)
                case "img":
                    _picture(parent, child, gathered)
                case "table":
                    _table(parent, index, child)
                case "h1":
                    _first_level(child, gathered)
    typeset_tree(root, gathered)


def _first_level(heading: Element, gathered: Gathered) -> None:
    gathered.fault(
        f"# {''.join(heading.itertext())[:20]}",
        "heading-level",
        "Tiêu đề cấp 1 (một dấu #) dành cho tên bài.",
        "Dùng hai dấu ## cho mục, ba dấu ### cho mục con.",
    )
    heading.tag = "h2"  # told once: cleaning would drop the tag and say so again


def _link(link: Element, gathered: Gathered) -> None:
    href = link.get("href", "")
    target = resolved(href, gathered)
    if target != href:
        link.set("href", target)


def resolved(href: str, gathered: Gathered) -> str:
    """Note a link to other content and return its marker; other addresses come back as they are."""
    if href.startswith("#"):
        return href
    if scheme := _SCHEME.match(href):
        if scheme[1].lower() not in _SAFE_SCHEMES:
            gathered.fault(
                href,
                "link-scheme",
                f"Liên kết “{href[:60]}” dùng giao thức không được phép.",
                "Chỉ dùng https, http, mailto hoặc tel.",
            )
        return href
    if href.startswith("//"):
        gathered.fault(
            href,
            "link-form",
            f"Liên kết “{href[:60]}” thiếu giao thức.",
            "Viết đủ địa chỉ, bắt đầu bằng https://.",
        )
        return href
    target, _, fragment = href.partition("#")
    if target.startswith("{filename}"):
        path = target.removeprefix("{filename}")
        path = path[1:] if path.startswith("/") else posixpath.join(gathered.folder, path)
        target = posixpath.normpath(path)
    elif not target.startswith("/"):
        gathered.fault(
            href,
            "link-form",
            f"Liên kết “{href[:60]}” không rõ trỏ tới đâu.",
            "Viết {filename}/articles/…md, đường dẫn bắt đầu bằng “/”, hoặc địa chỉ https đầy đủ.",
        )
        return href
    line, column = gathered.place(href)
    gathered.links.append(Link(target, line, column, fragment))
    return mark("link", target) + (f"#{fragment}" if fragment else "")


def _picture(parent: Element, image: Element, gathered: Gathered) -> None:
    src, alt = image.get("src", ""), image.get("alt", "").strip()
    path = src.removeprefix("{static}").lstrip("/")
    if src.startswith("//") or not MEDIA_PATH.fullmatch(path):
        gathered.fault(
            src,
            "picture-path",
            f"Ảnh “{src[:60]}” không nằm trong thư mục content/media.",
            "Chép ảnh vào content/media và viết ![mô tả](/media/2018/ten-anh.jpg).",
        )
        return
    if not alt:
        gathered.fault(
            src,
            "alt-missing",
            f"Ảnh “{src}” chưa có mô tả.",
            "Viết mô tả trong ngoặc vuông: ![điều nhìn thấy trong ảnh](/media/…).",
        )
    marker = picture_marker(src, alt, image.get("title", ""), gathered)
    alone = (
        parent.tag == "p"
        and len(parent) == 1
        and not (parent.text or "").strip()
        and not (image.tail or "").strip()
    )
    if alone:
        parent.remove(image)
        parent.tag = "div"
        parent.text = marker
    else:
        tail = image.tail
        image.clear()
        image.tag, image.tail = "span", tail
        image.text = marker


def picture_marker(src: str, alt: str, title: str, gathered: Gathered) -> str:
    """Note a picture of ``media/`` and return its marker."""
    line, _ = gathered.place(src)
    path = src.removeprefix("{static}").lstrip("/")
    gathered.photos.append(Photo(path, alt.strip(), title, line=line))
    return mark("photo", str(len(gathered.photos) - 1))


def _table(parent: Element, index: int, table: Element) -> None:
    for cell in table.iter():
        if cell.tag not in {"td", "th"}:
            continue
        if align := _ALIGN.search(cell.attrib.pop("style", "")):
            cell.set("class", f"align-{align[1]}")
        if cell.tag == "th":
            cell.set("scope", "col")
    wrapper = Element("div", {"class": "table-scroll"})
    wrapper.tail, table.tail = table.tail, "\n"
    wrapper.append(table)
    parent[index] = wrapper
