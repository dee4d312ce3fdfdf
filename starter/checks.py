"""What `./inv lint` and `./inv test` run: every step by the Python of the developers' environment.

All linters run even when one fails, so that one run tells everything; then pytest, whose closing
line ends the output. When a linter failed, a line that counts the steps ends it instead.
"""

import os
import subprocess
import time
from collections.abc import Sequence
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


def lint(*, fix: bool = False) -> int:
    """Run the linters; the answer is an exit status."""
    prepare(DEVELOPMENT)
    for command in FIXERS if fix else ():
        module(*command)
    failed = run_linters()
    return report(failed, len(LINTERS)) if failed else 0


def run_tests(paths: Sequence[str], *, deep: bool = False) -> int:
    """Run the tests under the paths, or without paths all that CI runs; gives an exit status."""
    prepare(DEVELOPMENT)
    failed: list[str] = []
    if not paths:
        debian.provide((*debian.TESTS, *debian.DEEP) if deep else debian.TESTS)
        if module("tests.tools"):
            return report(["tests.tools"], 1)
        failed = run_linters()
    chosen = ["-m", ""] if deep else []
    workers = [] if paths else ["-n", str(min(os.cpu_count() or 1, 4))]
    status = module("pytest", *workers, *chosen, *map(from_root, paths))
    if status:
        failed.append("pytest")
    # pytest's own closing line says it all unless a linter has something to add.
    return report(failed, len(LINTERS) + 1) if failed not in ([], ["pytest"]) else status


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


def module(*command: str) -> int:
    """Run a Python module of the developers' environment in the root of the house."""
    return subprocess.run([DEVELOPMENT.python, "-m", *command], cwd=ROOT, check=False).returncode


def from_root(path: str) -> str:
    """Take a path, maybe with ::test behind it, from where the user stands to the root."""
    file, separator, name = path.partition("::")
    return f"{Path(file).resolve()}{separator}{name}"
