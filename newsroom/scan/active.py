"""Active and foreign content of HTML: scripts, handlers, frames, addresses that run or fetch.

Two passes. The first is a handful of byte expressions that each begin with a literal, which is what
makes them cheap (some 0.02 ms a page together); they err to the safe side. What they stop at is read
by a real parser, which has the last word.
"""

import re
from html.parser import HTMLParser
from itertools import groupby
from operator import itemgetter

_FORBIDDEN = frozenset((
    "animate", "animatemotion", "animatetransform", "applet", "audio", "base", "embed", "foreignobject",
    "frame", "frameset", "handler", "iframe", "image", "isindex", "listener", "marquee", "math", "noscript",
    "object", "set", "style", "use",
))  # fmt: skip
_OURS = rb"/(?![/\\])"
_OUR_SCRIPT = (
    rb" type=\"application/ld\+json\">[^<]*</script>"
    rb"| type=\"module\" src=\"/(?:[^/\"<>]+/)*theme/[\w.-]+\"></script>"
)
_OUR_LINK = (
    rb" rel=\"(?:icon|stylesheet)\" href=\"%b| rel=\"(?:canonical|alternate|self)\" " % _OURS
)
_OUR_META = rb" (?:charset|name|property)="
#: By first letters, so that few of them are tried at a tag.
_TAGS = "|".join(
    rf"{letter}(?:{'|'.join(name[1:] for name in names)})\b"
    for letter, names in groupby(sorted(_FORBIDDEN | {"form", "input", "button"}), itemgetter(0))
).encode()
#: Lower-case HTML in; each begins with letters, or with a rare one, from which it looks back.
_SUSPECTS = (
    # A handler, also after a slash or a quote, also without a value.
    re.compile(rb"on(?<=[\s\"'/]on)[^\s=>]*\s*[=>]"),
    re.compile(
        rb"<(?:%b|script(?!%b)|link(?!%b)|meta(?!%b)|\?(?!xml )|!(?!doctype html>))"
        % (_TAGS, _OUR_SCRIPT, _OUR_LINK, _OUR_META)
    ),
    re.compile(rb"f(?<=href)(?!=\"(?:%b|[#?\"]|https?://|mailto:|tel:)|lang=)" % _OURS),
    re.compile(rb"src(?!=\"%b|set=\"(?:%b[^\",]*, )*%b[^\",]*\"|lang=)" % (_OURS, _OURS, _OURS)),
    re.compile(rb"y(?<=sty)le\s*="),
)
_LEADING = frozenset(("cite", "formaction", "href", "longdesc", "ping", "xlink:href"))
_FETCHED = frozenset((
    "action", "background", "code", "codebase", "data", "formaction", "imagesrcset", "manifest", "poster",
    "src", "srcset",
))  # fmt: skip
_SCRIPT = re.compile(r"/(?:[^/]+/)*theme/[\w.-]+")
_SCHEMES = frozenset(("http", "https", "mailto", "tel"))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
#: What browsers drop from an address before they look at it (URL standard, 4.4).
_DROPPED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_NAMED_LINKS = frozenset(("alternate", "canonical", "self"))


def active(html: bytes) -> list[str]:
    """Return what acts or fetches from elsewhere, as it stands in the HTML; mostly nothing."""
    low = html.lower()
    if not any(suspect.search(low) for suspect in _SUSPECTS):
        return []
    reader = _Reader()
    reader.feed(html.decode("utf-8", "replace"))
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._script = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if (
            tag in _FORBIDDEN
            or (tag == "script" and not _is_ours(given))
            or any(_acts(tag, name, value, given) for name, value in given.items())
        ):
            self._tell()
        self._script = given.get("type", "module") if tag == "script" else ""

    def handle_data(self, data: str) -> None:
        if self._script and self._script != "application/ld+json" and data.strip():
            self.found.append(data.strip()[:80])

    def handle_pi(self, data: str) -> None:
        if not data.startswith("xml "):
            self.found.append(f"<?{data[:80]}")

    def _tell(self) -> None:
        self.found.append(" ".join((self.get_starttag_text() or "").split())[:120])


def _is_ours(given: dict[str, str]) -> bool:
    if given.get("type") == "application/ld+json":
        return "src" not in given
    return _SCRIPT.fullmatch(given.get("src", "")) is not None


def _acts(tag: str, name: str, value: str, given: dict[str, str]) -> bool:
    if name.startswith("on") or name in {"style", "srcdoc", "http-equiv"}:
        return True
    if name in _FETCHED or (name in _LEADING and tag == "link" and not _names(given)):
        parts = value.split(",") if name.endswith("srcset") else [value]
        return any(not _is_local(part.split()[0] if part.split() else "") for part in parts)
    return name in _LEADING and not _is_harmless(value)


def _names(given: dict[str, str]) -> bool:
    return given.get("rel") in _NAMED_LINKS


def _is_local(address: str) -> bool:
    bare = _DROPPED.sub("", address)
    return bare.startswith("/") and not bare.startswith(("//", "/\\"))


def _is_harmless(address: str) -> bool:
    bare = _DROPPED.sub("", address)
    scheme = _SCHEME.match(bare)
    if scheme:
        return scheme[1].lower() in _SCHEMES
    return not bare.replace("\\", "/").startswith("//")
