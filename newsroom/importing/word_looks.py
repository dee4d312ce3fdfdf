"""Write into each paragraph what its styles say, since the converter looks at the element only.

An outline level makes a heading whatever the style is called; bold, italic and alignment may come
from a style; hidden text is not shown; a table of contents is made again by the portal.
"""

from xml.etree.ElementTree import Element, SubElement

from newsroom.importing import word_lines
from newsroom.importing.word_document import Document
from newsroom.importing.word_styles import Styles, W, runs, value

#: Styles that say themselves what a paragraph is: their bold and italic are only its dress.
_DRESSED = (
    "heading", "title", "subtitle", "caption", "quote", "intense quote", "footnote", "endnote",
    "toc",
)  # fmt: skip
_LETTERS = (("b", "b"), ("i", "i"), ("strike", "strike"))


def apply(document: Document) -> int:
    """Apply the looks in place; return how many lines of a table of contents were left out."""
    lines = 0
    for root in document.roots.values():
        lines += _without_contents(root, document.styles)
        word_lines.apply(root)
        for paragraph in root.iter(f"{W}p"):
            _paragraph(paragraph, document.styles)
    return lines


def _paragraph(paragraph: Element, styles: Styles) -> None:
    name = styles.name(paragraph)
    level = outline(paragraph, styles)
    if level is not None and not name.startswith("heading") and name != "title":
        _set(_properties(paragraph), "pStyle", f"Heading{level + 1}")
        name = "heading"
    aligned = styles.of_paragraph(paragraph, "jc")
    if aligned is not None and paragraph.find(f"{W}pPr/{W}jc") is None:
        _set(_properties(paragraph), "jc", aligned.get(f"{W}val", ""))
    plain = not name.startswith(_DRESSED)
    for run in runs(paragraph):
        if styles.is_on(run, paragraph, "vanish"):
            for text in [*run.findall(f"{W}t"), *run.findall(f"{W}tab"), *run.findall(f"{W}br")]:
                run.remove(text)
            continue
        own = run.find(f"{W}rPr")
        for switch, tag in _LETTERS if plain else ():
            silent = own is None or own.find(f"{W}{tag}") is None
            if silent and styles.is_on(run, paragraph, switch):
                if own is None:
                    own = Element(f"{W}rPr")
                    run.insert(0, own)
                SubElement(own, f"{W}{tag}")


def outline(paragraph: Element, styles: Styles) -> int | None:
    """Return the outline level of a paragraph from 0, None for text; deeper than 5 is text to us."""
    found = styles.of_paragraph(paragraph, "outlineLvl")
    text = found.get(f"{W}val", "") if found is not None else ""
    return int(text) if text.isdecimal() and int(text) <= 5 else None


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = Element(f"{W}pPr")
        paragraph.insert(0, found)
    return found


def _set(properties: Element, name: str, text: str) -> None:
    child = properties.find(f"{W}{name}")
    if child is None:
        child = SubElement(properties, f"{W}{name}")
    child.set(f"{W}val", text)


def _without_contents(root: Element, styles: Styles) -> int:
    """Remove the paragraphs of a table of contents, and the block that Word keeps it in."""
    lines = 0
    for parent in [*root.iter()]:
        for child in [*parent]:
            gallery = value(child.find(f"{W}sdtPr/{W}docPartObj"), "docPartGallery")
            if gallery == "Table of Contents" or (
                child.tag == f"{W}p" and styles.name(child).startswith("toc ")
            ):
                lines += max(1, len(child.findall(f".//{W}p")))
                parent.remove(child)
    return lines
