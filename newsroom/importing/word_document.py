"""A Word file taken apart: the trees of its texts, its styles, its numbering, its pictures.

The steps before the conversion (fonts, looks, numbers, drawings) change the trees in place. Where
something has to be told at its place they leave a bookmark, which comes through as an anchor.
"""

import io
from collections.abc import Iterator
from posixpath import dirname, normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from newsroom.importing import word_package
from newsroom.importing.word_styles import Styles, W, value

_R = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_NAMES = ("styles", "numbering", "theme", "footnotes", "endnotes", "comments")
#: What the names of our bookmarks begin with; Word allows no colon in its own.
MARK = "house:"


class Document:
    """The parts of a file and the trees that the steps change.

    Raises ``ElementTree.ParseError`` for broken XML and ``KeyError`` where there is no text.
    """

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = dict(parts)
        self.body_name = _body_name(parts)
        related = {kind: target for kind, target, _ in self.relations() if kind in _NAMES}
        self.names = {
            name: related.get(name, f"{dirname(self.body_name)}/{name}.xml") for name in _NAMES
        }
        texts = (self.body_name, self.names["footnotes"], self.names["endnotes"])
        self.roots = {name: ElementTree.fromstring(parts[name]) for name in texts if name in parts}
        self.body = self.roots[self.body_name]
        self.numbering = self.tree("numbering")
        tables = {
            id(paragraph): value(table.find(f"{W}tblPr"), "tblStyle")
            for root in self.roots.values()
            for table in root.iter(f"{W}tbl")
            for paragraph in table.iter(f"{W}p")
        }
        self.styles = Styles(self.tree("styles"), self.tree("theme"), tables)

    def tree(self, kind: str) -> Element | None:
        """Return the root of another part, None where the file has none."""
        data = self.parts.get(self.names[kind])
        return ElementTree.fromstring(data) if data is not None else None

    def relations(self) -> Iterator[tuple[str, str, str]]:
        """Yield kind, target (a part, or an address outside) and id of what the text refers to."""
        data = self.parts.get(self.relations_name)
        for one in ElementTree.fromstring(data).iter(_R) if data is not None else ():
            target = one.get("Target", "")
            if one.get("TargetMode", "").lower() != "external":
                base = "" if target.startswith("/") else dirname(self.body_name)
                target = normpath(f"{base}/{target}").lstrip("/")
            yield one.get("Type", "").rpartition("/")[2], target, one.get("Id", "")

    @property
    def relations_name(self) -> str:
        """The part that holds the relations of the text."""
        folder, _, file = self.body_name.rpartition("/")
        return f"{folder}/_rels/{file}.rels"

    def packed(self) -> io.BytesIO:
        """Return the file with the trees as they are now."""
        for name, root in self.roots.items():
            self.parts[name] = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return word_package.pack(self.parts)


def _body_name(parts: dict[str, bytes]) -> str:
    """Return the part that holds the text; nearly always, but not always, word/document.xml."""
    root = ElementTree.fromstring(parts["_rels/.rels"]) if "_rels/.rels" in parts else None
    for one in root.iter(_R) if root is not None else ():
        target = one.get("Target", "").lstrip("/")
        if one.get("Type", "").endswith("/officeDocument") and target in parts:
            return target
    return "word/document.xml"


def marked(words: str) -> Element:
    """Return a bookmark of ours that carries some words."""
    return Element(f"{W}bookmarkStart", {f"{W}id": "0", f"{W}name": f"{MARK}{words}"})
