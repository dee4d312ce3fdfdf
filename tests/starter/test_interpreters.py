"""The Python that an environment is built on: the system's where it is the same and clearly faster."""

import sys
from pathlib import Path

import pytest

from starter import interpreters

OWN = Path(sys.executable).resolve()
VERSION = f"{sys.version_info.major} {sys.version_info.minor}"


def system(folder: Path, says: str) -> Path:
    """Make a Python that answers the probe with these words."""
    path = folder / "python3"
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)
    return path


def test_a_clearly_faster_one_of_the_same_version_is_taken(tmp_path: Path) -> None:
    other = system(tmp_path, f"{VERSION} 0.000001")
    assert interpreters.swiftest(OWN, other) == other


@pytest.mark.parametrize("says", [f"{VERSION} 60", "3 1 0.000001", "", "Killed"])
def test_a_slower_another_or_a_broken_one_is_not(tmp_path: Path, says: str) -> None:
    assert interpreters.swiftest(OWN, system(tmp_path, says)) == OWN


def test_one_that_is_not_there_or_is_our_own_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "own").symlink_to(OWN)
    assert interpreters.swiftest(OWN, tmp_path / "none") == OWN
    assert interpreters.swiftest(OWN, tmp_path / "own") == OWN
