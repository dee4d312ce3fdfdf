"""An edited site built upon its store equals the same site built from nothing, byte for byte.

Each build is a process of its own, forked from one that has imported everything. A failing case
names its seed, and its edits are in the message.
"""

import multiprocessing
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from difflib import unified_diff
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest

from tests import full_site
from tests.site.edits import Newsroom
from tests.sites import Site, tree

#: Edits of one sequence, and articles of the sites they are made on.
EDITS = 5
QUICK, DEEP = (4, 30), (200, 260)
_FORK = multiprocessing.get_context("fork")


def start(newsroom: Newsroom, output: str, cache: str, jobs: int = 1) -> BaseProcess:
    """Start a build in a process of its own; its exit code is the status."""

    def work() -> None:
        now = f"{newsroom.now:%Y-%m-%d %H:%M}"
        raise SystemExit(newsroom.site.build(output=output, cache=cache, now=now, jobs=jobs).status)

    process = _FORK.Process(target=work)
    process.start()
    return process


def build(newsroom: Newsroom, output: str, cache: str, jobs: int = 1) -> int:
    process = start(newsroom, output, cache, jobs)
    process.join()
    return int(process.exitcode or 0)


def clean(newsroom: Newsroom) -> tuple[int, dict[str, bytes]]:
    """Build from nothing, in folders that nobody has seen; return status and tree."""
    folder = newsroom.site.root / "clean"
    try:
        status = build(newsroom, "clean/elsewhere/output", "clean/cache")
        return status, tree(folder / "elsewhere/output")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def difference(kept: dict[str, bytes], fresh: dict[str, bytes]) -> str:
    """Say which files differ and how the first of them does."""
    names = sorted(name for name in {*kept, *fresh} if kept.get(name) != fresh.get(name))
    if not names:
        return ""
    sides = [
        source.get(names[0], b"").decode(errors="replace").splitlines() for source in (fresh, kept)
    ]
    lines = [*unified_diff(*sides, "clean", "incremental", lineterm="", n=1)][:30]
    return "\n".join([f"{len(names)} files differ: {', '.join(names[:8])}", *lines])


@dataclass
class Press:
    """A newsroom and its one output, with what may happen to it between two builds."""

    newsroom: Newsroom
    random: Random

    def step(self) -> None:
        """Edit, suffer, build and compare."""
        self._edit()
        accidents = [self._damage, self._kill, self._meddle, self._forget]
        accident = self.random.choice([None, None, None, *accidents])
        if accident:
            self.newsroom.log.append(f"  accident: {accident()}")
        self._compare()

    def _edit(self) -> None:
        for _ in range(self.random.choice((1, 1, 1, 2, 4))):
            self.newsroom.edit()

    def _compare(self) -> None:
        newsroom = self.newsroom
        before = tree(newsroom.site.root / "output")
        status = build(newsroom, "output", "cache", jobs=self.random.choice((1, 1, 1, 2)))
        expected, fresh = clean(newsroom)
        log = "\n".join(newsroom.log)
        assert status == expected, log
        kept = tree(newsroom.site.root / "output")
        if expected == 1:
            newsroom.log.append("  (a fault: the output stays)")
            assert not difference(kept, before), f"touched by a fault:\n{log}"
            return
        assert status == 0, log
        told = difference(kept, fresh)
        assert not told, f"{told}\n\n{log}"

    def _damage(self) -> str:
        """Break one file of the store, or lose it, or lose all."""
        cache = self.newsroom.site.root / "cache"
        files = sorted(path for path in cache.rglob("*") if path.is_file())
        if not files:
            return "no store"
        path = self.random.choice(files)
        data = bytearray(path.read_bytes())
        match self.random.randrange(6):
            case 0:
                path.unlink()
                return f"lost {path.name}"
            case 1:
                path.write_bytes(data[: len(data) // 2])
                return f"cut {path.name}"
            case 2:
                path.write_bytes(b"")
                return f"emptied {path.name}"
            case 3 if data:
                data[self.random.randrange(len(data))] ^= 0x55
                path.write_bytes(data)
                return f"flipped a byte of {path.name}"
            case 4:
                shutil.rmtree(cache)
                return "lost the store"
            case _:
                path.write_bytes(self.random.randbytes(200))
                return f"garbage in {path.name}"

    def _kill(self) -> str:
        """Kill builds in the middle, as a power cut would."""
        told = []
        for _ in range(self.random.choice((1, 2))):
            process = start(self.newsroom, "output", "cache", jobs=self.random.choice((1, 2)))
            delay = self.random.uniform(0, 0.25)
            time.sleep(delay)
            process.kill()
            process.join()
            told.append(f"killed after {delay:.3f} s ({process.exitcode})")
        return ", ".join(told)

    def _forget(self) -> str:
        """Lose the output and keep the store."""
        shutil.rmtree(self.newsroom.site.root / "output", ignore_errors=True)
        return "lost the output"

    def _meddle(self) -> str:
        """Change the output by hand."""
        output = self.newsroom.site.root / "output"
        files = sorted(found for found in output.rglob("*") if found.is_file())
        if not files:  # lost before, and the site has had a fault since then
            return "no output"
        path = self.random.choice(files)
        what: Callable[[Path], object] = self.random.choice([_lose, _overwrite, _add])
        what(path)
        return f"{what.__name__} {path.relative_to(output)}"


def _lose(path: Path) -> None:
    if path.name != ".newsroom":
        path.unlink()


def _overwrite(path: Path) -> None:
    if path.name != ".newsroom":
        path.write_bytes(b"ai do sua tay")


def _add(path: Path) -> None:
    path.with_name("tep-la.txt").write_text("tệp lạ", "utf-8")


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Import and compile all that builds need, once, before processes are forked."""
    site = Site(tmp_path_factory.mktemp("warm")).write(full_site.with_url("https://vi-du.vn/cong"))
    assert site.build().status == 0


def run(folder: Path, seed: int, articles: int) -> None:
    newsroom = Newsroom(Site(folder), Random(f"edits {seed}"))
    newsroom.begin(articles)
    assert build(newsroom, "output", "cache") == 0
    press = Press(newsroom, Random(f"accidents {seed}"))
    for _ in range(EDITS):
        press.step()


@pytest.mark.parametrize("seed", range(QUICK[0]))
def test_incremental_equals_clean(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, QUICK[1])


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1000, 1000 + DEEP[0]))
def test_incremental_equals_clean_on_a_larger_site(tmp_path: Path, seed: int) -> None:
    run(tmp_path, seed, DEEP[1])
    shutil.rmtree(tmp_path)
