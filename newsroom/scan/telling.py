"""From hits in the output to findings in the content: the file and line that a text came from.

Runs only when there are hits, so it may read sources again.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.scan.hits import MESSAGES, Hit
from newsroom.text.finding import Finding
from newsroom.text.normalize import NotUtf8Error, clean_source

_SILENCE = re.compile(r"<!--\s*b[ỏo]-qua\s*:\s*([^>]*)-->", re.IGNORECASE)
_MOST = 100


@dataclass(frozen=True, slots=True)
class Origin:
    """What a file of the output was made of: its template and the sources that it shows itself."""

    template: str
    sources: tuple[str, ...] = ()


def tell(
    hits: Iterable[Hit], origins: Mapping[str, Origin], content: Path, sources: Sequence[str]
) -> list[Finding]:
    """Return a finding for each text that was hit, at the place in ``content`` that it comes from.

    ``sources`` are all that is published. A contact that one of them names is its editor's affair,
    and so is a number that a silencing comment of its source stands up for.
    """
    texts = _Texts(content)
    found: dict[tuple[str, int, str, str], Finding] = {}
    for hit in hits:
        origin = origins.get(hit.path, Origin(""))
        own = texts.place(hit.text, origin.sources)
        place = own or texts.place(hit.text, sources)
        if hit.kind == "private-contact" and (place or texts.place(hit.text, ("site.yaml",))):
            continue
        if place and hit.kind == "identity-number" and texts.is_silenced(hit.kind, place[0]):
            continue
        file, line, column = place or (_fallback(origin), 1, 1)
        message, fix = MESSAGES[hit.kind]
        told = message.format(address=_address(hit.path), text=hit.text)
        key = (file, line, hit.kind, hit.text)
        if key not in found and len(found) < _MOST:
            found[key] = Finding(line, column, "error", hit.kind, told, fix, file)
    return list(found.values())


def _fallback(origin: Origin) -> str:
    if len(origin.sources) == 1:
        return origin.sources[0]
    return f"../theme/templates/{origin.template}" if origin.template else "site.yaml"


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


class _Texts:
    """The sources as text, read once."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._known: dict[str, str] = {}

    def place(self, text: str, sources: Iterable[str]) -> tuple[str, int, int] | None:
        """Return file, line and column of the first source that holds the text."""
        for source in sources:
            whole = self._text(source)
            at = whole.find(text)
            if at >= 0:
                start = whole.rfind("\n", 0, at)
                return source, whole.count("\n", 0, at) + 1, at - start
        return None

    def is_silenced(self, rule: str, source: str) -> bool:
        """Tell whether a comment in the source stands up for what a rule finds, with a reason."""
        bodies = (match[1] for match in _SILENCE.finditer(self._text(source)))
        return any(rule in body and len(body.split()) > 2 for body in bodies)

    def _text(self, source: str) -> str:
        if source not in self._known:
            try:
                text = clean_source((self._content / source).read_bytes())
            except (OSError, NotUtf8Error):
                text = ""
            self._known[source] = text.replace("\u00a0", " ")
        return self._known[source]
