"""The same content and the same `now` give the same bytes, wherever, whenever and by whom built."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from starter import building
from tests.conftest import REAL_NOW
from tests.sites import Built, tree

#: What a build reads of the house.
PARTS = (
    "content",
    "newsroom",
    "plugins",
    "starter",
    "theme",
    "pelicanconf.py",
    "publishconf.py",
    "requirements.lock",
)
BUILD = f"import sys; from starter.building import build; build(now={REAL_NOW!r}, jobs=int(sys.argv[1]))"
#: The user that every Unix has and nobody logs in as.
NOBODY = "65534"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that another user may reach: those of pytest are closed to all but their owner."""
    made = Path(tempfile.mkdtemp(prefix="tái lập "))
    made.chmod(0o777)
    yield made
    shutil.rmtree(made)
    shutil.rmtree("/dev/shm/tái lập", ignore_errors=True)


def house(folder: Path) -> Path:
    """Copy the house, every file new."""
    folder.mkdir(parents=True)
    for name in PARTS:
        source = building.ROOT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, folder / name, copy_function=shutil.copyfile, ignore=ignored)
        elif source.exists():
            shutil.copyfile(source, folder / name)
    folder.chmod(0o777)
    return folder


def build(
    root: Path,
    jobs: int,
    umask: int,
    prefix: tuple[str, ...] = (),
    program: str = BUILD,
    **env: str,
) -> dict[str, bytes]:
    """Build a copy of the house by a process of its own and return the tree."""
    given = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", **env}
    given.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run(
        [*prefix, sys.executable, "-c", program, str(jobs)],
        cwd=root,
        env=given,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tree(root / "output")


def test_place_zone_language_hash_umask_user_and_processors_leave_no_trace(
    real_site: Built, folder: Path
) -> None:
    one_processor = ("taskset", "--cpu-list", str(min(os.sched_getaffinity(0))))
    other_user = ("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups")
    # A checkout below root's own home cannot be read by anybody else.
    works = [*other_user, sys.executable, "-c", "import pelican"]
    can_change = os.geteuid() == 0 and subprocess.run(works, check=False).returncode == 0
    # Never within the same second, so that a clock that is printed shows.
    written = real_site.output.stat().st_mtime
    time.sleep(max(0.0, written + 2 - time.time()))
    first = real_site.tree
    assert len(first) > 150
    second = build(
        house(folder / "một nơi khác" / "sâu hơn"),
        1,
        0o077,
        (*one_processor, *(other_user if can_change else ())),
        TZ="America/St_Johns",
        LC_ALL="C.UTF-8",
        PYTHONHASHSEED="4711",
        USER="nobody",
        HOME="/nonexistent",
    )
    if can_change:
        assert (folder / "một nơi khác/sâu hơn/output").stat().st_uid == int(NOBODY)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    places = [str(folder).encode(), str(real_site.output.parent).encode()]
    for name, data in second.items():
        assert not any(place in data for place in places), name


PUBLISH = f"""
import sys
from pathlib import Path
from starter.publishing import publish
site = Path("content/site.yaml")
site.write_text(site.read_text("utf-8").replace('url: ""', 'url: "https://vi-du.vn"'), "utf-8")
sys.exit(publish("site", now={REAL_NOW!r}, jobs=int(sys.argv[1]), commit="a" * 40))
"""


def release(
    root: Path, jobs: int, umask: int, prefix: tuple[str, ...] = (), **env: str
) -> dict[str, bytes]:
    """Publish a copy of the house and return the release: pages, compressed twins, manifest."""
    build(root, jobs, umask, prefix, PUBLISH, **env)
    return tree(root / "site" / "current")


def _in_memory(root: Path) -> Path:
    """Move the house to another kind of disk, which lists a folder from its newest file on."""
    return Path(shutil.move(root, "/dev/shm/tái lập"))


def _shuffled(root: Path) -> Path:
    """Give every source another time, in another order than its name's."""
    files = sorted(
        (path for path in root.rglob("*") if path.is_file()), key=lambda path: path.name[::-1]
    )
    for number, path in enumerate(files):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    return root


#: Name → jobs, umask, what to start it through, environment, what is done to the house before.
SURROUNDINGS: dict[
    str, tuple[int, int, tuple[str, ...], dict[str, str], Callable[[Path], Path]]
] = {
    "zone": (2, 0o022, (), {"TZ": "Pacific/Kiritimati"}, Path.resolve),
    "another zone": (2, 0o022, (), {"TZ": "America/St_Johns"}, Path.resolve),
    "locale": (2, 0o022, (), {"LC_ALL": "C"}, Path.resolve),
    "another locale": (2, 0o022, (), {"LC_ALL": "C.UTF-8", "LANGUAGE": "vi"}, Path.resolve),
    "hash seed": (2, 0o022, (), {"PYTHONHASHSEED": "4711"}, Path.resolve),
    "umask": (2, 0o077, (), {}, Path.resolve),
    "times of files": (2, 0o022, (), {}, _shuffled),
    "order of folders": (2, 0o022, (), {}, _in_memory),
    "one processor": (1, 0o022, ("taskset", "--cpu-list", "0"), {}, Path.resolve),
    "many processes": (5, 0o022, (), {}, Path.resolve),
    "home": (2, 0o022, (), {"HOME": "/nonexistent", "USER": "ai-do"}, Path.resolve),
    "clock": (2, 0o022, ("faketime", "-f", "+400d"), {}, Path.resolve),
    "no network": (2, 0o022, ("unshare", "--net"), {}, Path.resolve),
}


@pytest.mark.deep
@pytest.mark.parametrize("name", SURROUNDINGS)
def test_a_release_is_the_same_in_other_surroundings(
    folder: Path, first_release: dict[str, bytes], name: str
) -> None:
    jobs, umask, prefix, env, prepare = SURROUNDINGS[name]
    root = prepare(house(folder / "một nơi khác" / name))
    again = release(root, jobs, umask, prefix, **env)
    assert sorted(again) == sorted(first_release)
    assert [path for path, data in again.items() if data != first_release[path]] == []


@pytest.fixture(scope="module")
def first_release() -> Iterator[dict[str, bytes]]:
    """The release that all others are compared with."""
    made = Path(tempfile.mkdtemp(prefix="ban-dau-"))
    yield release(house(made / "a"), 2, 0o022, TZ="UTC")
    shutil.rmtree(made)


@pytest.mark.deep
def test_a_minute_leaves_no_trace(folder: Path) -> None:
    first = build(house(folder / "a"), 2, 0o022)
    time.sleep(61)
    second = build(house(folder / "b"), 2, 0o022)
    assert first == second
