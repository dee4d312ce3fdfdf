"""Run a command in a fresh process and measure all the processes it starts, together."""

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the wall, CPU seconds (user and system), and peak memory in MB (PSS)."""

    wall: float
    cpu: float
    memory: float


class BuildFailedError(Exception):
    """The command ended with a fault; the message holds the end of what it printed."""


def run(command: list[str], log: Path, *, memory: bool = False) -> Run:
    """Run a command to its end; what it prints goes to the log.

    With ``memory`` the proportional set size of its whole session is summed ten times a second:
    shared pages count once, so forked workers are not counted double. Sampling costs the kernel work,
    the more the larger a process is, so the time of such a run is not to be compared.
    """
    os.sync()  # what earlier runs wrote goes to the disk at their cost
    with log.open("wb") as printed:
        start = time.perf_counter()
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        peak = 0.0
        while memory:
            peak = max(peak, session_memory(child.pid))
            ended = os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is not None:
                break
            time.sleep(PAUSE)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        said = log.read_text("utf-8", "replace").strip().splitlines()[-8:]
        raise BuildFailedError("\n".join([" ".join(command), *said]))
    return Run(wall, usage.ru_utime + usage.ru_stime, peak)


def session_memory(session: int) -> float:
    """Return the proportional set size of all processes of a session, in MB."""
    total = 0
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        try:
            # After the name in brackets: state, parent, group, session.
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) != session:
                continue
            lines = (process / "smaps_rollup").read_text().splitlines()
        except OSError:  # it ended while it was looked at
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1000
