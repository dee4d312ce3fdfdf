"""Whatever happens to a publisher, readers are served a whole release and the next run is right."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from newsroom.release import ReleaseError, verify
from newsroom.release.local import LocalTarget
from newsroom.release.target import KEPT
from tests.deploy.publisher import stamped
from tests.newsroom.release.press import HOME, Press, texts

ROOT = Path(__file__).parents[2]


class Victim:
    """A publisher in a process of its own, killed at a moment that nobody chose."""

    def __init__(self, folder: Path, seed: int, task: str, pages: int) -> None:
        words = [str(folder), str(seed), task, str(pages)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.deploy.publisher", *words],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )

    def kill_after(self, seconds: float) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n"
        time.sleep(seconds)
        self.process.kill()
        assert self.process.wait() == -9
        self.process.stdout.close()


def assert_whole(site: Path) -> str:
    """Fail unless the served release is one whole edition; return which."""
    assert verify(str(site)).faults == ()
    editions = {
        edition
        for text in texts(site / "current").values()
        for edition in re.findall("<!--(.*?)-->", text)
    }
    assert len(editions) == 1, editions
    return editions.pop()


def killed_often(folder: Path, task: str, times: int, seed: int, pages: int) -> None:
    noise = Random(seed)
    longest = pages / (1_000 if task == "publish" else 8_000)
    for number in range(times):
        Victim(folder, seed * 1000 + number, task, pages).kill_after(noise.uniform(0, longest))
        assert_whole(folder / "site")
    press = Press(folder, files=stamped("cuối", pages))
    press.publish(commit="cuối")

    assert assert_whole(press.site) == "cuối"
    assert len(press.releases()) <= KEPT
    for name in press.releases():
        assert verify(str(press.site / "releases" / name)).faults == ()
    assert not [path for path in press.site.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("task", ["publish", "rollback"])
def test_killed_at_some_moments(tmp_path: Path, task: str) -> None:
    killed_often(tmp_path, task, times=7, seed=1, pages=120)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(2, 7))
@pytest.mark.parametrize("task", ["publish", "rollback"])
def test_killed_at_many_moments(tmp_path: Path, task: str, seed: int) -> None:
    killed_often(tmp_path, task, times=40, seed=seed, pages=1_000)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, 4 MB small; needs root, as ./inv test on CI machines has."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path, free: int) -> Path:
    """Leave so many bytes on a disk."""
    status = os.statvfs(disk)
    filler = disk / "day.bin"
    filler.write_bytes(b"\0" * max(0, status.f_bavail * status.f_frsize - free))
    return filler


@pytest.mark.parametrize(
    "free", [0, 4096, 8192, 20_000, 50_000, 90_000, 130_000, 170_000, 200_000, 240_000]
)
@pytest.mark.parametrize("full", ["target", "cache"])
def test_a_full_disk(small_disk: Path, tmp_path: Path, full: str, free: int) -> None:
    press = Press(tmp_path / "nha")
    where = {
        "target": LocalTarget(small_disk / "site" if full == "target" else press.site),
        "cache": (small_disk / "cache") if full == "cache" else press.root / "cache",
    }
    noise = Random(free)
    press.publish(**where)
    before = texts(where["target"].root / "current")
    heavy = {f"2018/x{number}/index.html": noise.randbytes(9_000).hex() for number in range(10)}
    filler = fill(small_disk, free)
    with pytest.raises(ReleaseError, match=r"đã đầy.*còn nguyên\.$") as told:
        press.publish({"index.html": HOME + "mới", **heavy}, **where)

    assert told.value.status == 3
    assert "\n" not in str(told.value)
    assert texts(where["target"].root / "current") == before
    assert verify(str(where["target"].root)).faults == ()
    filler.unlink()
    press.publish(**where)
    assert texts(where["target"].root / "current") == press.files


@pytest.mark.parametrize("what", ["target", "cache"])
def test_a_read_only_disk(small_disk: Path, tmp_path: Path, what: str) -> None:
    press = Press(tmp_path / "nha")
    target = LocalTarget(small_disk / "site") if what == "target" else press.target
    cache = small_disk / "cache" if what == "cache" else press.root / "cache"
    press.publish(target=target, cache=cache)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    changes = {"index.html": HOME + "mới"}
    with pytest.raises(ReleaseError, match="chỉ cho đọc hoặc thiếu quyền"):
        press.publish(changes, target=target, cache=cache)
    assert verify(str(target.root)).faults == ()
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    press.publish(target=target, cache=cache)
    assert texts(target.root / "current") == press.files


def test_publishers_at_the_same_time_take_turns(tmp_path: Path) -> None:
    """Four at once on one target: each publishes, none meddles with another."""
    Press(tmp_path, files=stamped("đầu", 100)).publish()
    code = (
        "import sys; from pathlib import Path; from tests.newsroom.release.press import Press; "
        "from tests.deploy.publisher import stamped; from newsroom.release import target_of; "
        "press = Press(Path(sys.argv[1]), files=stamped(sys.argv[2], 100)); "
        "press.publish(target=target_of(sys.argv[3]), commit=sys.argv[2])"
    )
    site = tmp_path / "site"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / str(n)), f"số-{n}", str(site)], cwd=ROOT
        )
        for n in range(4)
    ]
    assert [process.wait() for process in running] == [0, 0, 0, 0]

    assert assert_whole(site) in {f"số-{n}" for n in range(4)}
    names = sorted(path.name for path in (site / "releases").iterdir() if path.name[0] != ".")
    assert [name[:6] for name in names] == [f"{number:06}" for number in range(1, 6)]
    for name in names:
        assert verify(str(site / "releases" / name)).faults == ()


@pytest.mark.parametrize("shift", [-400, -1, 1, 400])
def test_a_clock_that_is_wrong(tmp_path: Path, shift: int) -> None:
    """Days of difference; what is published last is what readers see, and one can go back."""
    press = Press(tmp_path)
    press.publish()
    for path in press.output.rglob("*"):
        os.utime(path, (time.time() + shift * 86400,) * 2)
    press.now = press.now.replace(year=press.now.year + (1 if shift > 0 else -1))
    press.publish({"index.html": HOME + "sau"})
    assert press.served == press.files
    press.rollback()
    assert press.served["index.html"] == HOME
