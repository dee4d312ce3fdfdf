"""Why a release is refused or fails, in one Vietnamese sentence; the served one is never touched."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

_FULL = {errno.ENOSPC, errno.EDQUOT}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


class ReleaseError(Exception):
    """The machine or the connection failed; ``status`` is the exit status of the command."""

    status = 3


class RefusedError(ReleaseError):
    """What was to be released must not be: the content has to change first."""

    status = 1


class DamagedError(ReleaseError):
    """What a new release was to be made of is not as its manifest says."""


def changed_meanwhile(path: str) -> ReleaseError:
    """Return the fault of a file that is not what the build wrote."""
    return ReleaseError(
        f"{path} thay đổi trong lúc phát hành (có lần dựng khác đang chạy?); hãy phát hành lại. "
        "Trang đang phục vụ còn nguyên."
    )


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn a failing disk into a ``ReleaseError`` that names ``where``."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            reason = f"Đĩa chứa {where} đã đầy; hãy dọn bớt rồi phát hành lại."
        elif error.errno in _CLOSED:
            reason = f"Không được ghi vào {where}: thư mục chỉ cho đọc hoặc thiếu quyền."
        else:
            reason = f"Không phát hành được vào {where}: {error}."
        raise ReleaseError(f"{reason} Trang đang phục vụ còn nguyên.") from error
