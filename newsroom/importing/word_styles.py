"""What holds for a run or a paragraph of a Word file once the styles above it are asked.

A property comes from the element itself, its character style, its paragraph's style, the table's
style, the styles these are based on, the document's defaults: the first that names it.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ON = {"1", "true", "on", ""}


class Styles:
    """The styles of one file; ``tables`` maps ``id`` of a paragraph to the style of its table."""

    def __init__(
        self, styles: Element | None, theme: Element | None, tables: dict[int, str]
    ) -> None:
        self._tables = tables
        self._theme = _theme_fonts(theme)
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._defaults: Element | None = None
        for style in styles.iter(f"{W}style") if styles is not None else ():
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") in _ON:
                self._default = name
        if styles is not None:
            self._defaults = styles.find(f"{W}docDefaults")

    def name(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style in lower case, '' without one."""
        style = self._styles.get(value(paragraph.find(f"{W}pPr"), "pStyle"))
        return value(style, "name").lower()

    def of_paragraph(self, paragraph: Element, name: str) -> Element | None:
        """Return the property of a paragraph: ``jc``, ``outlineLvl``, ``numPr`` …."""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        if own is not None:
            return own
        for style in self._line(self._style_of(paragraph)):
            found = style.find(f"{W}pPr/{W}{name}")
            if found is not None:
                return found
        return None

    def style_ids(self, paragraph: Element) -> Iterator[str]:
        """Yield the style of a paragraph and those that it is based on."""
        for style in self._line(self._style_of(paragraph)):
            yield style.get(f"{W}styleId", "")

    def is_on(self, run: Element, paragraph: Element, name: str) -> bool:
        """Say whether a switch such as ``b`` or ``vanish`` is on for a run."""
        for properties in self._of_run(run, paragraph):
            found = properties.find(f"{W}{name}")
            if found is not None:
                return found.get(f"{W}val", "") in _ON
        return False

    def font(self, run: Element, paragraph: Element) -> str:
        """Return the font of a run's letters beyond ASCII, which follow ``hAnsi``; '' if unnamed."""
        for properties in self._of_run(run, paragraph):
            if font := self.named(properties):
                return font
        return ""

    def named(self, properties: Element) -> str:
        """Return the font that one set of properties names, '' where it names none."""
        fonts = properties.find(f"{W}rFonts")
        if fonts is None:
            return ""
        if theme := fonts.get(f"{W}hAnsiTheme") or fonts.get(f"{W}asciiTheme"):
            return self._theme.get(theme[:5], "theme")
        return fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or ""

    def _of_run(self, run: Element, paragraph: Element) -> Iterator[Element]:
        """Yield the sets of properties that a run takes from, the nearest first."""
        own = run.find(f"{W}rPr")
        if own is not None:
            yield own
        above = (value(own, "rStyle"), self._style_of(paragraph), self._tables.get(id(paragraph)))
        for name in above:
            for style in self._line(name or ""):
                found = style.find(f"{W}rPr")
                if found is not None:
                    yield found
        found = self._defaults.find(f"{W}rPrDefault/{W}rPr") if self._defaults is not None else None
        if found is not None:
            yield found

    def _style_of(self, paragraph: Element) -> str:
        return value(paragraph.find(f"{W}pPr"), "pStyle") or self._default

    def _line(self, name: str) -> Iterator[Element]:
        """Yield a style and those that it is based on; a ring of styles ends where it began."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = value(style, "basedOn")


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    found = {}
    for key in ("major", "minor"):
        latin = theme.find(f".//{_A}{key}Font/{_A}latin") if theme is not None else None
        if latin is not None:
            found[key] = latin.get("typeface", "")
    return found


def value(parent: Element | None, name: str) -> str:
    """Return ``w:val`` of a child, '' where there is none."""
    child = parent.find(f"{W}{name}") if parent is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph, not those of paragraphs inside it (text boxes)."""
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in {f"{W}p", f"{W}pPr"}:
            yield from runs(child)
