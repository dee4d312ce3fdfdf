"""A scout: a second process that looks at what the last build wrote, while this one does something else.

To ask tens of thousands of files and folders for their stamps takes as long as to import what a build
is made with, and a small edit does not begin to work before both are done.
"""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from newsroom.output import Output
from newsroom.standing import Report


def send(root: Path, cache: Path) -> Callable[[], Report | None]:
    """Let another process look at an output; what is returned waits for its report, None without one.

    It may look while another build is at work there: ``Output.open`` asks whether that was so.
    """
    answer = _meanwhile(lambda: msgspec.msgpack.encode(Output(root, cache).report()))

    def report() -> Report | None:
        data = answer()
        return msgspec.msgpack.decode(data, type=Report | None) if data else None

    return report


def _meanwhile(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin work in a forked process; what is returned gives its answer, nothing where it failed.

    Where a process cannot be forked safely nothing is begun.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return bytes
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(work, writing)
    os.close(writing)
    answers: list[bytes] = []

    def answer() -> bytes:
        if not answers:
            with open(reading, "rb") as pipe:  # noqa: PTH123 - a descriptor
                data = pipe.read()
            _, status = os.waitpid(child, 0)
            answers.append(b"" if status else data)
        return answers[0]

    return answer


def _answer(work: Callable[[], bytes], writing: int) -> None:
    """Do the work of a forked process and end it: nothing of its parent's may be closed or told."""
    status = 1
    try:
        with open(writing, "wb") as pipe:
            pipe.write(work())
        status = 0
    finally:
        os._exit(status)
