"""HTML as it is found, read into a small tree; broken nesting is mended as browsers do.

Saved pages leave out end tags and cross them. Nothing is lost but scripts, styles and comments.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
_SECTIONS = ["article", "aside", "body", "center", "div", "footer", "header", "html", "main", "nav"]
_LISTS = ["dd", "dl", "dt", "li", "ol", "ul", "table", "tbody", "td", "tfoot", "th", "thead", "tr"]
_TEXTS = ["address", "blockquote", "caption", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5"]
_OTHERS = ["h6", "fieldset", "form", "hr", "p", "pre", "section"]
BLOCKS = frozenset([*_SECTIONS, *_LISTS, *_TEXTS, *_OTHERS])
SILENT = frozenset(["script", "style", "noscript", "template", "object", "iframe", "svg", "select"])
#: A start tag of the key ends open elements of the values, up to the scope around them.
_ENDS = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tbody": {"tr", "td", "th", "thead", "tbody"},
    "option": {"option"},
}
_SCOPES = {"li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"}}
#: Deeper nesting is flattened: no honest page goes there, and the walk is recursive.
DEEPEST = 120


@dataclass(eq=False, slots=True)
class Element:
    """An element with its attributes and, in order, its texts and elements."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator["Element"]:
        """Yield the elements inside in the order of the document."""
        for child in self:
            yield child
            yield from child.walk()

    def text(self) -> str:
        """Return all the text inside; line breaks count as a space."""
        return " ".join("".join(self.texts()).split())

    def texts(self) -> Iterator[str]:
        """Yield the pieces of text inside; blocks and breaks end a line."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag == "br":
                yield "\n"
            else:
                yield from child.texts()
                if child.tag in BLOCKS:
                    yield "\n"

    def has_class(self, name: str) -> bool:
        """Say whether the element carries a class."""
        return name in self.attributes.get("class", "").split()

    def lines(self) -> list[str]:
        """Return the text line by line as a reader sees it, blank lines left out."""
        lines = (" ".join(line.split()) for line in "".join(self.texts()).split("\n"))
        return [line for line in lines if line]

    def replace(self, old: "Element", *new: "Element | str") -> bool:
        """Put other nodes in the place of an element wherever it stands inside."""
        for place, child in enumerate(self.children):
            if child is old:
                self.children[place : place + 1] = new
                return True
        return any(child.replace(old, *new) for child in self)

    def without(self, unwanted: "set[Element]") -> None:
        """Remove elements wherever they stand inside."""
        self.children = [
            child for child in self.children if isinstance(child, str) or child not in unwanted
        ]
        for child in self:
            child.without(unwanted)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html")
        self.open = [self.root]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        if self.silent or tag in {"html", "head"}:
            return
        self._end_before(tag)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)
        elif tag not in SILENT:
            self.handle_starttag(tag, attrs)
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
            return
        if self.silent or tag in VOID:
            return
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return
            if self.open[place].tag in {"td", "th", "table"} and tag not in {
                "table",
                "tr",
                "tbody",
            }:
                return  # a stray end tag does not reach out of its cell

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.open[-1].children.append(data)

    def _end_before(self, tag: str) -> None:
        if tag in BLOCKS and self.open[-1].tag == "p":
            self.open.pop()
        ended = _ENDS.get(tag, set())
        scope = _SCOPES.get(tag, {"table"})
        for place in range(len(self.open) - 1, 0, -1):
            name = self.open[place].tag
            if name in scope or not ended:
                return
            if name in ended:
                del self.open[place:]
                if tag not in {"tr", "tbody"}:
                    return


def parse(html: str) -> Element:
    """Read a page or a piece of HTML; the answer is a root whose children are what it holds."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
