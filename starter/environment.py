"""Make a virtual environment that holds exactly what a lock file names.

It is built beside its place and renamed into it, so a run that was interrupted, or that the
network failed, leaves the old one as it was. The last thing written is a copy of the lock: an
environment is ready when that copy equals the lock. Standard library only: it runs before anything
is installed.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from starter.alone import alone
from starter.faults import MachineFault
from starter.interpreters import swiftest
from starter.telling import say, show

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"

# What pip prints when it fails, and what it means for the person who waits.
CAUSES = (
    ("No space left on device", "ổ đĩa đã đầy"),
    ("DO NOT MATCH THE HASHES", "gói tải về không đúng dấu băm ghi trong tệp khóa"),
    ("Temporary failure in name resolution", "không nối được mạng"),
    ("Failed to establish a new connection", "không nối được mạng"),
    ("Connection refused", "không nối được mạng"),
    ("Read timed out", "mạng quá chậm"),
    ("No matching distribution found", "không tìm thấy gói (mạng, hoặc bản Python quá mới)"),
)


@dataclass(frozen=True, slots=True)
class Environment:
    """A folder to fill and the lock file that says with what."""

    folder: Path
    lock: Path

    @property
    def python(self) -> Path:
        """The interpreter inside."""
        return interpreter(self.folder)


# The site's own libraries, and these with the tools of its developers beside them: two folders, so
# that an editor waits for the first only and a build cannot lean on a tool by mistake.
RUNTIME = Environment(ROOT / ".venv", ROOT / "requirements.lock")
DEVELOPMENT = Environment(ROOT / ".venv-test", ROOT / "requirements-dev.lock")


def interpreter(folder: Path) -> Path:
    """Where the Python of an environment lies."""
    return folder / ("Scripts/python.exe" if WINDOWS else "bin/python")


def is_ready(folder: Path, lock: Path) -> bool:
    """Say whether the folder holds a complete environment made from this very lock."""
    stamp = folder / "installed.lock"
    return (
        interpreter(folder).exists() and stamp.is_file() and stamp.read_bytes() == lock.read_bytes()
    )


def prepare(environment: Environment) -> None:
    """Make the environment if it is not ready; a second caller waits for the first.

    Raises MachineFault with the reason when it cannot be made; the old folder then stays.
    """
    folder, lock = environment.folder, environment.lock
    if is_ready(folder, lock):
        return
    beside = folder.with_name(f"{folder.name}.new")
    with alone(folder.parent / ".cache" / f"{folder.name}.lock") as held:
        if is_ready(folder, lock):
            return
        if not is_ready(beside, lock):
            make(beside, lock, held)
            rename_inside(beside, folder)
            (beside / "installed.lock").write_bytes(lock.read_bytes())
        put(beside, folder)


def make(folder: Path, lock: Path, held: IO[bytes]) -> None:
    """Fill the folder from nothing, as the lock says."""
    names = [line for line in lock.read_text("utf-8").splitlines() if "==" in line]
    say(f"Đang cài {len(names)} thư viện vào {folder.with_suffix('').name}, chờ một lát …")
    remove(folder)
    # The real path of the interpreter holds its version (python3.11), so that after an upgrade of
    # the system's Python the link dangles and the environment is made anew.
    base = swiftest(Path(getattr(sys, "_base_executable", sys.executable)))
    command: list[str | Path] = [base if WINDOWS else base.resolve(), "-m", "venv", folder]
    follow(command, held, 0)
    options = "--require-hashes --no-deps --no-input --no-user --disable-pip-version-check"
    # -I: packages of the user or of PYTHONPATH must not pass for installed ones. pip's own settings
    # (index, proxy, certificates) come from the environment and its files as ever.
    command = [interpreter(folder), "-I", "-X", "utf8", "-m", "pip", "install", *options.split()]
    follow([*command, "-r", lock], held, len(names))
    compile_house(interpreter(folder), ROOT)


def compile_house(python: Path, root: Path) -> None:
    """Compile our own modules ahead, each to hold as long as its source's content does.

    Python alone goes by times: a copy or a checkout, in which every file is new, would compile all of
    them again. Where it fails, Python does so as it always would.
    """
    rooms = [
        root / name for name in ("newsroom", "plugins", "starter", "tasks.py", "pelicanconf.py")
    ]
    command: list[str | Path] = [
        python,
        "-m",
        "compileall",
        "-q",
        "--invalidation-mode",
        "checked-hash",
        *rooms,
    ]
    subprocess.run(command, capture_output=True, check=False)


def follow(command: list[str | Path], held: IO[bytes], steps: int) -> None:
    """Run a step of the set-up, counting on a terminal; raise with its reason when it fails."""
    log: list[str] = []
    counted = 0
    # A child that outlives an interrupted set-up keeps the lock, so that nobody works beside it.
    inherited = () if WINDOWS else (held.fileno(),)
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        pass_fds=inherited,
    ) as child:
        assert child.stdout is not None
        for line in child.stdout:
            log.append(line)
            if line.startswith(("Collecting ", "Processing ")):
                counted += 1
                show(f"{counted}/{steps}")
            elif line.startswith("Installing "):
                show("đang ghi vào đĩa …")
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    if child.returncode:
        raise MachineFault(f"Không cài được thư viện: {cause(log)}. Chạy lại lệnh để thử lại.")


def cause(log: list[str]) -> str:
    """Name the reason in what pip or venv printed."""
    text = "".join(log)
    for mark, meaning in CAUSES:
        if mark in text:
            return meaning
    errors = [line for line in log if line.startswith("ERROR")] or log[-1:] or ["không rõ lý do"]
    return errors[-1].removeprefix("ERROR:").strip().rstrip(".")


def rename_inside(folder: Path, final: Path) -> None:
    """Write the final place into the scripts, which name the interpreter by its full path."""
    if WINDOWS:  # launchers there are programs; we only ever run `python -m`
        return
    old, new = os.fsencode(folder), os.fsencode(final)
    for script in (folder / "bin").iterdir():
        if not script.is_symlink() and old in (text := script.read_bytes()):
            script.write_bytes(text.replace(old, new))


def put(beside: Path, folder: Path) -> None:
    """Set the finished folder in its place."""
    old = folder.with_name(f"{folder.name}.old")
    remove(old)
    if folder.exists() or folder.is_symlink():
        folder.rename(old)
    beside.rename(folder)
    remove(old)


def remove(folder: Path) -> None:
    """Remove a folder, or a link in its stead, if there is one."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
