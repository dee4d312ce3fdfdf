"""Find the sources: every Markdown file below the folders of the contract, and what must not lie there."""

import os
import stat
import time
from pathlib import Path

from msgspec import Struct

from newsroom.fields import MODELS
from newsroom.text.finding import Finding

#: Files above this are no articles; they are refused before they are read.
LARGEST = 2_000_000
#: File systems stamp in ticks of a few milliseconds, in nanoseconds here with room to spare.
TICK = 50_000_000


class Stamp(Struct, frozen=True, array_like=True):
    """What tells a file unchanged without reading it."""

    size: int
    mtime_ns: int


def settled(mtime_ns: int) -> int:
    """Return a modification time, or -1 while it is too young to tell a second save from the first.

    File systems stamp in ticks of a few milliseconds: a save within the same tick that keeps the
    size would go unseen. A stamp of -1 never equals, so the next build asks for the digest.
    """
    return mtime_ns if time.time_ns() - mtime_ns > TICK else -1


def scan(root: Path) -> tuple[dict[str, Stamp], list[Finding]]:
    """Return every Markdown file below the folders of the contract, and what must not lie there."""
    sources: dict[str, Stamp] = {}
    findings: list[Finding] = []
    for folder in MODELS:
        if (root / folder).is_dir():
            _walk(root, folder, sources, findings)
    return dict(sorted(sources.items())), findings


def _walk(root: Path, folder: str, sources: dict[str, Stamp], findings: list[Finding]) -> None:
    with os.scandir(root / folder) as entries:
        for entry in entries:
            name = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                message = "Đây là liên kết tượng trưng, có thể trỏ ra ngoài thư mục content."
                findings.append(_refused(name, "symlink", message, "Thay bằng chính tệp đó."))
            elif entry.is_dir(follow_symlinks=False):
                _walk(root, name, sources, findings)
            elif entry.name.endswith(".md"):
                status = entry.stat(follow_symlinks=False)
                if not stat.S_ISREG(status.st_mode):
                    message = "Đây không phải tệp thường."
                    findings.append(_refused(name, "file-kind", message, "Xóa tệp này."))
                elif status.st_size > LARGEST:
                    message = (
                        f"Tệp nặng {status.st_size // 1_000_000} MB, quá giới hạn của một bài."
                    )
                    findings.append(
                        _refused(name, "file-large", message, "Chia bài thành nhiều phần.")
                    )
                else:
                    sources[name] = Stamp(status.st_size, status.st_mtime_ns)


def _refused(name: str, rule: str, message: str, fix: str) -> Finding:
    return Finding(1, 1, "error", rule, message, fix, name)
