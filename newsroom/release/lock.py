"""One publisher at a time. The kernel drops the lock of a process that dies, however it dies.

A record lock, not ``flock``: workers forked while it is held do not inherit it, so one that outlives
a killed publisher keeps nobody out.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom.release.errors import ReleaseError

try:
    import fcntl
except ImportError:  # Windows: no symbolic links for a release to be switched by, either
    fcntl = None  # type: ignore[assignment]

#: How long a second publisher waits for the first; a push may meet the ten-minute timer.
PATIENCE = 300.0


@contextmanager
def held(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file ``path``; raise ``ReleaseError`` when another process keeps it too long."""
    if fcntl is None:
        raise ReleaseError("Chỉ phát hành vào thư mục được trên Linux và macOS.")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _wait(descriptor, path, time.monotonic() + patience)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, path: Path, until: float) -> None:
    while True:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= until:
                owner = os.pread(descriptor, 20, 0).decode(errors="replace").strip() or "?"
                raise ReleaseError(
                    f"Một lần phát hành khác (tiến trình {owner}) đang chạy ở {path.parent}; "
                    "hãy đợi nó xong rồi chạy lại."
                ) from None
            time.sleep(0.1)
