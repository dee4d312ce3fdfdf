"""A release's folder: made from the served one by hard links and from what is new by writing.

Raw material may be an older release, of which the manifest says what lies there, or what a killed
publisher left. There files are told right from wrong by their inode: one that has not changed *is*
the served one's.
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
from newsroom.release.errors import changed_meanwhile
from newsroom.release.manifest import NAME, Manifest
from newsroom.release.target import Change

_CHUNK = 1 << 20


def build(tree: Path, base: Path | None, change: Change, raw: Manifest | None = None) -> None:
    """Make ``tree`` hold exactly the release; ``base`` is the folder that kept files come from.

    ``raw`` is the manifest of the release that ``tree`` has been, if it was one and is whole.
    """
    with readable():
        tree.mkdir(parents=True, exist_ok=True)
        if raw is not None and raw.recipe == change.manifest.recipe:
            standing = _altered(tree, raw, change)
        else:
            standing = set()
            _cleared(f"{tree}/", f"{base}/", "", change.kept, standing)
        folders = _Folders(tree)
        if base is not None:
            for path in change.kept:
                if path not in standing:
                    _link_or_copy(f"{base}/{path}", folders(path))
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


def bring(tree: Path, path: str, source: Path) -> None:
    """Let a file of an old release give way to that of another release."""
    (tree / path).unlink(missing_ok=True)
    with readable():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
    _link_or_copy(source / path, tree / path)


def remove(tree: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it."""
    (tree / path).unlink(missing_ok=True)
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


def _altered(tree: Path, raw: Manifest, change: Change) -> set[str]:
    """Remove what an old release has otherwise than the new one; return what may stay.

    Only what differs is touched: to look at each of 16,000 folders takes longer than all the rest.
    """
    standing: set[str] = set()
    gone: list[str] = []
    for path, entry in raw.files.items():
        stays = path in change.kept and change.manifest.files.get(path) == entry
        names = (name for name, _ in entry.sizes(path))
        (standing.update if stays else gone.extend)(names)
    for name in gone:
        remove(tree, name)
    return standing


def _cleared(
    tree: str, base: str, folder: str, kept: Mapping[str, int], standing: set[str]
) -> bool:
    """Remove what is not a kept file of the base below a folder of the tree, and note the rest.

    Tell whether anything is left there.
    """
    left = False
    with os.scandir(tree + folder) as entries:
        for entry in entries:
            path = folder + entry.name
            if entry.is_dir(follow_symlinks=False):
                if _cleared(tree, base, f"{path}/", kept, standing):
                    left = True
                else:
                    os.rmdir(entry.path)  # noqa: PTH106
            elif path in kept and os.lstat(base + path).st_ino == entry.inode():
                standing.add(path)
                left = True
            else:
                os.unlink(entry.path)  # noqa: PTH108 - many
    return left


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
        raise changed_meanwhile(path)
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
