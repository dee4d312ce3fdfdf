"""Runs of text as Markdown: emphasis, links, notes, pictures; a line break stays a newline.

Escapes are few: an editor has to read the source, so ``2018.`` and ``27-NQ/TW`` stay as they are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.importing.tree import BLOCKS, Element
from newsroom.text.normalize import UNSAFE

_SPACE = re.compile(r"[ \r\n\f\v\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
#: Wingdings and Symbol draw their bullets in the private area of Unicode.
_BULLET = re.compile("[\uf000-\uf0ff]")
_ESCAPED = re.compile(r"(?<!\s)\*|\*(?!\s)|(?<!\w)_|_(?!\w)|[`\\]")
#: A bracket that a link could begin with, also one whose end stands in another piece of the line.
_REFERENCE = re.compile(r"\[(?=[^\]]*\][(:\[])|\[(?=\^)|\[(?=[^\]]*$)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;|#[0-9xX])")
_NOTE = re.compile(r"#(footnote|endnote|_ftn|_edn)-?(\d+)$")
_BACK = re.compile(r"#(?:foot|end)note-ref-\d+$|#_(?:ftn|edn)ref\d+$")
_WEB = re.compile(r"(https?://|mailto:|tel:)\S.*$", re.IGNORECASE)
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "cite": "*", "dfn": "*"}
_KEPT = {"sub": "sub", "sup": "sup", "s": "s", "del": "s", "strike": "s"}
#: A picture in Markdown, alone.
PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\([^)\s]+\)")
_RAISED = re.compile(r"<(su[bp])>[^<]*</\1>")
_STARS = re.compile(r"(?<!\\)(\*{1,3})")
#: A mark that something was lost here: no text holds this character, see ``_INVISIBLE``.
LOST = re.compile("\x00([a-z]+)\x00")
_LOST_ANCHOR = "house:lost:"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a picture will lie (``/media/…``; '' if it is refused), and its description."""

    path: str
    alt: str = ""


def render(node: Element, pictures: Mapping[str, Target]) -> str:
    """Return the inline content of an element; block elements inside end their line.

    Tabs stay, and ``LOST`` marks where something did not come along.
    """
    text = _merged("".join(_part(child, pictures) for child in node.children))
    lines = [re.sub(" {2,}", " ", line).strip() for line in text.split("\n")]
    return "\n".join(re.sub(" *\t *", "\t", line) for line in lines).strip("\n")


def escape(text: str) -> str:
    """Return plain text so that Markdown reads it as plain text, in the middle of a line."""
    text = _INVISIBLE.sub("", _SPACE.sub(" ", text)).replace("\u2011", "-")
    text = UNSAFE.sub("", _BULLET.sub("•", text))
    text = _ENTITY.sub("&amp;", text)
    text = _ESCAPED.sub(lambda match: f"\\{match[0]}", text)
    return _TAG.sub("&lt;", _REFERENCE.sub(r"\\[", text))


def plain(markdown: str) -> str:
    """Return a rendered text without marks, escapes and pictures: what a reader reads."""
    text = LOST.sub("", PICTURE.sub("", markdown))
    text = re.sub(r"\[\^\w+\]|</?(?:sub|sup|s|br)>|(?<!\\)\*+", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("&lt;", "<").replace("&amp;", "&")
    return " ".join(re.sub(r"\\(?=[\\`*_{}\[\]()#+\-.!|>])", "", text).split())


def is_bold(markdown: str) -> bool:
    """Say whether every word of a rendered text is bold."""
    return _is_all(markdown, "**")


def is_italic(markdown: str) -> bool:
    """Say whether every word of a rendered text is italic."""
    return _is_all(markdown, "*")


def _is_all(markdown: str, mark: str) -> bool:
    marked, outside, on = "", "", set[str]()
    for piece in _STARS.split(PICTURE.sub("", markdown)):
        if _STARS.fullmatch(piece):
            on ^= {"*", "**"} if piece == "***" else {piece}
        elif mark in on:
            marked += piece
        else:
            outside += piece
    return has_words(plain(marked)) and not has_words(plain(outside))


def has_words(text: str) -> bool:
    """Say whether a text has a letter or digit."""
    return any(char.isalnum() for char in text)


def note_label(kind: str, number: str) -> str:
    """Return what a note is called until all are numbered: foot and end notes count apart."""
    return f"{'e' if kind.startswith(('end', '_edn')) else 'f'}{number}"


def is_lost(link: Element) -> bool:
    """Say whether a link leads where no reader of our site could follow: its text stays."""
    href = link.attributes.get("href", "").strip()
    return bool(href) and not href.startswith("#") and not _WEB.match(href)


def _part(node: "Element | str", pictures: Mapping[str, Target]) -> str:
    if isinstance(node, str):
        return escape(node)
    match node.tag:
        case "br":
            return "\n"
        case "img":
            target = pictures.get(node.attributes.get("src", ""))
            if target is None:
                return ""
            return f"\n![{escape(target.alt)}]({target.path})\n" if target.path else "\0picture\0"
        case "a":
            return _link(node, pictures)
        case tag if tag in _MARKS:
            return _marked(_inside(node, pictures), _MARKS[tag])
        case tag if tag in _KEPT:
            inside = _inside(node, pictures)
            if not inside.strip() or inside.strip().startswith("[^"):
                return inside.strip()
            return f"<{_KEPT[tag]}>{inside}</{_KEPT[tag]}>"
        case tag if tag in BLOCKS:
            return f"\n{_inside(node, pictures)}\n"
    return _inside(node, pictures)


def _inside(node: Element, pictures: Mapping[str, Target]) -> str:
    return "".join(_part(child, pictures) for child in node.children)


def _marked(text: str, mark: str) -> str:
    """Put marks around each line, inside its spaces; marks around nothing are none."""
    return "\n".join(_line_marked(line, mark) for line in text.split("\n"))


def _line_marked(line: str, mark: str) -> str:
    core = line.strip()
    if not has_words(plain(core)) or PICTURE.search(core) or _RAISED.fullmatch(core):
        return line
    if mark == "**":
        core = core.replace("**", "")
    elif core.startswith("*") and not core.startswith("**"):
        return line
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{before}{mark}{core}{mark}{after}"


def _merged(text: str) -> str:
    """Join what formatting tore into equal neighbours: ``**a****b**``, ``**a** **b**``."""
    text = text.replace("****", "").replace("</sup><sup>", "").replace("</sub><sub>", "")
    return re.sub(r"(?<=[^\s*])\*\* \*\*(?=\*?[^\s*])", " ", text)


def _link(node: Element, pictures: Mapping[str, Target]) -> str:
    text, href = _inside(node, pictures), node.attributes.get("href", "").strip()
    if (name := node.attributes.get("id", "")).startswith(_LOST_ANCHOR):
        return f"\0{re.sub('[^a-z]', '', name.removeprefix(_LOST_ANCHOR))}\0{text}"
    if note := _NOTE.search(href):
        return f"[^{note_label(note[1], note[2])}]"
    if _BACK.search(href):
        return ""
    core = text.strip()
    if not _WEB.match(href) or not core or "\n" in core or "![" in core:
        return text
    if plain(core) == href:
        return text.replace(core, f"<{href}>")
    address = href.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    return text.replace(core, f"[{core}]({address})")
