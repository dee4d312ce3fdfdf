"""The last pass over the tree that Python-Markdown built: links, pictures, tables, text.

One walk, before serializing, so that nothing is parsed twice. Text is typeset once, here, for page,
summary, feed and search alike; code is left alone.
"""

import posixpath
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from newsroom.fields import MEDIA_PATH
from newsroom.markup.gathered import Gathered
from newsroom.markup.markers import mark
from newsroom.markup.typesetting import CONTAINERS, typeset_block
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
    for container in _containers(root):
        typeset_block(container, gathered)


def _containers(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag in CONTAINERS)


def _first_level(heading: Element, gathered: Gathered) -> None:
    gathered.fault(
        f"# {''.join(heading.itertext())[:20]}",
        "heading-level",
        "Tiêu đề cấp 1 (một dấu #) dành cho tên bài.",
        "Dùng hai dấu ## cho mục, ba dấu ### cho mục con.",
    )


def _link(link: Element, gathered: Gathered) -> None:
    href = link.get("href", "")
    if href.startswith("#"):
        return
    if scheme := _SCHEME.match(href):
        if scheme[1].lower() not in _SAFE_SCHEMES:
            gathered.fault(
                href,
                "link-scheme",
                f"Liên kết “{href[:60]}” dùng giao thức không được phép.",
                "Chỉ dùng https, http, mailto hoặc tel.",
            )
        return
    if href.startswith("//"):
        gathered.fault(
            href,
            "link-form",
            f"Liên kết “{href[:60]}” thiếu giao thức.",
            "Viết đủ địa chỉ, bắt đầu bằng https://.",
        )
        return
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
        return
    line, column = gathered.place(href)
    gathered.links.append(Link(target, line, column, fragment))
    link.set("href", mark("link", target) + (f"#{fragment}" if fragment else ""))


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
    line, _ = gathered.place(src)
    gathered.photos.append(Photo(path, alt, image.get("title", ""), line=line))
    alone = (
        parent.tag == "p"
        and len(parent) == 1
        and not (parent.text or "").strip()
        and not (image.tail or "").strip()
    )
    if alone:
        parent.remove(image)
        parent.tag = "div"
        parent.text = mark("photo", str(len(gathered.photos) - 1))
    else:
        tail = image.tail
        image.clear()
        image.tag, image.tail = "span", tail
        image.text = mark("photo", str(len(gathered.photos) - 1))


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
