"""Do something while no other process of this house does the same."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from starter.telling import say


@contextmanager
def alone(path: Path) -> Iterator[IO[bytes]]:
    """Hold a lock that the system lets go of when its holders die, however they do."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        if not try_lock(file):
            say("Một lệnh khác đang cài thư viện; chờ lệnh đó xong …")
            while not try_lock(file):
                time.sleep(0.2)
        yield file


def try_lock(file: IO[bytes]) -> bool:
    """Lock the file for this process, or say that another one has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
