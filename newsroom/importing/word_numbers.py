"""Count what Word counts: the numbers before paragraphs are not in the text of a file.

Bullets and plain numbers become lists, which go on with their number after an interruption. Any
other label (I., a), Điều 3.) is written out, since other sentences refer to it. ECMA-376, 17.9.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from newsroom.importing.legacy_fonts import convert
from newsroom.importing.word_document import Document, marked
from newsroom.importing.word_looks import outline
from newsroom.importing.word_styles import W, value

_PLAIN = re.compile(r"%\d[.)]?")
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
          (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(slots=True)
class _Level:
    """How a level counts: ``decimal``, ``lowerLetter``, ``bullet`` …; its text is ``%1.%2``."""

    form: str
    text: str
    start: int
    font: str


@dataclass(slots=True)
class _List:
    """The levels of a list and what each has counted to."""

    levels: dict[int, _Level]
    counted: dict[int, int] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


def apply(document: Document) -> None:
    """Take the numbering off every paragraph and leave a mark that says what Word shows there."""
    if document.numbering is None:
        return
    lists, numbers, restarts, by_style = _read(document.numbering, document)
    for paragraph in document.body.iter(f"{W}p"):
        number, level = _number_of(paragraph, document, by_style)
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            for old in properties.findall(f"{W}numPr"):
                properties.remove(old)
        counted = lists.get(numbers.get(number, ""))
        if counted is None or level not in counted.levels:
            continue
        if number not in counted.used:
            counted.used.add(number)
            for at, start in restarts.get(number, {}).items():
                counted.counted[at] = start - 1
        heading = outline(paragraph, document.styles) is not None
        _mark(paragraph, counted, level, heading=heading)


def _read(
    root: Element, document: Document
) -> tuple[dict[str, _List], dict[str, str], dict[str, dict[int, int]], dict[str, tuple[str, int]]]:
    """Return the lists, which list a number counts in, where it begins anew, and levels by style."""
    lists: dict[str, _List] = {}
    by_style: dict[str, tuple[str, int]] = {}
    styled: dict[str, str] = {}
    linked: dict[str, str] = {}
    for abstract in root.iter(f"{W}abstractNum"):
        name = abstract.get(f"{W}abstractNumId", "")
        levels: dict[int, _Level] = {}
        for one in abstract.findall(f"{W}lvl"):
            at = _integer(one.get(f"{W}ilvl", "0"))
            properties = one.find(f"{W}rPr")
            font = document.styles.named(properties) if properties is not None else ""
            start = _integer(value(one, "start") or "1")
            form = value(one, "numFmt") or "decimal"
            levels[at] = _Level(form, value(one, "lvlText"), start, font)
            if style := value(one, "pStyle"):
                styled[style] = name
                by_style[style] = ("", at)
        lists[name] = _List(levels)
        if link := value(abstract, "styleLink"):
            linked[link] = name
    for abstract in root.iter(f"{W}abstractNum"):
        if link := value(abstract, "numStyleLink"):
            lists[abstract.get(f"{W}abstractNumId", "")] = lists.get(
                linked.get(link, ""), _List({})
            )
    numbers: dict[str, str] = {}
    restarts: dict[str, dict[int, int]] = {}
    for one in root.iter(f"{W}num"):
        number = one.get(f"{W}numId", "")
        numbers[number] = value(one, "abstractNumId")
        for override in one.findall(f"{W}lvlOverride"):
            if start_text := value(override, "startOverride"):
                at = _integer(override.get(f"{W}ilvl", "0"))
                restarts.setdefault(number, {})[at] = _integer(start_text)
        for style, name in styled.items():
            if name == numbers[number] and not by_style[style][0]:
                by_style[style] = (number, by_style[style][1])
    return lists, numbers, restarts, by_style


def _number_of(
    paragraph: Element, document: Document, by_style: dict[str, tuple[str, int]]
) -> tuple[str, int]:
    """Return the number (``numId``) and level of a paragraph; '' or '0' where it is not counted."""
    found = document.styles.of_paragraph(paragraph, "numPr")
    number = value(found, "numId")
    if found is not None and found.find(f"{W}ilvl") is not None:
        return number, _integer(value(found, "ilvl"))
    for style in document.styles.style_ids(paragraph):
        if style in by_style:
            return number or by_style[style][0], by_style[style][1]
    return number, 0


def _mark(paragraph: Element, counted: _List, level: int, *, heading: bool) -> None:
    how = counted.levels[level]
    if how.form == "none" or not (how.text or how.form == "bullet"):
        return
    if how.form == "bullet":
        _insert(paragraph, marked(f"item:{level}:bullet:0:"))
        return
    counted.counted[level] = counted.counted.get(level, how.start - 1) + 1
    for deeper in [at for at in counted.counted if at > level]:
        del counted.counted[deeper]
    label = _label(counted, level)
    plain = how.form == "decimal" and _PLAIN.fullmatch(how.text) and not heading
    kind = "number" if plain else "label"
    _insert(paragraph, marked(f"item:{level}:{kind}:{counted.counted[level]}:{label}"))


def _insert(paragraph: Element, mark: Element) -> None:
    after_properties = int(len(paragraph) > 0 and paragraph[0].tag == f"{W}pPr")
    paragraph.insert(after_properties, mark)


def _label(counted: _List, level: int) -> str:
    """Write a label out: each ``%n`` is the count of level n, in its form."""

    def written(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        how = counted.levels.get(at)
        if how is None:
            return ""
        return _written(counted.counted.get(at, how.start), how.form)

    how = counted.levels[level]
    return _PLACE.sub(written, convert(how.text, how.font)).strip()


def _written(number: int, form: str) -> str:
    match form:
        case "upperRoman" | "lowerRoman":
            roman = "".join(_roman(number))
            return roman if form == "upperRoman" else roman.lower()
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter if form == "upperLetter" else letter.lower()
        case "decimalZero":
            return f"{number:02}"
    return str(number)


def _roman(number: int) -> Iterator[str]:
    for worth, letters in _ROMAN:
        while number >= worth:
            yield letters
            number -= worth


def _integer(text: str) -> int:
    """Return a number of a file, kept within reason."""
    return min(int(text), 9_999) if text.isascii() and text.isdecimal() else 0
