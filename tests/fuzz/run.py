"""``./inv fuzz``: hostile documents of one seed for so many seconds, each in a process that may die.

Prints a line for each fault, keeps the smallest document that shows it in ``tests/fuzz/found`` (whose
files ``test_fuzz.py`` tries again in every run), and ends with status 1 where there was any.
"""

import argparse
import hashlib
import multiprocessing
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tests.fuzz import trials
from tests.fuzz.documents import Document, document
from tests.fuzz.shrinking import shrunk

FOUND = Path(__file__).with_name("found")
#: Seconds of the clock after which a process that does not answer is ended; shrinking takes 30.
PATIENCE = 150
#: So many documents in a row are also built as one site, those of them that a build would take.
BATCH = 100


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one number; ``smallest`` still shows the first of the faults."""

    number: int
    name: str
    faults: tuple[str, ...] = ()
    smallest: bytes = b""


def trial(seed: int, number: int, folder: Path) -> Result:
    """Try one document, the last of a hundred together with the others before it."""
    one = document(seed, number)
    found = _timed(one, folder)
    smallest = one.data
    if found:
        smallest = shrunk(one, lambda other: _kind(_timed(other, folder)) == _kind(found)).data
    if number % BATCH == BATCH - 1:
        batch = [document(seed, other) for other in range(number - BATCH + 1, number + 1)]
        found += trials.of_site(batch, folder)
    return Result(number, one.name, tuple(found), smallest if found else b"")


def _timed(one: Document, folder: Path) -> list[str]:
    signal.setitimer(signal.ITIMER_PROF, 3 * trials.SECONDS)
    try:
        return trials.faults(one, folder)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _late(*_: object) -> None:
    raise TimeoutError(f"{3 * trials.SECONDS} giây")


def _kind(found: list[str]) -> str:
    """Return what a fault is, without what differs from case to case."""
    return "".join(letter for letter in (found[0] if found else "")[:60] if not letter.isdigit())


def _work(connection: Connection, seed: int) -> None:
    signal.signal(signal.SIGPROF, _late)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        while (number := connection.recv()) is not None:
            connection.send(trial(seed, number, Path(folder)))


class Worker:
    """A process that tries one number after the other."""

    def __init__(self, seed: int) -> None:
        context = multiprocessing.get_context("fork")
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=_work, args=(theirs, seed), daemon=True)
        self.process.start()
        theirs.close()
        self.number = -1
        self.since = 0.0

    def give(self, number: int) -> None:
        self.number, self.since = number, time.monotonic()
        self.connection.send(number)

    def take(self) -> Result:
        """Return the answer; a process that has died, or is ended for its silence, is a fault."""
        try:
            result = self.connection.recv() if self.connection.poll() else None
        except EOFError:
            result = None
        if isinstance(result, Result):
            return result
        self.process.kill()
        self.process.join()
        told = f"tiến trình chết (mã {self.process.exitcode}) hoặc không trả lời"
        return Result(self.number, "", (told,))


def run(seed: int, *, seconds: float, count: int, jobs: int) -> Iterator[Result]:
    """Yield the results of one number after the other, until time or count is up."""
    until = time.monotonic() + seconds
    numbers = iter(range(count))
    workers = [Worker(seed) for _ in range(jobs)]
    busy: list[Worker] = []
    idle = list(workers)
    while True:
        while idle and time.monotonic() < until and (number := next(numbers, None)) is not None:
            idle[-1].give(number)
            busy.append(idle.pop())
        if not busy:
            break
        ready = wait([worker.connection for worker in busy], timeout=1)
        late = time.monotonic() - PATIENCE
        for worker in [one for one in busy if one.connection in ready or one.since < late]:
            busy.remove(worker)
            result = worker.take()
            idle.append(worker if worker.process.is_alive() else Worker(seed))
            yield result
    for worker in idle:
        worker.connection.send(None)
        worker.process.join(5)


def keep(result: Result, seed: int) -> Path:
    """Put the smallest document beside the others that were found."""
    data = result.smallest or document(seed, result.number).data
    name = document(seed, result.number).name
    mark = hashlib.sha256(data).hexdigest()[:8]
    path = FOUND / f"{mark}-{name.replace('/', '~')}"
    path.write_bytes(data)
    return path


def main() -> int:
    """Run and tell."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10**9)
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    given = parser.parse_args()
    started = time.monotonic()
    kinds: Counter[str] = Counter()
    faulty = 0
    for result in run(given.seed, seconds=given.seconds, count=given.count, jobs=given.jobs):
        kinds[result.name.rpartition(".")[2] or "?"] += 1
        if result.faults:
            faulty += 1
            kept = keep(result, given.seed)
            told = "; ".join(result.faults)[:300]
            sys.stdout.write(f"tài liệu {result.number}: {told} → {kept}\n")
            sys.stdout.flush()
        if sys.stderr.isatty():
            sys.stderr.write(f"\r\033[K  {sum(kinds.values())} tài liệu, {faulty} lỗi")
    told = ", ".join(f"{count} .{kind}" for kind, count in kinds.most_common())
    seconds = time.monotonic() - started
    sys.stdout.write(
        f"Hạt giống {given.seed}: {sum(kinds.values())} tài liệu ({told}) trong {seconds:.0f} giây; "
        f"{faulty} tài liệu có lỗi.\n"
    )
    return 1 if faulty else 0


if __name__ == "__main__":
    raise SystemExit(main())
