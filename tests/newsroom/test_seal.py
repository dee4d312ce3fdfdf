"""The seal makes a build short and never wrong: whatever differs, it is broken."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsroom.claims import Claim, Scene
from newsroom.output import Output
from newsroom.packs import Maker
from newsroom.seal import Seal
from newsroom.stamps import TICK

NOW = datetime(2019, 5, 6, 8)


def old(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sealed build of two sources into one page."""
    monkeypatch.setattr("newsroom.stamps.TICK", -TICK)  # nothing here is too young
    for name in ("content/a.md", "content/b/b.md", "code.py"):
        old(tmp_path / name, name)
    output = Output(tmp_path / "output", tmp_path / "cache")
    output.open()
    maker = Maker(output.begin(), output.staging, "0.pack")
    maker.add("a/index.html", b"<p>")
    output.commit(Scene(), {"a/index.html": Claim("key")}, maker.close())
    seal = Seal(tmp_path / "seal")
    seal.open(tmp_path / "content", tmp_path / "code.py")
    seal.close(tmp_path / "output", tmp_path / "cache", NOW, NOW + timedelta(days=1), 1)
    return tmp_path


def unbroken(house: Path, now: datetime = NOW) -> bool:
    return Seal(house / "seal").unbroken(now) is not None


def test_a_seal_holds_while_nothing_changes(house: Path) -> None:
    sealed = Seal(house / "seal").unbroken(NOW + timedelta(hours=23))
    assert sealed is not None
    assert (sealed.pages, sealed.output) == (1, str(house / "output"))


@pytest.mark.parametrize("hours", [-1, 24, 48])
def test_time_breaks_it(house: Path, hours: int) -> None:
    assert not unbroken(house, NOW + timedelta(hours=hours))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a source": lambda house: old(house / "content/a.md", "other"),
    "a source of equal size and time": lambda house: _same_time(house / "content/a.md"),
    "a new source": lambda house: old(house / "content/b/c.md", ""),
    "a source gone": lambda house: (house / "content/b/b.md").unlink(),
    "a source renamed": lambda house: (house / "content/a.md").rename(house / "content/c.md"),
    "a link instead": lambda house: _linked(house / "content/a.md"),
    "code": lambda house: old(house / "code.py", "x = 1"),
    "code gone": lambda house: (house / "code.py").unlink(),
    "a page": lambda house: old(house / "output/a/index.html", "<p>x"),
    "a page gone": lambda house: (house / "output/a/index.html").unlink(),
    "a stranger in the output": lambda house: old(house / "output/x.html", ""),
    "the sign of the output gone": lambda house: (house / "output/.newsroom").unlink(),
    "a broken seal": lambda house: (house / "seal").write_bytes(b"newsroom"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_breaks_it(house: Path, change: str) -> None:
    CHANGES[change](house)
    assert not unbroken(house)


def _same_time(path: Path) -> None:
    status = path.stat()
    path.write_bytes(bytes(reversed(path.read_bytes())))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _linked(path: Path) -> None:
    path.rename(path.with_suffix(".txt"))
    path.symlink_to(path.with_suffix(".txt"))


def test_a_file_too_young_to_be_trusted_is_not_sealed(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.stamps.TICK", 3_600_000_000_000)
    seal = Seal(house / "seal")
    seal.open(house / "content")
    seal.close(house / "output", house / "cache", NOW, None, 1)
    assert not unbroken(house)
