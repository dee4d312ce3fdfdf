"""A release's folder: made from the served one by hard links and from what is new by writing.

Raw material may be an older release or what a killed publisher left. Files that lie there already
are told right from wrong by their inode: a file that has not changed *is* the served one's.
"""

import ctypes
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from newsroom.release.compression import Source
from newsroom.release.errors import ReleaseError
from newsroom.release.manifest import NAME
from newsroom.release.target import Change

_CHUNK = 1 << 20


def build(tree: Path, base: Path | None, change: Change) -> None:
    """Make ``tree`` hold exactly the release; ``base`` is the folder that kept files come from."""
    with readable():
        tree.mkdir(parents=True, exist_ok=True)
        lying = _clear(str(tree), "", change.kept)
        folders = _Folders(tree)
        if base is not None:
            for path in change.kept:
                _link(base, tree, path, lying, folders)
        for path, source in {**change.fresh, NAME: change.manifest.encode()}.items():
            _write(tree, base, path, source, change, folders)
    make_last(tree)


def make_last(folder: Path) -> None:
    """Wait until everything on this file system would survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            syncfs = ctypes.CDLL(None, use_errno=True).syncfs
        except (AttributeError, OSError, TypeError):
            os.sync()
            return
        if syncfs(descriptor) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(descriptor)


def place(path: Path, data: bytes) -> None:
    """Put a file of the target's own (not of a release) where it belongs, whole and lasting."""
    temporary = beside(path)
    try:
        with temporary.open("wb") as file:
            os.fchmod(file.fileno(), 0o644)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def beside(path: Path) -> Path:
    """Return the name that a file has until it is whole; under the lock nobody else uses it."""
    return path.with_name(f".{path.name}.new")


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder last."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace(tree: Path, path: str, source: Path | None) -> None:
    """Let a file of an old release give way to one of another release, or go."""
    (tree / path).unlink(missing_ok=True)
    if source is not None:
        with readable():
            (tree / path).parent.mkdir(parents=True, exist_ok=True)
        _link_or_copy(source / path, tree / path)
        return
    for parent in (tree / path).parents:
        if parent == tree or not _try_rmdir(parent):
            break


class _Folders:
    """Makes folders once."""

    def __init__(self, tree: Path) -> None:
        self._tree = str(tree)
        self._made = {""}

    def __call__(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(f"{self._tree}/{folder}", exist_ok=True)  # noqa: PTH103 - 16,000 times
            while folder not in self._made:
                self._made.add(folder)
                folder = folder.rpartition("/")[0]
        return f"{self._tree}/{path}"


def _clear(tree: str, folder: str, kept: Mapping[str, int]) -> dict[str, int]:
    """Remove what is not kept below a folder of the tree; return the inodes of the rest."""
    lying: dict[str, int] = {}
    with os.scandir(f"{tree}/{folder}") as entries:
        for entry in entries:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                inside = _clear(tree, f"{path}/", kept)
                lying.update(inside)
                if not inside:
                    os.rmdir(entry.path)  # noqa: PTH106
            elif path in kept:
                lying[path] = entry.inode()
            else:
                os.unlink(entry.path)  # noqa: PTH108 - many
    return lying


def _link(base: Path, tree: Path, path: str, lying: Mapping[str, int], folders: "_Folders") -> None:
    source = f"{base}/{path}"
    if path in lying:
        if os.lstat(source).st_ino == lying[path]:
            return
        os.unlink(f"{tree}/{path}")  # noqa: PTH108
    _link_or_copy(source, folders(path))


def _link_or_copy(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError as error:  # a file system without links, or too many of one file
        if error.errno not in {errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV}:
            raise
        shutil.copy2(source, target)


def _write(
    tree: Path, base: Path | None, path: str, source: Source, change: Change, folders: _Folders
) -> None:
    """Write a new file, never through a link; what is copied is proved on the way."""
    target = Path(folders(path))
    target.unlink(missing_ok=True)
    entry = change.manifest.files.get(path)
    digest = hashlib.sha256()
    with target.open("xb") as file:
        os.fchmod(file.fileno(), 0o444)
        for chunk in _chunks(source):
            digest.update(chunk)
            file.write(chunk)
    if entry is not None and digest.hexdigest() != entry.sha256:
        raise ReleaseError(
            f"{path} thay đổi trong lúc phát hành (có lần dựng khác đang chạy?); hãy phát hành lại. "
            "Trang đang phục vụ còn nguyên."
        )
    _tell_apart(target, base / path if base else None)


def _chunks(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _tell_apart(target: Path, former: Path | None) -> None:
    """Let two versions of a file differ in size or second: a web server's ETag knows no more."""
    if former is None:
        return
    try:
        old, new = former.lstat(), target.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    if old.st_size == new.st_size and int(new.st_mtime) <= int(old.st_mtime):
        os.utime(target, ns=(new.st_atime_ns, (int(old.st_mtime) + 1) * 1_000_000_000))


def _try_rmdir(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


@contextmanager
def readable() -> Iterator[None]:
    """Make folders that a web server may enter, whatever the umask of the publisher is."""
    former = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(former)
