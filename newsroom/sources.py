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
    """What tells a file unchanged without reading it.

    ``ctime_ns`` sees what brings its own modification time along: `cp -p`, archives, `touch -r`.
    """

    size: int
    mtime_ns: int
    ctime_ns: int = 0

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """Return the stamp of a file by what the system says of it."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def settled(stamp: Stamp) -> Stamp:
    """Return a stamp to keep; one that is too young to tell a second save from the first never equals.

    File systems stamp in ticks of a few milliseconds: a save within the same tick that keeps the
    size would go unseen. After a time of -1 the next build asks for the digest.
    """
    young = time.time_ns() - max(stamp.mtime_ns, stamp.ctime_ns) <= TICK
    return Stamp(stamp.size, -1) if young else stamp


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
                    sources[name] = Stamp.of(status)


def _refused(name: str, rule: str, message: str, fix: str) -> Finding:
    return Finding(1, 1, "error", rule, message, fix, name)
