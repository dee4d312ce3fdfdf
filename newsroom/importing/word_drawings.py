"""Pictures, text boxes, charts and equations of a Word file, made ready for the conversion.

A picture is cut as its author cut it in Word: what was cut away must not come back. Text boxes
follow the paragraph that they hang on. What cannot come along leaves a mark at its place.
"""

import io
from posixpath import splitext
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from newsroom.images import Picture, PictureError
from newsroom.images.derivation import upright
from newsroom.images.inspection import inspect_bytes
from newsroom.images.structure import EXTENSIONS, kind_of
from newsroom.importing.word_document import Document, marked
from newsroom.importing.word_styles import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
#: The end of what a drawing says it holds → what an editor is told that it was. A line or an arrow
#: is no loss.
_LOST = {"chart": "chart", "chartex": "chart", "diagram": "diagram"}
_WHOLE = 100_000
_LARGEST_PX = 20_000


def apply(document: Document) -> int:
    """Make the drawings of the text ready in place; return how many text boxes it has."""
    for name, root in document.roots.items():
        if name != document.body_name:
            _strip_notes(root)
    targets = {one: target for kind, target, one in document.relations() if kind == "image"}
    boxes = 0
    parents = {child: parent for parent in document.body.iter() for child in parent}
    for node in [*document.body.iter()]:
        if node.tag == f"{W}drawing":
            boxes += _text_box(node, parents)
            _mark_lost(node, parents)
        elif node.tag == f"{_A}blip":
            _picture(node, document, targets, parents)
        elif node.tag == f"{_V}imagedata" and targets.get(node.get(f"{_R}id", "")) not in (
            document.parts
        ):
            _replace(node, parents, "missing")
        elif node.tag == f"{_M}oMath":
            _equation(node, parents)
    return boxes


def _strip_notes(root: Element) -> None:
    """Take drawings out of notes: none of ours shows one."""
    for parent in [*root.iter()]:
        for child in [*parent]:
            if child.tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
                parent.remove(child)


def _text_box(drawing: Element, parents: dict[Element, Element]) -> int:
    """Give a text box the older form beside it, which the converter reads, where it is missing."""
    contents = drawing.findall(f".//{W}txbxContent")
    if not contents:
        return 0
    above = parents[drawing]
    if above.tag == f"{_MC}Choice":
        alternate = parents[above]
        fallback = alternate.find(f"{_MC}Fallback")
        if fallback is not None and fallback.find(f".//{W}txbxContent") is not None:
            return 1
        if fallback is None:
            fallback = SubElement(alternate, f"{_MC}Fallback")
    else:
        fallback = above
    pict = SubElement(fallback, f"{W}pict")
    for content in contents:
        SubElement(SubElement(pict, f"{_V}shape"), f"{_V}textbox").append(content)
    return 1


def _mark_lost(drawing: Element, parents: dict[Element, Element]) -> None:
    data = drawing.find(f".//{_A}graphicData")
    uri = data.get("uri", "") if data is not None else ""
    lost = _LOST.get(uri.rpartition("/")[2])
    if lost and drawing.find(f".//{_A}blip") is None:
        _leave_mark(drawing, parents, lost)


def _leave_mark(node: Element, parents: dict[Element, Element], lost: str) -> None:
    """Put a mark into the paragraph around a node, in front of the run that the node stands in."""
    while node in parents and parents[node].tag != f"{W}p":
        node = parents[node]
    if node in parents:
        paragraph = parents[node]
        paragraph.insert([*paragraph].index(node), marked(f"lost:{lost}"))


def _replace(node: Element, parents: dict[Element, Element], lost: str) -> None:
    _leave_mark(node, parents, lost)
    parents[node].remove(node)


def _picture(
    blip: Element, document: Document, targets: dict[str, str], parents: dict[Element, Element]
) -> None:
    name = targets.get(blip.get(f"{_R}embed", ""), "")
    if name not in document.parts:
        linked = blip.get(f"{_R}link") is not None or "://" in name
        _replace(blip, parents, "linked" if linked else "missing")
        return
    cut = parents[blip].find(f"{_A}srcRect")
    if cut is None:
        return
    sides = [_share(cut.get(side, "0")) for side in "ltrb"]
    if not any(sides):
        return
    data = _cropped(document.parts[name], sides)
    if not data:
        _leave_mark(blip, parents, "uncut")
        return
    stem, suffix = splitext(name)
    fresh = f"{stem}-cut-{len(document.parts)}{suffix}"
    document.parts[fresh] = data
    blip.set(f"{_R}embed", _related(document, fresh))


def _share(text: str) -> float:
    """Return a side of a cut as a share of the picture; below zero Word adds a margin instead."""
    number = text.removesuffix("%")
    try:
        return max(0.0, float(number) / (100 if text.endswith("%") else _WHOLE))
    except ValueError:
        return 0.0


def _cropped(data: bytes, sides: list[float]) -> bytes:
    """Return a picture without its cut edges, b'' where that cannot be done."""
    kind = kind_of(data[:64])
    if kind is None or not isinstance(inspect_bytes(data, f"x{EXTENSIONS[kind][0]}"), Picture):
        return b""
    try:
        image = upright(data, _LARGEST_PX)
    except PictureError:
        return b""
    (wide, high), (left, top, right, bottom) = image.size, sides
    box = (
        round(left * wide),
        round(top * high),
        round(wide - right * wide),
        round(high - bottom * high),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return b""
    out = io.BytesIO()
    image.crop(box).save(out, "PNG" if image.mode != "RGB" else "JPEG", quality=92)
    return out.getvalue()


def _related(document: Document, part: str) -> str:
    """Add a relation to a part of ours and return its id."""
    root = ElementTree.fromstring(document.parts[document.relations_name])
    name = f"house{len(root)}"
    values = {"Id": name, "Type": _IMAGE, "Target": f"/{part}"}
    SubElement(root, f"{_RELATIONSHIPS}Relationship", values)
    document.parts[document.relations_name] = ElementTree.tostring(root, encoding="utf-8")
    return name


def _equation(node: Element, parents: dict[Element, Element]) -> None:
    """Write an equation as the plain row of its signs; an editor has to look at it."""
    text = "".join(part.text or "" for part in node.iter(f"{_M}t"))
    _leave_mark(node, parents, "math")
    place = parents[node]
    while place.tag != f"{W}p" and place in parents:
        node, place = place, parents[place]
    run = Element(f"{W}r")
    SubElement(run, f"{W}t").text = text
    place.insert([*place].index(node), run)
