"""Runs the house's commands in children that may be killed, without waiting for Python to start each time.

python -m tests.faults.nursery: reads one JSON object a line (a ``Task``) and answers with one (an ``End``).
The nursery itself stays single-threaded and untouched: every command runs in a fork of it.
"""

import json
import os
import signal
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from newsroom import release
from newsroom.release.places import target_of
from starter import building, checking, publishing
from starter.faults import told

Given = dict[str, Any]
#: Imported here, once, for the children.
_READY = (release.verify, target_of)


@dataclass(frozen=True, slots=True)
class Task:
    """What to run: ``command`` with what it takes, where, and after how many seconds to kill it.

    ``group`` kills the workers too, as a power cut would; else only the command, as an editor's
    ``kill -9`` would. ``clock`` moves the clock by so many seconds. A command that takes longer than
    ``patience`` is ended: then it hangs.
    """

    command: str
    given: Given = field(default_factory=dict)
    kill_after: float = 0
    group: bool = True
    clock: float = 0
    patience: float = 1_200
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """How it ended: status (-9 when killed), seconds, and what was told on stderr."""

    status: int
    seconds: float
    told: str

    @property
    def sentence(self) -> str:
        """Return the last thing that was told."""
        return self.told.rstrip("\n").rpartition("\n")[2]


def perform(task: Task) -> None:
    """Run the command here, ending the process as ``./inv`` would."""
    given = dict(task.given)
    os.environ.update(task.environment)
    time.tzset()
    with told(), ExitStack() as stack:
        if task.clock:
            _move_clock(stack, task.clock)
        # Publishing keeps to the store of the house; here each house has its own.
        cache = given.pop("cache")
        settings = building.settings
        stack.enter_context(
            mock.patch.object(
                building, "settings", lambda **more: settings(**{**more, "cache": cache})
            )
        )
        match task.command:
            case "build":
                building.build(**given)
            case "check":
                raise SystemExit(checking.check((), fix=False, form="text", **given))
            case "publish":
                raise SystemExit(publishing.publish(dry_run=False, **given))
            case "rollback":
                raise SystemExit(publishing.rollback(given["to"]))


def _move_clock(stack: ExitStack, seconds: float) -> None:
    now, now_ns = time.time, time.time_ns

    def later() -> float:
        return now() + seconds

    def later_ns() -> int:
        return now_ns() + int(seconds * 1e9)

    stack.enter_context(mock.patch("time.time", later))
    stack.enter_context(mock.patch("time.time_ns", later_ns))


def run(task: Task, log: Path) -> End:
    """Run a task in a fork."""
    log.write_bytes(b"")
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        _in_child(task, log)
    if task.kill_after:
        time.sleep(task.kill_after)
        with suppress(ProcessLookupError):
            (os.killpg if task.group else os.kill)(child, signal.SIGKILL)
    code = _ended(child, started + task.patience)
    return End(code, time.monotonic() - started, log.read_text("utf-8", "replace"))


def _ended(child: int, until: float) -> int:
    """Return the status of a child; that of one which hangs is that of a timeout, 124."""
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return 124
        time.sleep(0.005)


def _in_child(task: Task, log: Path) -> None:
    status = 70
    try:
        os.setsid()
        descriptor = os.open(log, os.O_WRONLY | os.O_APPEND)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        perform(task)
        status = 0
    except SystemExit as stop:
        status = int(str(stop.code or 0))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def main() -> None:
    """Serve tasks until the other end is closed."""
    log = Path(sys.argv[1])
    for line in sys.stdin:
        sys.stdout.write(json.dumps(asdict(run(Task(**json.loads(line)), log))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
