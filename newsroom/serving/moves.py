"""Old addresses: where each leads now, or that it is gone for good.

The lines below end in a web server's configuration, so an address is taken only in a form that
cannot be anything else there; whatever editors wrote has been checked before, and is checked again.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

#: A path (decoded) may hold letters of any script and these; no quote, ``$``, backslash or control.
_PATH = re.compile(r"/(?!/)[\w /.,:;@!&+=~()*'%|-]*")
_QUERY = re.compile(r"[A-Za-z0-9._~!&+=,:;@%/?()*'-]*")
_TARGET = re.compile(
    r"(?:https://[A-Za-z0-9.-]+(?::[0-9]+)?/|/(?!/))[A-Za-z0-9._~!&+=,:;@%/?()*'#-]*"
)
#: A stub page is a folder of that name.
_LONGEST = 200
_KEPT = "/.,:;@!&+=~()*'%?#-_"


class MoveError(ValueError):
    """An address that has no place in a map of moves; the text is the address."""


@dataclass(frozen=True, slots=True)
class Moves:
    """``moved`` leads from old addresses to new ones, ``gone`` holds those of withdrawn items.

    Addresses are root-relative ("/tin/123", "/Default.aspx?tabid=12", "/2018/12/20/bai/"); a target
    may also be an ``https`` URL. ``live`` holds the addresses that answer with a page: a map that
    knows no capitals must not send those away. ``base`` is the path that the site lies below.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    live: frozenset[str] = frozenset()
    base: str = ""

    def by_path(self) -> str:
        """Return lines for nginx' ``map $uri``, which compares without regard to capitals."""
        lines = {self._key(path): target for path, query, target in self._all() if not query}
        return "".join(f'{key} "{target}";\n' for key, target in lines.items())

    def by_request(self) -> str:
        """Return lines for ``map $request_uri``: old addresses that are told apart by a query."""
        lines = {
            f"{self.base}{quote(path, safe=_KEPT)}?{query}".lower(): target
            for path, query, target in self._all()
            if query
        }
        return "".join(f'"{request}" "{target}";\n' for request, target in lines.items())

    def by_absence(self) -> str:
        """Return lines for ``map $uri`` to 1 where a page was withdrawn."""
        pairs = map(parts, sorted(self.gone))
        keys = {self._key(path): None for path, query in pairs if not query}
        return "".join(f"{key} 1;\n" for key in keys)

    def pages(self) -> dict[str, str]:
        """Return stub pages for hosts that know no redirects: path in the release → HTML.

        Only addresses that end like a page can have one.
        """
        stubs = {}
        for path, query, target in self._all():
            if query or path in self.live:
                continue
            if path.endswith((".html", ".htm")):
                stubs[path[1:]] = _stub(target)
            elif "." not in path.rpartition("/")[2]:
                stubs[f"{path.strip('/')}/index.html"] = _stub(target)
        return stubs

    def rules(self) -> str:
        """Return the text of ``_redirects``, as GitLab, Cloudflare and Netlify read it."""
        return "".join(
            f"{self.base}{quote(path, safe=_KEPT)} {target} 301\n"
            for path, query, target in self._all()
            if not query
        )

    def _all(self) -> Iterator[tuple[str, str, str]]:
        """Yield path and query of each old address, and where it leads."""
        for source, target in sorted(self.moved.items()):
            path, query = parts(source)
            below = self.base if target.startswith("/") else ""
            yield path, query, f"{below}{location(target)}"

    def _key(self, path: str) -> str:
        whole = self.base + path
        if path.lower() != path and path.lower() in self.live:
            return f'"~^{re.escape(whole)}$"'.replace("\\ ", " ")
        return f'"{whole.lower()}"'


def parts(source: str) -> tuple[str, str]:
    """Return the decoded path and the query of an old address; raise ``MoveError``."""
    try:
        split = urlsplit(source)  # which would drop a line break without a word
    except ValueError as error:  # “//[” begins an address of version 6
        raise MoveError(source) from error
    path = unquote(split.path)
    if (
        not source.isprintable() or split.scheme or split.netloc or split.fragment
        or not _PATH.fullmatch(path) or not _QUERY.fullmatch(split.query)
        or "//" in path or "/." in path
        or any(len(segment.encode()) > _LONGEST for segment in path.split("/"))
    ):  # fmt: skip
        raise MoveError(source)
    return path, split.query


def location(target: str) -> str:
    """Return a target as it may stand in a ``Location`` header; raise ``MoveError``."""
    encoded = quote(target, safe=_KEPT)
    if not _TARGET.fullmatch(encoded):
        raise MoveError(target)
    return encoded


def _stub(target: str) -> str:
    escaped = target.replace("&", "&amp;").replace("'", "&#39;")
    return (
        f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>{escaped}</title>\n'
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{escaped}">\n'
        f'<meta http-equiv="refresh" content="0; url={escaped}">\n'
        f'<p><a href="{escaped}">{escaped}</a></p>\n'
    )
