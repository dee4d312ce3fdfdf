"""Which font each run of a Word file is set in, and the conversion of legacy ones in place.

A run takes its font from itself, its character style, its paragraph's style, the styles these are
based on, the document's defaults: the first that names one. Letters beyond ASCII follow ``hAnsi``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from newsroom.importing.legacy_fonts import (
    convert,
    encoding_of,
    is_foreign,
    starts_with_mark,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BODIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was converted: fonts with their runs counted, and the texts that were left alone."""

    fonts: dict[str, int]
    refused: tuple[str, ...]


class _Styles:
    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default_paragraph = ""
        self._defaults = ""
        self._theme = _theme_fonts(theme)
        for style in styles.iter(f"{W}style") if styles is not None else ():
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {
                "1",
                "true",
                "on",
            }:
                self._default_paragraph = name
        if styles is not None:
            found = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            self._defaults = self._named(found)

    def font(self, run: Element, paragraph: Element) -> str:
        properties = run.find(f"{W}rPr")
        style = _value(properties, "rStyle")
        paragraph_style = _value(paragraph.find(f"{W}pPr"), "pStyle") or self._default_paragraph
        return (
            self._named(properties)
            or self._inherited(style)
            or self._inherited(paragraph_style)
            or self._defaults
        )

    def _inherited(self, style: str) -> str:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            element = self._styles.get(style)
            if element is None:
                return ""
            if font := self._named(element.find(f"{W}rPr")):
                return font
            style = _value(element, "basedOn")
        return ""

    def _named(self, properties: Element | None) -> str:
        fonts = properties.find(f"{W}rFonts") if properties is not None else None
        if fonts is None:
            return ""
        if theme := fonts.get(f"{W}hAnsiTheme") or fonts.get(f"{W}asciiTheme"):
            return self._theme.get(theme[:5], "theme")
        return fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or ""


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    found = {}
    for key in ("major", "minor"):
        latin = theme.find(f".//{_A}{key}Font/{_A}latin") if theme is not None else None
        if latin is not None:
            found[key] = latin.get("typeface", "")
    return found


def _value(parent: Element | None, name: str) -> str:
    child = parent.find(f"{W}{name}") if parent is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def convert_fonts(parts: dict[str, bytes]) -> tuple[dict[str, bytes], Conversion]:
    """Return the parts with every legacy run as Unicode, and what was done.

    Parts without such runs come back untouched. Raises ``ElementTree.ParseError`` for broken XML.
    """
    styles = _Styles(_parsed(parts, "word/styles.xml"), _parsed(parts, "word/theme/theme1.xml"))
    fonts: dict[str, int] = {}
    refused: list[str] = []
    changed = dict(parts)
    for name in _BODIES:
        root = _parsed(parts, name)
        if root is None:
            continue
        before = sum(fonts.values())
        for paragraph in root.iter(f"{W}p"):
            _paragraph(paragraph, styles, fonts, refused)
        if sum(fonts.values()) != before:
            changed[name] = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return changed, Conversion(fonts, tuple(refused))


def _parsed(parts: dict[str, bytes], name: str) -> Element | None:
    return ElementTree.fromstring(parts[name]) if name in parts else None


def _paragraph(
    paragraph: Element, styles: _Styles, fonts: dict[str, int], refused: list[str]
) -> None:
    previous: tuple[Element, str] | None = None
    pending: list[tuple[Element, str]] = []
    for run in _runs(paragraph):
        font = styles.font(run, paragraph)
        if not (encoding := encoding_of(font)):
            previous = None
            continue
        _soften(run, encoding)
        texts = [node for node in run if node.tag in {f"{W}t", f"{W}delText"}]
        if any(is_foreign(node.text or "") for node in texts):
            refused.append("".join(node.text or "" for node in texts))
            previous = None
            continue
        fonts[font] = fonts.get(font, 0) + 1
        for node in texts:
            if previous and encoding == "VNI" == previous[1] and starts_with_mark(node.text or ""):
                # A letter and its mark that formatting has torn apart belong together.
                previous[0].text = (previous[0].text or "") + (node.text or "")[:1]
                node.text = (node.text or "")[1:]
            previous = node, encoding
            pending.append((node, font))
    for node, font in pending:
        node.text = convert(node.text or "", font)


def _runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, not those of paragraphs inside it (text boxes)."""
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in {f"{W}p", f"{W}pPr"}:
            yield from _runs(child)


def _soften(run: Element, encoding: str) -> None:
    """In TCVN3 the byte of the soft hyphen is “ư”, and Word writes it as an element."""
    if encoding == "TCVN3":
        for node in run.findall(f"{W}softHyphen"):
            node.tag, node.text = f"{W}t", "\xad"
