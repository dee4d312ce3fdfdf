"""Work comes back in the order of its units, in this process or in others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import lock, pool

ROOT = Path(__file__).parents[2]


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    with pool.workers(jobs) as executor:
        assert [*pool.run(executor, square, range(20), jobs)] == [n * n for n in range(20)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_work_is_raised_here(jobs: int) -> None:
    with pool.workers(jobs) as executor, pytest.raises(ValueError, match="7"):
        [*pool.run(executor, fail, [7], jobs)]


def test_one_job_is_this_process() -> None:
    with pool.workers(1) as executor:
        assert executor is None
        assert [*pool.run(executor, lambda _: os.getpid(), [0])] == [os.getpid()]


def test_batches_hold_everything_once() -> None:
    assert [*pool.batches([*range(7)], 3)] == [[0, 1, 2], [3, 4, 5], [6]]


#: A command that holds a lock which its workers inherit, and gives them no more work.
_LOCKED = """
import os, sys, time
from pathlib import Path
from newsroom import lock, pool

if __name__ == "__main__":
    with lock.hold(Path(sys.argv[1]), print), pool.workers(2, threaded=sys.argv[2] == "spawn") as executor:
        assert len(set(executor.map(abs, range(4)))) == 4
        print("ready", flush=True)
        time.sleep(60)
"""


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_end_with_the_command_that_was_killed(tmp_path: Path, method: str) -> None:
    command = tmp_path / "command.py"
    command.write_text(_LOCKED, "utf-8")
    words = [sys.executable, str(command), str(tmp_path / "lock"), method]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.kill()
        # Held open by workers: the end of it is theirs.
        assert process.stdout.read() == ""
    waited: list[str] = []
    with lock.hold(tmp_path / "lock", lambda: waited.append("waited")):
        assert waited == []
