"""The seam at which work is handed out: any ``concurrent.futures.Executor``, or none.

Units are picklable, pure and batched, so an executor on another machine would fit as well. Results
come back in the order of the units, whatever the order in which they were done.
"""

import gc
import multiprocessing
import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from typing import Any, Generic, TypeVar

Unit = TypeVar("Unit")
Result = TypeVar("Result")

#: Batches in flight for each worker: enough to keep it busy, few enough to bound memory.
AHEAD = 3
#: When the garbage collector looks: at new containers by count, then at what survived. Workers make
#: rings as they go; the one process that loads tens of thousands of records makes hardly any.
RARELY, HARDLY = (200_000, 50, 50), (1_000_000, 50, 50)


class Workers(Executor):
    """A pool of processes that starts with its first unit: a small edit never pays for it.

    ``threaded`` says that other threads run here, in which case forking would be unsafe.
    """

    def __init__(self, jobs: int, *, threaded: bool = False) -> None:
        methods = multiprocessing.get_all_start_methods()
        self._method = "fork" if "fork" in methods and not threaded else "spawn"
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Hand one unit out."""
        if self._pool is None:
            context = multiprocessing.get_context(self._method)
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_settle)
        # Pickled here: the thread that feeds the pool would do it against this one, turn by turn.
        return self._pool.submit(_call, pickle.dumps((fn, args, kwargs)))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, if any were started."""
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
            self._pool = None


def _settle() -> None:
    """Make a worker of this process: one that ends with the command that it works for.

    Those of a killed command would wait for work for ever, and hold the locks that they inherited.
    """
    gc.set_threshold(*RARELY)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _call(packed: bytes) -> Any:
    fn, args, kwargs = pickle.loads(packed)
    return fn(*args, **kwargs)


@contextmanager
def rare_collections() -> Iterator[None]:
    """Let the garbage collector rest while tens of thousands of records load: none is garbage.

    With Python's own thresholds it walks all of them again and again: a quarter of a small edit.
    """
    before = gc.get_threshold()
    gc.set_threshold(*HARDLY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def workers(jobs: int, *, threaded: bool = False) -> Iterator[Executor | None]:
    """Yield a pool of ``jobs`` processes, or None for work in this process."""
    if jobs <= 1:
        yield None
        return
    with Workers(jobs, threaded=threaded) as executor:
        yield executor


def default_jobs() -> int:
    """Return how many processes this machine can run side by side."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    executor: Executor | None,
    work: Callable[[Unit], Result],
    units: Iterable[Unit],
    jobs: int = 1,
) -> Iterator[Result]:
    """Yield ``work(unit)`` for each unit, in order; exceptions of the work are raised here."""
    if executor is None:
        yield from map(work, units)
        return
    waiting = iter(units)
    futures = deque(executor.submit(work, unit) for unit in islice(waiting, jobs * AHEAD))
    while futures:
        result = futures.popleft().result()
        futures.extend(executor.submit(work, unit) for unit in islice(waiting, 1))
        yield result


class Stream(Generic[Unit, Result]):
    """Work handed out as it comes up, done while the next is still being thought of.

    ``put`` waits when enough is in flight, so that units do not pile up in memory.
    """

    def __init__(
        self, executor: Executor | None, work: Callable[[Unit], Result], jobs: int = 1
    ) -> None:
        self._executor = executor
        self._work = work
        self._ahead = jobs * AHEAD
        self._futures: deque[Future[Result]] = deque()
        self._done: list[Result] = []

    def put(self, unit: Unit) -> None:
        """Hand one unit out; an exception of an earlier one may be raised here."""
        if self._executor is None:
            self._done.append(self._work(unit))
            return
        self._futures.append(self._executor.submit(self._work, unit))
        while len(self._futures) > self._ahead:
            self._done.append(self._futures.popleft().result())

    def finish(self) -> list[Result]:
        """Return all results in the order of their units."""
        while self._futures:
            self._done.append(self._futures.popleft().result())
        return self._done

    def cancel(self) -> None:
        """Give up: when this returns, nothing is being worked on any more."""
        for future in self._futures:
            future.cancel()
        wait(self._futures)
        self._futures.clear()


def batches(items: Sequence[Unit], size: int) -> Iterator[Sequence[Unit]]:
    """Cut a sequence into runs of ``size``."""
    return (items[start : start + size] for start in range(0, len(items), size))
