"""What a reader's programs would make of a built tree: parsed, not searched, and by nothing of ours.

``faults`` names every active or foreign thing in pages, feeds and data files. It shares no line with
``newsroom.scan``, whose judge it is.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

FORBIDDEN = {
    *("applet", "audio", "base", "embed", "frame", "frameset", "iframe", "marquee", "math"),
    *("object", "param", "portal", "style"),
}
#: Attributes that lead somewhere; those of the second kind are fetched without being asked for.
LEADING = {"href", "action", "cite", "formaction", "ping", "xlink:href", "longdesc"}
FETCHED = {
    *("src", "srcset", "poster", "data", "background", "imagesrcset", "code", "codebase"),
    "manifest",
}
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
#: Browsers drop these from an address before they look at its scheme (URL standard, 4.4).
_DROPPED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_LEFT_OVER = re.compile("[\x00-\x08\x0b-\x1f\x7f\ue000-\uf8ff\ufffe\uffff]")
ATOM = "{http://www.w3.org/2005/Atom}"


def faults(tree: Mapping[str, bytes]) -> list[str]:
    """Return ``path: fault`` for all that must not leave the house; empty for a sound tree."""
    return [f"{path}: {fault}" for path, data in tree.items() for fault in _of_file(path, data)]


def _of_file(path: str, data: bytes) -> Iterator[str]:
    kind = path.rpartition(".")[2]
    is_text = kind in {"html", "atom", "json", "xml", "txt"} and not path.startswith("admin/")
    if is_text and (found := _LEFT_OVER.search(data.decode("utf-8"))):
        yield f"U+{ord(found[0]):04X}"
    if kind == "html":
        yield from of_html(data.decode(), page=True)
    elif kind in {"atom", "xml"}:
        root = ElementTree.fromstring(data)
        for content in root.iter(f"{ATOM}content"):
            yield from of_html(content.text or "", page=False)
        for link in root.iter(f"{ATOM}link"):
            yield from _of_address(link.get("href", ""), fetched=False)
    elif kind == "json":
        read = json.loads(data)
        for item in read.get("items", ()) if isinstance(read, dict) else ():
            yield from of_html(item["content_html"], page=False)
            yield from _of_address(item["url"], fetched=False)


def of_html(text: str, *, page: bool) -> Iterator[str]:
    """Yield the faults of a page, or of the HTML inside a feed."""
    if not text:
        return
    ids: set[str] = set()
    for node in LexborHTMLParser(text).root.traverse(include_text=False):
        tag = (node.tag or "").lower()
        if tag.startswith("-") or tag in {"!doctype"}:
            continue
        if tag in FORBIDDEN:
            yield f"<{tag}>"
        if tag == "script":
            yield from _of_script(node, page=page)
        for name, value in node.attributes.items():
            yield from _of_attribute(tag, name.lower(), value or "", node)
            if name == "id" and page:
                if value in ids:
                    yield f"id “{value}” twice"
                ids.add(value or "")


def _of_script(node: LexborNode, *, page: bool) -> Iterator[str]:
    attributes, text = node.attributes, node.text()
    if not page:
        yield "<script> in a feed"
    elif attributes.get("type") == "application/ld+json":
        try:
            json.loads(text)
        except ValueError:
            yield "JSON-LD that does not parse"
    elif text.strip() or not (attributes.get("src") or "").startswith(("/theme/", "/admin/")):
        yield f"<script>{text[:40]}"


def _of_attribute(tag: str, name: str, value: str, node: LexborNode) -> Iterator[str]:
    if name.startswith("on") or name in {"style", "srcdoc", "nonce"}:
        yield f"<{tag} {name}>"
    elif name == "http-equiv":
        yield f"<meta http-equiv={value}>"
    elif name in LEADING:
        fetched = tag in {"link", "use", "image", "form"} and node.attributes.get("rel") not in {
            "canonical", "alternate", "cms-config-url",
        }  # fmt: skip
        yield from _of_address(value, fetched=fetched or name in {"formaction", "action"})
    elif name in FETCHED:
        for part in value.split(",") if "srcset" in name else (value,):
            yield from _of_address(part.strip().split(" ")[0], fetched=True)


def _of_address(address: str, *, fetched: bool) -> Iterator[str]:
    bare = _DROPPED.sub("", html.unescape(address)).replace("\\", "/")
    scheme = _SCHEME.match(bare)
    if scheme and (scheme[1].lower() not in SCHEMES or fetched):
        yield f"address {address[:60]!r}"
    elif fetched and (bare.startswith("//") or not bare.startswith("/")):
        yield f"foreign {address[:60]!r}"
    elif bare.startswith("//"):
        yield f"no scheme {address[:60]!r}"
