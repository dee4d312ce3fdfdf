"""How a command ends when it cannot do its work: one Vietnamese sentence and a status.

0 fine, 1 faults in the content, 2 wrong usage, 3 the machine failed; a command that the user
stopped ends with 130, as shells expect. Standard library only: set-up runs before anything is
installed.
"""

import errno
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

USAGE = 2
MACHINE = 3
STOPPED = 130

LOG = Path(__file__).parent.parent / ".cache" / "inv-error.log"


class UsageFault(Exception):
    """The words of a command are wrong; the message says which and what to type instead."""


class MachineFault(Exception):
    """The machine cannot do what the command needs; the message says what is missing."""


@contextmanager
def leaving() -> Iterator[None]:
    """End the process at once when its command has ended.

    What needs closing has been closed by then; Python would go on to free records by the ten thousand
    one by one, a twentieth of a small edit.
    """
    status = 0
    try:
        yield
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        status = end.code or 0
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # whoever read it may have gone
            stream.flush()
    os._exit(status)


@contextmanager
def told() -> Iterator[None]:
    """Run a command; whatever stops it is told on stderr in one sentence and ends the process.

    With INV_DEBUG=1 the traceback is printed too.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # `./inv --list | head -1`: the reader has gone, and Python must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except (Exception, KeyboardInterrupt) as fault:
        sentence, status = explain(fault)
        if os.environ.get("INV_DEBUG"):
            traceback.print_exc()
        sys.stderr.write(f"{sentence}\n")
        raise SystemExit(status) from None


def explain(fault: BaseException) -> tuple[str, int]:
    """Say in one Vietnamese sentence what stopped a command, and the exit status it deserves."""
    match fault:
        case UsageFault():
            return str(fault), USAGE
        case MachineFault():
            return str(fault), MACHINE
        case KeyboardInterrupt():
            return "Đã dừng theo yêu cầu.", STOPPED
        case OSError():
            return of_system(fault), MACHINE
        case MemoryError():
            return "Máy không đủ bộ nhớ cho lệnh này.", MACHINE
        case ModuleNotFoundError():
            return (
                f"Thiếu thư viện {fault.name}: hãy xóa thư mục .venv rồi chạy lại lệnh, "
                "thư viện sẽ được cài lại từ đầu.",
                MACHINE,
            )
    return of_program(fault), MACHINE


def of_system(fault: OSError) -> str:
    """Say what the operating system refused."""
    name = fault.filename if isinstance(fault.filename, str) else os.fsdecode(fault.filename or "")
    of_name = f" ({name})" if name else ""
    match fault.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"Ổ đĩa đã đầy{of_name}: hãy giải phóng dung lượng rồi chạy lại lệnh."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"Không có quyền đọc hoặc ghi{of_name}: hãy kiểm tra quyền của tệp và thư mục."
        case errno.EADDRINUSE:
            return "Cổng mạng này đang có chương trình khác dùng: hãy chọn cổng khác."
        case errno.ENOENT if name and not os.path.dirname(name):  # noqa: PTH120 - a bare name
            return f"Máy thiếu chương trình hoặc tệp {name}."
        case errno.ENOENT:
            return f"Không tìm thấy tệp hoặc thư mục{of_name}."
        case errno.EMFILE | errno.ENFILE:
            return "Máy không cho mở thêm tệp: hãy đóng bớt chương trình rồi chạy lại lệnh."
    return f"Máy báo lỗi{of_name}: {fault.strerror or fault}."


def of_program(fault: BaseException) -> str:
    """Say that the program itself failed, and where the traceback for its developers lies."""
    trace = "".join(traceback.format_exception(fault))
    try:
        LOG.parent.mkdir(exist_ok=True)
        LOG.write_text(trace, encoding="utf-8")
        where = f"chi tiết ở {LOG}"
    except OSError:
        where = "chạy lại với INV_DEBUG=1 để xem chi tiết"
    return f"Chương trình gặp lỗi, không phải do bài viết: {type(fault).__name__}; {where}."
