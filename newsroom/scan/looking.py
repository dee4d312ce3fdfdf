"""One look at one file: by what it is, active content and private data."""

import json
import re
from html import unescape
from typing import Any

from newsroom.scan.active import active
from newsroom.scan.hits import Hit
from newsroom.scan.private import private
from newsroom.scan.rules import Rules

_CONTENT = re.compile(rb"<content[^>]*>(.*?)</content>", re.DOTALL)


def look(path: str, data: bytes, rules: Rules) -> list[Hit]:
    """Return what must not leave the house in a rendered file or fragment; ``path`` tells its kind.

    Pages and fragments are HTML; Atom (RFC 4287) and JSON Feed carry HTML inside, beside plain text.
    """
    kind = path.rpartition(".")[2]
    match kind:
        case "atom":
            html = b"\n".join(unescape(part.decode()).encode() for part in _CONTENT.findall(data))
            html = _at_home(html, rules)
            data = unescape(data.decode()).encode()  # else “số&amp;nbsp;0791…” hides a number
        case "json":
            read = json.loads(data)
            html = _at_home("\n".join(_contents(read)).encode(), rules)
            data = json.dumps(read, ensure_ascii=False).encode()  # words as words, no escapes
        case "xml" | "txt":
            html = b""
        case _:
            html = data
    hits = [Hit(path, "active-content", text) for text in active(html)]
    hits += [Hit(path, *found) for found in private(data, rules)]
    return hits


def _at_home(html: bytes, rules: Rules) -> bytes:
    """Shorten the site's own addresses: what a feed fetches from there is not foreign."""
    return html.replace(f"{rules.origin}/".encode(), b"/") if rules.origin else html


def _contents(read: Any) -> list[str]:
    """Return the HTML of a JSON Feed's items; of other JSON none is read as HTML."""
    items = read.get("items", ()) if isinstance(read, dict) else ()
    return [str(item.get("content_html", "")) for item in items]
