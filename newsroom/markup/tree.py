"""The last pass over the tree that Python-Markdown built: links, pictures, tables, text.

One walk, before serializing, so that nothing is parsed twice. Text is typeset once, here, for page,
summary, feed and search alike; code is left alone.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from newsroom import citations
from newsroom.markup.markers import mark
from newsroom.markup.smartypants import curl
from newsroom.records import Link, Mention, Photo
from newsroom.text import sentences
from newsroom.text.finding import Finding
from newsroom.text.typography import typeset_nodes, unbreakable

_CONTAINERS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd"])
_BLOCKS = _CONTAINERS | {"ul", "ol", "dl", "table"}
_VERBATIM = frozenset(["code", "pre", "kbd", "samp", "br", "img"])
#: Stands for what is no text (code, a picture, a line break): nothing is held across it.
_OBJECT = "\ufffc"
#: What the inline processor put away (raw HTML, entities) must not be taken for text.
_STASHED = re.compile("(\x02[^\x03]*\x03)")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ALIGN = re.compile(r"text-align: *(left|center|right)")


@dataclass
class Gathered:
    """What the walk found in one body; ``place`` gives line and column of a text in the source."""

    folder: str
    place: Callable[[str], tuple[int, int]]
    links: list[Link] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    words: int = 0

    def fault(self, near: str, rule: str, message: str, fix: str) -> None:
        """Note a fault at the place of ``near`` in the source."""
        line, column = self.place(near)
        self.findings.append(Finding(line, column, "error", rule, message, fix))


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
        _text(container, gathered)


def _containers(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag in _CONTAINERS)


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
            href, "link-form", f"Liên kết “{href[:60]}” thiếu giao thức.", "Viết đủ https://…"
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
    if (
        _SCHEME.match(src)
        or src.startswith("//")
        or not path.startswith("media/")
        or ".." in path.split("/")
    ):
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


@dataclass(slots=True)
class _Slot:
    """A piece of text of a container: an element's own text or what follows it."""

    owner: Element
    is_tail: bool
    linkable: bool
    verbatim: bool = False

    @property
    def text(self) -> str:
        if self.verbatim:
            return _OBJECT
        return (self.owner.tail if self.is_tail else self.owner.text) or ""

    def write(self, text: str) -> None:
        if self.verbatim:
            return
        if self.is_tail:
            self.owner.tail = text
        else:
            self.owner.text = text


def _slots(element: Element, *, linkable: bool = True) -> Iterator[_Slot]:
    if element.text:
        yield _Slot(element, False, linkable)
    for child in element:
        if child.tag in _VERBATIM:
            yield _Slot(child, False, False, verbatim=True)
        elif child.tag not in _BLOCKS:
            yield from _slots(child, linkable=linkable and child.tag != "a")
        if child.tail:
            yield _Slot(child, True, linkable)


def _text(container: Element, gathered: Gathered) -> None:
    slots = list(_slots(container))
    pieces = typeset_all([slot.text for slot in slots])
    whole = "".join(pieces)
    gathered.words += len(whole.split())
    plain = whole.replace("\u00a0", " ")
    if "\x02" in plain:
        plain = _STASHED.sub(lambda match: " " * len(match[0]), plain)
    wraps: list[tuple[int, int, str, str]] = []
    for citation in citations.find(plain):
        if "symbol-missing" in citation.faults:
            continue
        sentence = sentences.around(plain, citation.start, citation.end)
        gathered.mentions.append(
            Mention(citation.number, citation.type, citation.date, citation.issuer, sentence)
        )
        wraps.append((citation.start, citation.end, mark("cite", citation.number), mark("endcite")))
    taken = [(start, end) for start, end, *_ in wraps]
    wraps += [
        (start, end, mark("keep"), mark("endkeep"))
        for start, end in unbreakable(plain)
        if not any(start < stop and begin < end for begin, stop in taken)
    ]
    wraps.sort()
    offset = 0
    for slot, piece in zip(slots, pieces, strict=True):
        slot.write(_wrapped(piece, offset, wraps, linkable=slot.linkable))
        offset += len(piece)


def typeset_all(texts: list[str]) -> list[str]:
    """Typeset the pieces of one block as the one text that they are; stashed parts are objects."""
    if not any("\x02" in text for text in texts):
        return typeset_nodes(curl(texts))
    parts = [_STASHED.split(text) for text in texts]
    nodes = [_OBJECT if place % 2 else part for split in parts for place, part in enumerate(split)]
    done = iter(typeset_nodes(curl(nodes)))
    return [
        "".join(
            part if place % 2 else text
            for place, (part, text) in enumerate(zip(split, done, strict=False))
        )
        for split in parts
    ]


def _wrapped(
    piece: str, offset: int, wraps: list[tuple[int, int, str, str]], *, linkable: bool
) -> str:
    """Put the markers of the spans that lie wholly in this piece; others keep their plain text."""
    out: list[str] = []
    done = 0
    for start, end, before, after in wraps:
        if (
            start < offset
            or end > offset + len(piece)
            or (before.startswith("\ue000cite") and not linkable)
        ):
            continue
        out += [piece[done : start - offset], before, piece[start - offset : end - offset], after]
        done = end - offset
    return "".join([*out, piece[done:]]) if out else piece
