r"""Markers: what a stored body leaves open until a page is made.

A marker is ``\ue000kind:argument\ue001``. These private-use characters are refused in sources,
pass the serializer and the cleaner untouched, and can be split on in one pass.
"""

import re
from collections.abc import Callable

OPEN, CLOSE = "\ue000", "\ue001"
_MARKER = re.compile(f"{OPEN}([a-z]+):([^{CLOSE}]*){CLOSE}")
_STORED = re.compile(f"{OPEN}([a-z]+):(.*?){CLOSE}".encode(), re.DOTALL)


def mark(kind: str, argument: str = "") -> str:
    """Return the marker of a kind (``link``, ``cite``, ``photo`` …) and its argument."""
    return f"{OPEN}{kind}:{argument}{CLOSE}"


def replace(html: bytes, value: Callable[[str, str], str]) -> bytes:
    """Put ``value(kind, argument)`` in the place of every marker of HTML as it is stored."""
    return _STORED.sub(lambda match: value(match[1].decode(), match[2].decode()).encode(), html)


def strip(text: str) -> str:
    """Drop every marker."""
    return _MARKER.sub("", text) if OPEN in text else text
