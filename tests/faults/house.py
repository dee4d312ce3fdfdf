"""A house of a thousand pages that is hurt again and again, and its twin that never is.

Both are built from the same content. After every fault the house has to end up as its twin is, by the next
ordinary run and without a hand.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import Any

from bench import corpus
from newsroom.output import SIGN
from newsroom.release import verify
from starter.building import ROOT
from tests.faults.nursery import End, Task
from tests.sites import tree

NOW = "2026-11-23 08:00"
#: A message that a person can act on: one line, one or two sentences, no trace.
_SENTENCE = re.compile(r"[A-ZĐÀ-Ỹ][^\n]{10,400}[.!]")
_WITHDRAWN = "---\nstatus: withdrawn\n"
_TRACE = ("Traceback", "Error:", "Chương trình gặp lỗi")


class House:
    """Content, store, output and releases below one folder, and the twin's store and output."""

    def __init__(self, root: Path, articles: int, seed: int = 1) -> None:
        self.root = root
        self.chance = Random(seed)
        self.content, self.site = root / "content", root / "site"
        self.cache, self.output = root / "cache", root / "output"
        self.tmp = root / "tmp"
        self.tmp.mkdir(parents=True, exist_ok=True)
        if not self.content.exists():
            corpus.write(self.content, articles, extras=True)
            self._without_cards()
        self.articles = sorted(self.content.glob("articles/*/*/*.md"))
        self._nursery = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery", str(root / f"told-{seed}.log")],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _without_cards(self) -> None:
        """Leave out what costs most and is not at stake: a picture for every article."""
        path = self.content / "site.yaml"
        path.write_text(
            path.read_text("utf-8").replace("social_cards: true", "social_cards: false")
        )

    def close(self) -> None:
        """End the nursery."""
        for pipe in (self._nursery.stdin, self._nursery.stdout):
            assert pipe is not None
            pipe.close()
        self._nursery.wait(30)

    def run(self, command: str, given: dict[str, Any] | None = None, **more: Any) -> End:
        """Run a command on this house; ``given`` replaces what it takes, ``more`` are a task's."""
        return self.start(command, given, **more)()

    def start(
        self, command: str, given: dict[str, Any] | None = None, **more: Any
    ) -> Callable[[], End]:
        """Start one, and return what waits for its end."""
        taken: dict[str, Any] = {"cache": str(self.cache)}
        match command:
            case "build":
                taken |= {"content": str(self.content), "output": str(self.output), "now": NOW}
                taken |= {"jobs": 2}
            case "publish":
                taken |= {"to": str(self.site), "content": str(self.content), "now": NOW}
                taken |= {"output": str(self.output), "jobs": 2, "again": True}
            case "rollback":
                taken |= {"to": str(self.site)}
        environment = {"TMPDIR": str(self.tmp), **more.pop("environment", {})}
        task = Task(command, {**taken, **(given or {})}, environment=environment, **more)
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(json.dumps(asdict(task)) + "\n")
        self._nursery.stdin.flush()
        answer = self._nursery.stdout
        return lambda: End(**json.loads(answer.readline()))

    def edit(self, *, small: bool = False) -> bool:
        """Change something, as editors do; return whether it is a name that all pages show."""
        chance = self.chance
        kind = 0 if small else chance.choices(range(5), [50, 15, 10, 15, 10])[0]
        mark = f"Câu thêm số {chance.randrange(10**6)}."
        match kind:
            case 0:
                _append(chance.choice(self.articles), mark)
            case 1:
                for path in chance.sample(self.articles, min(40, len(self.articles))):
                    _append(path, mark)
            case 2:
                path = self.content / "site.yaml"
                text = re.sub(r"^tagline:.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
                path.write_text(f'{text}tagline: "{mark}"\n', "utf-8")
            case 3:
                name = f"them-{chance.randrange(10**6)}"
                path = self.content / f"articles/2024/0{chance.randrange(1, 9)}/{name}.md"
                path.parent.mkdir(parents=True, exist_ok=True)
                source = self.articles[0].read_text("utf-8")
                path.write_text(
                    re.sub(r"^slug: .*$", f'slug: "{name}"', source, flags=re.MULTILINE)
                )
            case _:
                added = sorted(self.content.glob("articles/2024/*/them-*.md"))
                shown = [path for path in added if _WITHDRAWN not in path.read_text("utf-8")]
                if shown:
                    path = chance.choice(shown)
                    path.write_text(
                        path.read_text("utf-8").replace("---\n", _WITHDRAWN, 1), "utf-8"
                    )
        return kind == 2

    def expected(self) -> dict[str, bytes]:
        """Return the tree that the twin builds of the present content."""
        given = {"cache": str(self.root / "twin-cache"), "output": str(self.root / "twin-output")}
        end = self.run("build", given)
        assert end.status == 0, end.told
        return tree(self.root / "twin-output")

    def is_right(self) -> bool:
        """Tell whether the output is what the twin's is, byte for byte."""
        return tree(self.output) == self.expected()

    def is_whole(self) -> bool:
        """Tell whether readers are served a release that agrees with its manifest, or none yet."""
        current = self.site / "current"
        if not current.exists():
            return not current.is_symlink()
        return verify(str(self.site)).faults == ()

    def serves(self) -> bool:
        """Tell whether the served release holds exactly what the output holds."""
        built, served = tree(self.output), tree(self.site / "current")
        return all(served.get(path) == data for path, data in built.items() if path != SIGN)


def _append(path: Path, sentence: str) -> None:
    text = path.read_text("utf-8")
    cut = text.rfind("\n\nCâu thêm số ")
    text = (text[:cut] if cut >= 0 else text.rstrip("\n")) + f"\n\n{sentence}\n"
    path.write_text(text, "utf-8")


def is_sentence(end: End) -> bool:
    """Tell whether a command that failed said why in one Vietnamese sentence, without a trace."""
    told = end.sentence
    return (
        _SENTENCE.fullmatch(told) is not None
        and not any(trace in end.told for trace in _TRACE)
        and not told.isascii()
    )


@contextmanager
def small_disk(folder: Path, megabytes: float) -> Iterator[Path]:
    """Mount a disk of its own at a folder; needs root, as ``./inv test`` on CI machines has."""
    folder.mkdir(parents=True, exist_ok=True)
    size = f"size={int(megabytes * 1024)}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def remount(disk: Path, mode: str) -> None:
    """Make a disk read-only (ro) or not (rw)."""
    subprocess.run(["mount", "-o", f"remount,{mode}", str(disk)], check=True)


def fill(disk: Path, free: int) -> Path:
    """Leave so many bytes on a disk."""
    status = os.statvfs(disk)
    filler = disk / "day.bin"
    filler.write_bytes(b"\0" * max(0, status.f_bavail * status.f_frsize - free))
    return filler
