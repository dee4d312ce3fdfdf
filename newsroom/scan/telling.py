"""From hits in the output to findings in the content: the file and line that a text came from.

Runs only when there are hits, so it may read sources again.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.scan.hits import MESSAGES, Hit
from newsroom.scan.naming import named
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
    hits: Iterable[Hit],
    origins: Mapping[str, Origin],
    content: Path,
    sources: Sequence[str],
    people: Sequence[str] = (),
) -> list[Finding]:
    """Return a finding for each text that was hit, at the place in ``content`` that it comes from.

    ``sources`` are all that is published, and ``site.yaml``. A contact that one of them names is its
    editor's affair, and so is a number that a silencing comment of its source stands up for. Sources
    are asked for withdrawn ``people`` as a check would ask them, so that every place is told at once.
    """
    texts = _Texts(content)
    hits = list(hits)
    found: dict[tuple[str, int, str, str], Finding] = {}
    names = [hit for hit in hits if hit.kind == "withdrawn-name"]
    written = named(people, content, sources) if names else []
    for hit in names if not written else ():
        _note(found, hit, [], origins)
    for hit in hits:
        if hit.kind == "withdrawn-name":
            continue
        own = origins.get(hit.path, Origin("")).sources
        places = texts.places(hit.text, own) or texts.places(hit.text, sources)
        if not _is_accounted_for(hit, places, texts):
            _note(found, hit, places, origins)
    return [*written, *found.values()][:_MOST]


def _note(
    found: dict[tuple[str, int, str, str], Finding],
    hit: Hit,
    places: list[tuple[str, int, int]],
    origins: Mapping[str, Origin],
) -> None:
    message, fix = MESSAGES[hit.kind]
    told = message.format(address=_address(hit.path), text=hit.text)
    fallback = _fallback(origins.get(hit.path, Origin("")))
    for file, line, column in places or [(fallback, 1, 1)]:
        finding = Finding(line, column, "error", hit.kind, told, fix, file)
        found.setdefault((file, line, hit.kind, hit.text), finding)


def _is_accounted_for(hit: Hit, places: list[tuple[str, int, int]], texts: "_Texts") -> bool:
    match hit.kind:
        case "private-contact":
            return bool(places)
        case "identity-number":
            return bool(places) and texts.is_silenced(hit.kind, places[0][0])
    return False


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

    def places(self, text: str, sources: Iterable[str]) -> list[tuple[str, int, int]]:
        """Return file, line and column wherever the sources hold the text."""
        found = []
        for source in sources:
            whole = self._text(source)
            at = whole.find(text)
            while at >= 0:
                line = whole.count("\n", 0, at) + 1
                found.append((source, line, at - whole.rfind("\n", 0, at)))
                at = whole.find(text, at + len(text))
        return found

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
