"""What git knows of the content: which commit stands here, and what has changed since another."""

import re
import subprocess
from pathlib import Path

from starter.building import ROOT
from starter.faults import UsageFault

_NAME = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


def named(option: str, commit: str) -> str:
    """Accept the full name of a commit; empty stays empty."""
    if commit and not _NAME.fullmatch(commit):
        raise UsageFault(f"Tùy chọn {option} cần mã commit đầy đủ (40 chữ số 0-9a-f): “{commit}”.")
    return commit


def head() -> str:
    """Return the commit that is checked out, or an empty string outside a checkout."""
    found = _git(ROOT, "rev-parse", "-q", "--verify", "HEAD")
    return found.decode().strip() if found else ""


def changed(content: Path, since: str, until: str = "HEAD") -> dict[str, frozenset[int]] | None:
    """Return the files below the content that changed between two commits: path → lines of the new.

    None when this copy of the repository does not know one of the commits.
    """
    words = ("-U0", "--no-color", "--no-ext-diff", "--no-renames", "--diff-filter=AM", "--relative")
    told = _git(content, "diff", *words, "-z", "--raw", "-p", since, until, "--", ".")
    if told is None:
        return None
    raw, _, patch = told.partition(b"\0\0")
    names = [item for item in raw.split(b"\0") if item and not item.startswith(b":")]
    hunks = re.split(rb"^diff --git .*$", patch, flags=re.MULTILINE)[1:]
    return {
        name.decode(errors="replace"): frozenset(_lines(hunk))
        for name, hunk in zip(names, hunks, strict=True)
    }


def _lines(patch: bytes) -> list[int]:
    numbers: list[int] = []
    for line in patch.splitlines():
        if found := _HUNK.match(line):
            start, count = int(found[1]), int(found[2] or 1)
            numbers += range(start, start + count)
    return numbers


def _git(folder: Path, *words: str) -> bytes | None:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout
