"""One look at one file: by what it is, active content and private data."""

import json
from html import unescape

from newsroom.scan.active import active
from newsroom.scan.hits import Hit
from newsroom.scan.private import private
from newsroom.scan.rules import Rules


def look(path: str, data: bytes, rules: Rules) -> list[Hit]:
    """Return what must not leave the house in a rendered file or fragment; ``path`` tells its kind.

    Pages and fragments are HTML, Atom carries HTML as text and JSON Feed as strings.
    """
    kind = path.rpartition(".")[2]
    match kind:
        case "atom":
            shown = unescape(data.decode()).encode()
        case "json":
            shown = _texts(data)
        case _:
            shown = data
    hits = [Hit(path, "active-content", text) for text in active(shown)] if kind != "xml" else []
    hits += [Hit(path, *found) for found in private(shown, rules)]
    return hits


def _texts(data: bytes) -> bytes:
    """Return every string of a JSON file; one that does not parse is looked at as it is."""
    try:
        waiting = [json.loads(data)]
    except ValueError:
        return data
    found: list[str] = []
    while waiting:
        match waiting.pop():
            case dict() as fields:
                waiting += fields.values()
            case list() as items:
                waiting += items
            case str() as text:
                found.append(text)
    return "\n".join(found).encode()
