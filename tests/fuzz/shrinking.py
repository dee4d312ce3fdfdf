"""Make a document that has a fault as small as it goes, so that it can be kept as a fixture."""

import time
from collections.abc import Callable

from tests.fuzz.documents import Document


def shrunk(document: Document, fails: Callable[[Document], bool], seconds: float = 30) -> Document:
    """Return a smaller document for which ``fails`` is still true; stops after so many seconds.

    Halves, quarters … of lines and then of bytes are left out as long as the fault stays.
    """
    until = time.monotonic() + seconds
    best = document
    for joint in (b"\n", b""):
        best = _less(best, joint, fails, until)
    return best


def _less(
    document: Document, joint: bytes, fails: Callable[[Document], bool], until: float
) -> Document:
    parts = document.data.split(joint) if joint else [bytes([byte]) for byte in document.data]
    size = len(parts) // 2
    while size:
        at = 0
        while at < len(parts) and time.monotonic() < until:
            fewer = parts[:at] + parts[at + size :]
            smaller = Document(document.name, joint.join(fewer))
            if fails(smaller):
                parts = fewer
            else:
                at += size
        size //= 2
    return Document(document.name, joint.join(parts))
