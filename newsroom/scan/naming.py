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
        for number, line in enumerate(text.split("\n"), 1):
            for hit in names.finditer(line.encode()):
                column = len(line.encode()[: hit.start()].decode()) + 1
                words = " ".join(hit[0].decode().split())
                told = message.format(text=words)
                found.append(Finding(number, column, "error", "withdrawn-name", told, fix, source))
    return found
