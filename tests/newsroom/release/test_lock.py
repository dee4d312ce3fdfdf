"""One publisher at a time; a dead one keeps nobody out."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsroom.release import ReleaseError
from newsroom.release.lock import held
from starter.building import ROOT

HOLD = "import sys,time; from pathlib import Path; from newsroom.release.lock import held\n"
HOLD += "with held(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"


@pytest.fixture
def owner(tmp_path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_publisher_is_told_who_holds_it(
    owner: subprocess.Popen[str], tmp_path: Path
) -> None:
    with (
        pytest.raises(ReleaseError, match=rf"tiến trình {owner.pid}"),
        held(tmp_path / "lock", 0.2),
    ):
        pass


def test_a_second_publisher_waits_for_the_first(
    owner: subprocess.Popen[str], tmp_path: Path
) -> None:
    started = time.monotonic()
    subprocess.Popen(["sh", "-c", f"sleep 0.3; kill -9 {owner.pid}"]).wait()
    with held(tmp_path / "lock", 20):
        assert time.monotonic() - started < 10


def test_workers_that_outlive_a_killed_publisher_hold_nothing(tmp_path: Path) -> None:
    code = HOLD.replace("print(", "import os; os.fork() or time.sleep(60); print(")
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "lock")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.kill()
    process.wait()
    process.stdout.close()
    with held(tmp_path / "lock", 5):
        pass
    os.killpg(process.pid, signal.SIGKILL)
