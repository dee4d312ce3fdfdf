"""A scout tells what the build would see itself, or nothing."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom import scout
from newsroom.claims import Claim, Scene
from newsroom.output import Output
from newsroom.packs import Maker
from newsroom.standing import Report

FILES = ("a/index.html", "b/index.html", "b/c.txt")


@pytest.fixture
def built(tmp_path: Path) -> Output:
    """An output of three files, looked at by nobody yet."""
    output = Output(tmp_path / "output", tmp_path / "cache")
    output.open()
    maker = Maker(output.begin(), output.staging, "0.pack")
    for path in FILES:
        maker.add(path, path.encode())
    output.commit(Scene(), {path: Claim(path) for path in FILES}, maker.close())
    return Output(output.root, output.cache)


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "a new time": lambda root: os.utime(root / "a/index.html"),
    "other bytes": lambda root: (root / "a/index.html").write_bytes(b"other"),
    "a file gone": lambda root: (root / "b/c.txt").unlink(),
    "a stranger": lambda root: (root / "b/d.txt").write_bytes(b""),
    "a folder gone": lambda root: shutil.rmtree(root / "b"),
}


def alone(code: str) -> str:
    """Run code in a process of one thread, as a build is; under pytest there may be more."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False
    )
    assert not done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("change", CHANGES)
def test_it_reports_what_a_look_would_see(built: Output, change: str) -> None:
    CHANGES[change](built.root)
    told = alone(f"""
        from pathlib import Path
        from newsroom import scout
        print(scout.send(Path({str(built.root)!r}), Path({str(built.cache)!r}))())
    """)
    assert told == str(built.report())


@pytest.mark.parametrize("change", CHANGES)
def test_a_build_that_believes_it_does_as_one_that_looks(built: Output, change: str) -> None:
    CHANGES[change](built.root)
    report = built.report()
    believing = Output(built.root, built.cache, scout=lambda: report)
    shutil.move(
        built.root, built.root.with_name("seen")
    )  # what it would see itself is another thing
    built.root.mkdir()
    (built.root / ".newsroom").touch()
    assert believing.is_whole() == (change in {"nothing", "a new time"})
    shutil.rmtree(built.root)
    shutil.move(built.root.with_name("seen"), built.root)
    looking = Output(built.root, built.cache)
    looking.open()
    claims = {path: item.claim for path, item in looking.filed.items()}
    assert believing.stale(claims) == looking.stale(claims)
    assert believing.filed == looking.filed


@pytest.mark.parametrize("filing", [("/elsewhere", ""), ("", "another filing")])
def test_a_report_of_something_else_is_not_believed(built: Output, filing: tuple[str, str]) -> None:
    report = built.report()
    assert report
    mixed = tuple(other or own for other, own in zip(filing, report.filing, strict=True))
    foreign = Report((mixed[0], mixed[1]), FILES, {}, folders=False)
    assert Output(built.root, built.cache, scout=lambda: foreign).is_whole()


def test_one_that_fails_tells_nothing() -> None:
    told = alone("""
        from newsroom import scout
        print(scout._meanwhile(lambda: 1 / 0)(), scout._meanwhile(lambda: b"yes")())
    """)
    assert told.endswith("b'' b'yes'")


def test_where_nothing_was_built_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert scout.send(tmp_path / "output", tmp_path / "cache")() is None
