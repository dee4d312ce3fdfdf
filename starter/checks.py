"""What `./inv lint` and `./inv test` run: every step by the Python of the developers' environment.

All linters run even when one fails, so that one run tells everything; then pytest, whose closing
line ends the output. When a linter failed, a line that counts the steps ends it instead.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from starter import building, debian
from starter.environment import DEVELOPMENT, ROOT, prepare
from starter.telling import say

# What codespell reads; tests misspell on purpose.
CODE = ("newsroom", "plugins", "starter", "bench", "docs", "theme", "CHANGELOG.md")

# The linters in the order of what they cost. Their settings are in pyproject.toml.
LINTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff", ("ruff", "check", "--quiet", ".")),
    ("định dạng", ("ruff", "format", "--check", "--quiet", ".")),
    ("codespell", ("codespell_lib", *CODE)),
    ("djlint", ("djlint", "--lint", "--quiet", "theme/templates")),
    ("mypy", ("mypy", "--no-error-summary")),
)
FIXERS = (("ruff", "check", "--fix", "--quiet", "."), ("ruff", "format", "--quiet", "."))
# Where Linux keeps files in memory, and how many bytes must be free there and in the machine. Tests
# make tens of thousands of small files (0.3 GB), which take a disk twice as long as all else.
MEMORY = Path("/dev/shm")
ROOM = 3 << 30


def lint(*, fix: bool = False) -> int:
    """Run the linters; the answer is an exit status."""
    prepare(DEVELOPMENT)
    for command in FIXERS if fix else ():
        module(*command)
    failed = run_linters()
    return report(failed, len(LINTERS)) if failed else 0


def run_tests(paths: Sequence[str], *, deep: bool = False) -> int:
    """Run the tests under the paths, or without paths all that CI runs; gives an exit status."""
    if paths:
        prepare(DEVELOPMENT)
        return module("pytest", *marks(deep), *map(from_root, paths))
    with ThreadPoolExecutor(1) as beside:  # pip and apt mind neither each other's files nor network
        needs = (*debian.TESTS, *debian.DEEP) if deep else debian.TESTS
        provided = beside.submit(debian.provide, needs)
        prepare(DEVELOPMENT)
        provided.result()
    if module("tests.tools"):
        return report(["tests.tools"], 1)
    failed = run_linters()
    workers = str(min(os.cpu_count() or 1, 4))
    # Whole folders go to a worker, as far as work is even: what tests share is made once.
    spread = ["-n", workers, "--dist", "worksteal"]
    with in_memory(MEMORY if not deep else None) as environment:
        status = module("pytest", *spread, *marks(deep), environment=environment)
    if status:
        failed.append("pytest")
    # pytest's own closing line says it all unless a linter has something to add.
    return report(failed, len(LINTERS) + 1) if failed not in ([], ["pytest"]) else status


def marks(deep: bool) -> list[str]:
    """Give pytest's words for all tests; without them it leaves out the deep ones."""
    return ["-m", ""] if deep else []


@contextmanager
def in_memory(folder: Path | None) -> Iterator[dict[str, str]]:
    """Yield the variables that let temporary files lie in memory, where there is room for them.

    The folder has to be one in which programs may be started; other users may pass through it.
    """
    if folder is None or not is_roomy(folder):
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="portal-", dir=folder) as made:
        Path(made).chmod(0o711)
        yield {"TMPDIR": made}


def is_roomy(folder: Path) -> bool:
    """Say whether files may be put and programs started there, and memory is enough for many."""
    if not (folder.is_dir() and os.access(folder, os.W_OK)):
        return False
    state = os.statvfs(folder)
    lines = Path("/proc/meminfo").read_text("utf-8").splitlines()
    free = next((int(line.split()[1]) << 10 for line in lines if "MemAvailable" in line), 0)
    return not state.f_flag & os.ST_NOEXEC and min(state.f_bavail * state.f_frsize, free) >= ROOM


def take_screens(content: str) -> int:
    """Build a preview of its own and lay its pages out on the contact sheet; an exit status."""
    prepare(DEVELOPMENT)
    debian.provide(debian.BROWSER)
    output = ROOT / ".cache" / "screens"
    building.build(content=content, output=output)
    return module("starter.screens", str(output))


def run_linters() -> list[str]:
    """Run them one by one and give the names of those that failed."""
    failed = []
    for name, command in LINTERS:
        started = time.perf_counter()
        if module(*command):
            failed.append(name)
            say(f"{name}: CHƯA ĐẠT")
        else:
            say(f"{name}: đạt ({time.perf_counter() - started:.1f} giây)".replace(".", ","))
    return failed


def report(failed: Sequence[str], steps: int) -> int:
    """Say which steps failed and close with the line that counts them."""
    print(f"Chưa đạt: {', '.join(failed)}")
    print(f"{steps - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1


def module(*command: str, environment: Mapping[str, str] | None = None) -> int:
    """Run a Python module of the developers' environment in the root of the house."""
    variables = {**os.environ, **(environment or {})}
    words: list[str | Path] = [DEVELOPMENT.python, "-m", *command]
    return subprocess.run(words, cwd=ROOT, env=variables, check=False).returncode


def from_root(path: str) -> str:
    """Take a path, maybe with ::test behind it, from where the user stands to the root."""
    file, separator, name = path.partition("::")
    return f"{Path(file).resolve()}{separator}{name}"
