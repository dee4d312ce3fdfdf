"""Names of withdrawn people in the sources: for `check`, and where a build stops before any page."""

from collections.abc import Iterable
from pathlib import Path

from newsroom.scan.hits import MESSAGES
from newsroom.scan.rules import Rules
from newsroom.text.finding import Finding
from newsroom.text.normalize import NotUtf8Error, clean_source


def named(people: Iterable[str], content: Path, sources: Iterable[str]) -> list[Finding]:
    """Return a finding wherever one of the sources names one of the people, as the scan would."""
    names = Rules.of(people, ()).names
    if names is None:
        return []
    found = []
    message, fix = MESSAGES["withdrawn-name"]
    for source in sources:
        try:
            text = clean_source((content / source).read_bytes())
        except (OSError, NotUtf8Error):
            continue
        for hit in names.finditer(text.encode()):
            before = hit.string[: hit.start()].decode()
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            told = message.format(text=" ".join(hit[0].decode().split()))
            found.append(Finding(line, column, "error", "withdrawn-name", told, fix, source))
    return found
