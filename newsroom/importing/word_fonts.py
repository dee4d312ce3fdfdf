"""Convert in place what was typed for legacy fonts in a Word file, run by run."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from newsroom.importing.legacy_fonts import (
    SYMBOLS,
    convert,
    encoding_of,
    is_foreign,
    is_unknown_legacy,
    looks_legacy,
    starts_with_mark,
)
from newsroom.importing.word_document import Document
from newsroom.importing.word_styles import Styles, W, runs


@dataclass(slots=True)
class Conversion:
    """What was converted: fonts with their runs counted; texts and fonts that were left alone.

    ``suspected`` are texts that look typed for such a font though theirs is another.
    """

    fonts: dict[str, int]
    refused: list[str]
    unknown: set[str]
    suspected: list[str]


def apply(document: Document) -> Conversion:
    """Convert every legacy run of the text and its notes, and say what was done."""
    done = Conversion({}, [], set(), [])
    for root in document.roots.values():
        for paragraph in root.iter(f"{W}p"):
            _paragraph(paragraph, document.styles, done)
    return done


def _paragraph(paragraph: Element, styles: Styles, done: Conversion) -> None:
    previous: tuple[Element, str] | None = None
    pending: list[tuple[Element, str]] = []
    others: list[str] = []
    for run in runs(paragraph):
        font = styles.font(run, paragraph)
        texts = [node for node in run if node.tag in {f"{W}t", f"{W}delText"}]
        for node in texts if font.strip().lower() == "symbol" else ():
            node.text = (node.text or "").translate(SYMBOLS)
        if not (encoding := encoding_of(font)):
            previous = None
            others += [node.text or "" for node in texts]
            if is_unknown_legacy(font) and any((node.text or "").strip() for node in texts):
                done.unknown.add(font)
            continue
        texts = _softened(run, encoding)
        if any(is_foreign(node.text or "") for node in texts):
            done.refused.append("".join(node.text or "" for node in texts))
            previous = None
            continue
        if any((node.text or "").strip() for node in texts):
            done.fonts[font] = done.fonts.get(font, 0) + 1
        for node in texts:
            if previous and encoding == "VNI" == previous[1] and starts_with_mark(node.text or ""):
                # A letter and its mark that formatting has torn apart belong together.
                previous[0].text = (previous[0].text or "") + (node.text or "")[:1]
                node.text = (node.text or "")[1:]
            previous = node, encoding
            pending.append((node, font))
    for node, font in pending:
        node.text = convert(node.text or "", font)
    if looks_legacy(other := "".join(others)):
        done.suspected.append(other)


def _softened(run: Element, encoding: str) -> list[Element]:
    """Return the texts of a run; in TCVN3 the byte of the soft hyphen, an element here, is “ư”."""
    if encoding == "TCVN3":
        for node in run.findall(f"{W}softHyphen"):
            node.tag, node.text = f"{W}t", "\xad"
    return [node for node in run if node.tag in {f"{W}t", f"{W}delText"}]
