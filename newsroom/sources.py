"""Find the sources: every Markdown file below the folders of the contract, and what must not lie there."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from newsroom import file_names, strays
from newsroom.fields import MODELS
from newsroom.stamps import Look, Stamp
from newsroom.text.finding import Finding

#: Where pictures and films lie.
MEDIA = "media"
_MEDIA = f"{MEDIA}/"
_OURS = frozenset({*MODELS, MEDIA})

#: Files above this are no articles; they are refused before they are read.
LARGEST = 2_000_000


def judge(path: Path, name: str) -> Finding | None:
    """Refuse a source that is no ordinary file, or none that a person wrote; raises ``OSError``."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        message = "Đây là liên kết tượng trưng, có thể trỏ ra ngoài thư mục content."
        return _refused(name, "symlink", message, "Thay bằng chính tệp đó.")
    if not stat.S_ISREG(status.st_mode):
        return _refused(name, "file-kind", "Đây không phải tệp thường.", "Xóa tệp này.")
    if status.st_size > LARGEST:
        message = f"Tệp nặng {status.st_size // 1_000_000} MB, quá giới hạn của một bài."
        return _refused(name, "file-large", message, "Chia bài thành nhiều phần.")
    return None


def _refused(name: str, rule: str, message: str, fix: str) -> Finding:
    return Finding(1, 1, "error", rule, message, fix, file_names.shown(name))


@dataclass
class _Folder:
    """What one folder of ``content/`` holds; paths count from there.

    ``folders`` are those in it that are looked into as well.
    """

    root: Path
    path: str
    sources: dict[str, Stamp] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)

    def judged(self, entries: list[os.DirEntry[str]]) -> "_Folder":
        """Look at each entry, in folders of ours more closely than in others."""
        ours = self.path.partition("/")[0] in _OURS
        if ours:
            self._name_all([entry.name for entry in entries])
        for entry in entries:
            path = f"{self.path}/{entry.name}" if self.path else entry.name
            if entry.is_dir(follow_symlinks=False):
                if entry.name != ".git" and not (ours and entry.name.startswith(".")):
                    self._enter(path)
            elif ours or path in _OURS:
                self._file(path, entry)
            elif entry.is_file(follow_symlinks=False):
                self._stray(path, entry)
        return self

    def _enter(self, path: str) -> None:
        if path.count("/") < file_names.DEEPEST:
            self.folders.append(path)
            return
        message = "Thư mục lồng nhau quá sâu."
        self._refuse(path, "file-name", message, f"Giữ tối đa {file_names.DEEPEST} tầng thư mục.")

    def _name_all(self, names: list[str]) -> None:
        visible = [name for name in names if name[0] != "."]
        for name in visible:
            if fault := file_names.fault_of(name):
                self._refuse(f"{self.path}/{name}", "file-name", *fault)
        for name, first in file_names.clashes(visible):
            message = (
                f"Tên này và “{first}” chỉ khác nhau ở cách viết; Windows và macOS coi là một."
            )
            self._refuse(f"{self.path}/{name}", "file-clash", message, "Đổi tên một trong hai tệp.")

    def _file(self, path: str, entry: os.DirEntry[str]) -> None:
        """Take an ordinary file of ours, or say why it is none."""
        name = entry.name
        is_source = name.endswith(".md") and name[0] != "." and not path.startswith(_MEDIA)
        status = entry.stat(follow_symlinks=False) if is_source else None
        if status and stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST:
            if path.isprintable():
                self.sources[path] = Stamp.of(status)
        elif not is_source and entry.is_file(follow_symlinks=False):
            self._stray(path, entry)
        else:
            self.findings += filter(None, (judge(self.root / path, path),))

    def _stray(self, path: str, entry: os.DirEntry[str]) -> None:
        if found := strays.judge(Path(entry.path), file_names.shown(path)):
            self.findings.append(found)

    def _refuse(self, path: str, rule: str, message: str, fix: str) -> None:
        self.findings.append(_refused(path, rule, message, fix))


def scan(root: Path, look: Look | None = None) -> tuple[dict[str, Stamp], list[Finding]]:
    """Return every Markdown file below the folders of the contract, and what must not lie there.

    ``look`` may know the folders already, and what they hold.
    """
    look = look or Look()
    sources: dict[str, Stamp] = {}
    findings: list[Finding] = []
    waiting = [""]
    while waiting:
        path = waiting.pop()
        folder = look.judged(str(root / path), _Folder(root, path).judged)
        sources |= folder.sources
        findings += folder.findings
        waiting += folder.folders
    # By names alone: pairs take ten times as long to compare.
    return {path: sources[path] for path in sorted(sources)}, findings
