"""What of an editor's raw HTML may reach readers: a short allow-list, by nh3.

Cleaning never repairs silently: whatever it would drop is told as a fault, with its line.
"""

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser

import nh3

from newsroom.text.finding import Finding

_CELLS = {"align-left", "align-center", "align-right"}
_CLASSES = {
    "div": {"table-scroll", "footnote"},
    "td": _CELLS,
    "th": _CELLS,
    "a": {"footnote-ref", "footnote-backref"},
}
_ATTRIBUTES = {
    "a": {"href", "title", "hreflang", "lang", "id"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "*": {"lang", "id"},
}
_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn", "div"),
    *("dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins"),
    *("kbd", "li", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "sup"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var"),
}
_ID = re.compile(r"(fn|fnref\d*):[\w-]+|[a-z0-9]+(-[a-z0-9_]+)*")


def _keep(tag: str, name: str, value: str) -> str | None:
    """Let through the ids that our own contents list and footnotes make, and no others."""
    del tag
    return value if name != "id" or _ID.fullmatch(value) else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    attribute_filter=_keep,
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
    strip_comments=True,
)


class _Inventory(HTMLParser):
    """Counts start tags and attributes of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: Counter[tuple[str, str]] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[tag, ""] += 1
        for name, value in attrs:
            self.seen[tag, f"{name}={value or ''}"] += 1


def _inventory(html: str) -> Counter[tuple[str, str]]:
    parser = _Inventory()
    parser.feed(html)
    parser.close()
    return parser.seen


def clean(
    html: str, place: Callable[[str], tuple[int, int]], *, raw: bool
) -> tuple[str, list[Finding]]:
    """Return the cleaned HTML, and a fault for everything that cleaning dropped.

    ``raw`` tells whether the source holds raw HTML at all; without it nothing can be lost but
    what the tree pass has already refused, and the inventory is not taken.
    """
    cleaned = _CLEANER.clean(html)
    if not raw:
        return cleaned, []
    try:
        lost = _inventory(html) - _inventory(cleaned)
    except AssertionError:  # how the parser of Python ends at a broken "<![CDATA["
        return cleaned, [_told("![", "", place)]
    return cleaned, [_told(tag, name, place) for tag, name in lost]


def _told(tag: str, attribute: str, place: Callable[[str], tuple[int, int]]) -> Finding:
    if attribute:
        name, _, value = attribute.partition("=")
        line, column = place(value or name)
        message = f"Thuộc tính “{name}” của thẻ <{tag}> không được phép trong bài."
        fix = "Xóa thuộc tính này; định dạng do giao diện của trang lo."
    else:
        line, column = place(f"<{tag}")
        message = f"Thẻ HTML <{tag}> không được phép trong bài."
        fix = "Xóa thẻ này và viết bằng Markdown; ảnh viết ![mô tả](/media/…), video tạo trong mục Video."
    return Finding(line, column, "error", "html-refused", message, fix)
