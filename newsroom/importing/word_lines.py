"""Make paragraphs of what Word keeps in another form: drop capitals, lines parted by Shift+Enter.

A drop capital is a paragraph of its own in a frame. Some writers end every line by Shift+Enter, so
that heading, text and list are one paragraph; where such a line is a long sentence, each line is a
paragraph. Verses and addresses, whose lines are short, keep their breaks.
"""

import re
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from newsroom.importing.word_styles import W

_FEWEST_LINES = 3
_SENTENCE = re.compile(r"(?:\S+\s+){11,}\S*[.!?…”]$")


def apply(root: Element) -> None:
    """Change the paragraphs of a text in place."""
    for parent in [*root.iter()]:
        if any(child.tag == f"{W}p" for child in parent):
            _join_drop_capitals(parent)
            for child in [*parent]:
                if child.tag == f"{W}p" and len(lines := _lines(child)) >= _FEWEST_LINES:
                    _part(parent, child, lines)


def _join_drop_capitals(parent: Element) -> None:
    for capital, following in zip([*parent], [*parent][1:], strict=False):
        frame = capital.find(f"{W}pPr/{W}framePr")
        if frame is None or following.tag != f"{W}p":
            continue
        if frame.get(f"{W}dropCap", "none") == "none":
            continue
        run = Element(f"{W}r")
        SubElement(run, f"{W}t").text = _text(capital)
        first = following.find(f"{W}pPr") is not None
        following.insert(int(first), run)
        parent.remove(capital)


def _text(element: Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t")).strip()


def _lines(paragraph: Element) -> list[list[Element]]:
    """Return the runs of each line, none where the lines are verses or there is only one."""
    if paragraph.find(f".//{W}br") is None:
        return []
    lines: list[list[Element]] = [[]]
    for child in paragraph:
        if child.tag == f"{W}pPr":
            continue
        if child.tag != f"{W}r":
            lines[-1].append(child)
            continue
        piece = _begun(child)
        for node in child:
            if node.tag == f"{W}br" and node.get(f"{W}type", "textWrapping") == "textWrapping":
                lines[-1].append(piece)
                lines.append([])
                piece = _begun(child)
            elif node.tag != f"{W}rPr":
                piece.append(node)
        lines[-1].append(piece)
    texts = [" ".join(_text(node) for node in line).strip() for line in lines]
    return lines if any(map(_SENTENCE.search, texts)) else []


def _begun(run: Element) -> Element:
    """Return an empty run of the same look."""
    made = Element(run.tag, run.attrib)
    made.extend(deepcopy(look) for look in run.findall(f"{W}rPr"))
    return made


def _part(parent: Element, paragraph: Element, lines: list[list[Element]]) -> None:
    place = [*parent].index(paragraph)
    properties = paragraph.findall(f"{W}pPr")
    parent.remove(paragraph)
    for line in reversed(lines):
        made = Element(paragraph.tag, paragraph.attrib)
        made.extend(deepcopy(one) for one in properties)
        made.extend(line)
        parent.insert(place, made)
