"""One build at a time on one store: the second waits for the first, whatever becomes of it.

The operating system holds the lock and lets go of it when its process dies, so a killed build never
blocks the next one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

try:
    import fcntl

    def _take(file: IO[bytes], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

except ImportError:  # Windows
    import msvcrt

    def _take(file: IO[bytes], *, wait: bool) -> bool:
        mode = "LK_LOCK" if wait else "LK_NBLCK"
        try:
            vars(msvcrt)["locking"](file.fileno(), vars(msvcrt)[mode], 1)
        except OSError:
            return False
        return True


#: What a person is told who has to wait.
WAITING = "Một lần dựng khác đang chạy; chờ lần ấy xong rồi dựng tiếp."


@contextmanager
def hold(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock file at ``path``; ``on_wait`` is called once if another process has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        if not _take(file, wait=False):
            on_wait()
            while not _take(file, wait=True):
                pass
        yield
