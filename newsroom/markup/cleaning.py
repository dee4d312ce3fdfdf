"""What of an editor's raw HTML may reach readers: a short allow-list, by nh3.

Cleaning never repairs silently: whatever it would drop is told as a fault, with its line.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Set
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
#: Elements that HTML ends by itself.
_ENDLESS = {
    *(
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
    ),
    *("wbr", "dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"),
}
_ID = re.compile(r"(fn|fnref\d*):[\w-]+|[a-z0-9]+(-[a-z0-9_]+)*(_\d+)?")


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
    """Counts the start tags and attributes of a piece of HTML, and keeps its words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: Counter[tuple[str, str]] = Counter()
        #: What HTML drops without a word: instructions, declarations, ends of what never began.
        self.dropped: list[str] = []
        self._open: Counter[str] = Counter()
        self._words: list[str] = []
        self.feed(html)
        self.close()

    @property
    def words(self) -> str:
        """Return the text without white space, which HTML is free with."""
        return "".join("".join(self._words).split())

    def unclosed(self) -> list[str]:
        """Return the tags that wanted an end and have none."""
        return [tag for tag, count in self._open.items() if count and tag not in _ENDLESS]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[tag, ""] += 1
        self._open[tag] += 1
        for name, value in attrs:
            self.seen[tag, f"{name}={value or ''}"] += 1

    def handle_endtag(self, tag: str) -> None:
        if not self._open[tag]:
            self.dropped.append(f"</{tag}")
        self._open[tag] -= self._open[tag] > 0

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_pi(self, data: str) -> None:
        self.dropped.append(f"<?{data[:20]}")

    def handle_decl(self, decl: str) -> None:
        self.dropped.append(f"<!{decl[:20]}")

    def unknown_decl(self, data: str) -> None:
        self.dropped.append(f"<![{data[:20]}")


Place = Callable[[str], tuple[int, int]]


def clean(html: str, place: Place, *, raw: bool, ids: Set[str]) -> tuple[str, list[Finding]]:
    """Return the cleaned HTML, and a fault for everything that cleaning dropped or moved.

    ``raw`` tells whether the source holds raw HTML at all; without it nothing can be lost but
    what the tree pass has already refused, and the inventory is not taken. ``ids`` are those of
    headings, which Markdown made itself; one that an author wrote could take the place of a
    page's own.
    """
    cleaned = _CLEANER.clean(html)
    if not raw:
        return cleaned, []
    try:
        return cleaned, list(_losses(_Inventory(html), _Inventory(cleaned), place, ids))
    except AssertionError:  # how the parser of Python ends at a broken "<![CDATA["
        return cleaned, [_told("![", "", place)]


def _losses(
    before: _Inventory, after: _Inventory, place: Place, ids: Set[str]
) -> Iterator[Finding]:
    lost = before.seen - after.seen
    for tag, name in lost:
        yield _told(tag, name, place)
    for tag, name in before.seen:
        anchor = name.removeprefix("id=")
        if anchor != name and (tag, name) not in lost and not _is_own(anchor, ids):
            yield _told(tag, name, place)
    for text in before.dropped:
        message = f"Phần “{text}” không phải thẻ HTML dùng được nên sẽ mất khỏi bài."
        yield _refused(message, "Xóa phần này, hoặc viết &lt; thay cho dấu <.", place(text))
    if lost or before.dropped:
        return
    moved = [tag for tag, name in after.seen - before.seen if not name and tag != "tbody"]
    if tags := [*before.unclosed(), *moved]:
        message = f"Thẻ <{tags[0]}> không được đóng đúng chỗ nên chữ phía sau sẽ hiện sai."
        yield _refused(message, f"Viết </{tags[0]}> trong cùng đoạn.", place(f"<{tags[0]}"))
    elif before.words != after.words:
        message = "Chữ nằm giữa các thẻ HTML không đúng chỗ nên sẽ bị mất hoặc đảo thứ tự."
        yield _refused(message, "Viết lại phần HTML này bằng Markdown.", place("<"))


def _is_own(anchor: str, ids: Set[str]) -> bool:
    return anchor in ids or anchor.startswith(("fn:", "fnref"))


def _told(tag: str, attribute: str, place: Place) -> Finding:
    if attribute:
        name, _, value = attribute.partition("=")
        message = f"Thuộc tính “{name}” của thẻ <{tag}> không được phép trong bài."
        fix = "Xóa thuộc tính này; định dạng do giao diện của trang lo."
        return _refused(message, fix, place(value or name))
    message = f"Thẻ HTML <{tag}> không được phép trong bài."
    fix = (
        "Xóa thẻ này và viết bằng Markdown; ảnh viết ![mô tả](/media/…), video tạo trong mục Video."
    )
    return _refused(message, fix, place(f"<{tag}"))


def _refused(message: str, fix: str, at: tuple[int, int]) -> Finding:
    return Finding(*at, "error", "html-refused", message, fix)
