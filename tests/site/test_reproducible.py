"""The same content and the same `now` give the same bytes, wherever, whenever and by whom built."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from starter import building
from tests.conftest import REAL_NOW
from tests.sites import tree

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
    root: Path, jobs: int, umask: int, prefix: tuple[str, ...] = (), **env: str
) -> dict[str, bytes]:
    """Build a copy of the house by a process of its own and return the tree."""
    given = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1", **env}
    given.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run(
        [*prefix, sys.executable, "-c", BUILD, str(jobs)],
        cwd=root,
        env=given,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tree(root / "output")


def test_place_zone_language_hash_umask_user_and_processors_leave_no_trace(folder: Path) -> None:
    one_processor = ("taskset", "--cpu-list", str(min(os.sched_getaffinity(0))))
    other_user = ("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups")
    # A checkout below root's own home cannot be read by anybody else.
    works = [*other_user, sys.executable, "-c", "import pelican"]
    can_change = os.geteuid() == 0 and subprocess.run(works, check=False).returncode == 0
    started = time.time()
    first = build(
        house(folder / "a"), 2, 0o022, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="0", USER="root"
    )
    assert len(first) > 150
    # Never within the same second, so that a clock that is printed shows.
    time.sleep(max(0.0, started + 2 - time.time()))
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
    for name, data in first.items():
        assert str(folder).encode() not in data, name


@pytest.mark.deep
def test_a_minute_leaves_no_trace(folder: Path) -> None:
    first = build(house(folder / "a"), 2, 0o022)
    time.sleep(61)
    second = build(house(folder / "b"), 2, 0o022)
    assert first == second
