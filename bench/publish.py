"""Measure from ``git push`` to what readers get: real git, sshd, hooks, check, build, release, nginx.

    python -m bench.publish [--count 10000] [--rounds 5] [--report docs/publishing-figures.md]

The first run makes a server with its site under ``--folder``, which takes a while; later ones use it again.
"""

import argparse
import os
import re
import shutil
import statistics
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.request import Request, urlopen

from bench import corpus
from bench.papers import put
from deploy.trial import nginx, sshd
from deploy.trial.press_room import ROOT, PressRoom, Push, code
from newsroom.release.target import KEPT

_LINK = re.compile(r"\{filename\}[^\s)]*/([\w-]+\.md)")
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Case:
    """What an editor does in a round: new contents of files, and what shows that it is served.

    ``address`` is to answer with ``status`` and, unless empty, with ``text`` in the page.
    """

    files: Mapping[str, str | bytes | None]
    address: str
    text: str
    status: int = 200


@dataclass(frozen=True, slots=True)
class Time:
    """One push: seconds to the served page, seconds to the end of the push, the server's CPU seconds."""

    live: float
    whole: float
    cpu: float


@dataclass
class Figures:
    """What was found, by name of the case; the first pushes of a site apart."""

    times: dict[str, list[Time]] = field(default_factory=dict)
    load: list[float] = field(default_factory=list)

    def add(self, name: str, time_: Time) -> None:
        """Keep a measured push and tell it at once."""
        self.times.setdefault(name, []).append(time_)
        self.load.append(os.getloadavg()[0])
        sys.stderr.write(
            f"{name:<28} live {time_.live:6.2f} s  whole {time_.whole:6.2f} s"
            f"  {time_.cpu:6.2f} s CPU  load {self.load[-1]:.1f}\n"
        )


class Stage:
    """The server, its site, and the clone that is pushed from."""

    def __init__(self, room: PressRoom, server: nginx.Server) -> None:
        self.room, self.server = room, server
        room.git("reset", "-q", "--hard", "origin/main")  # what a broken run left unaccepted
        found = sorted((room.clone / "content" / "articles").rglob("bai-*.md"))
        self._articles = [
            path for path in found if not path.read_text("utf-8").startswith("---\nstatus:")
        ]
        #: Names of articles that others link to; withdrawing one would rightly be refused.
        self._linked = {name for path in found for name in _LINK.findall(path.read_text("utf-8"))}
        self._turn = len(room.git("log", "--format=%h").told.split())

    def push(self, case: Case) -> Time:
        """Push a change as an editor, and wait until it is served."""
        self.room.write(dict(case.files))
        assert not self.shows(case), "the change is to be seen by its push only"
        cpu = self.cpu()
        started = time.monotonic()
        seen: list[float] = []
        # A refused push must end the measurement, though its page will never be seen.
        watcher = threading.Thread(target=self._watch, args=(case, seen), daemon=True)
        watcher.start()
        push = self.room.push()
        whole = time.monotonic() - started
        assert push.accepted, push.told
        watcher.join()
        return Time(seen[0] - started, whole, self.cpu() - cpu)

    def refused(self, files: Mapping[str, str | bytes | None]) -> tuple[Time, Push]:
        """Push what must be refused; the clone is put back."""
        self.room.write(dict(files))
        cpu, started = self.cpu(), time.monotonic()
        push = self.room.push()
        whole = time.monotonic() - started
        assert not push.accepted, push.told
        self.room.git("reset", "-q", "--hard", "HEAD^")
        return Time(whole, whole, self.cpu() - cpu), push

    def rolled_back(self) -> Time:
        """Go back by the operator's command."""
        link = self.room.site / "current"
        before, cpu, started = link.readlink(), _children(), time.monotonic()
        assert self.room.press("rollback").accepted
        whole = time.monotonic() - started
        assert link.readlink() != before
        return Time(whole, whole, _children() - cpu)

    def _watch(self, case: Case, seen: list[float]) -> None:
        until = time.monotonic() + 3600
        while time.monotonic() < until and not self.shows(case):
            time.sleep(0.02)
        seen.append(time.monotonic())

    def shows(self, case: Case) -> bool:
        """Ask the server for the page of a case."""
        request = Request(self.server.origin + case.address, headers={"Host": "example.org"})
        try:
            with urlopen(request, timeout=10) as answer:
                return answer.status == case.status and case.text in answer.read().decode()
        except OSError as error:
            return getattr(error, "code", 0) == case.status

    def cpu(self) -> float:
        """Return the CPU seconds of all that the server did in connections that have ended."""
        listener = (self.room.ssh.home / "pid").read_text().strip()
        fields = Path(f"/proc/{listener}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / _TICK

    def turn(self) -> tuple[int, Path]:
        """Return the number of the next change and another article from the middle of the years."""
        self._turn += 1
        return self._turn, self._articles[
            (len(self._articles) // 2 + self._turn * 7) % len(self._articles)
        ]

    def body(self) -> Case:
        """Add a sentence to an article."""
        number, path = self.turn()
        word = f"lượt-đo-{number}"  # one word: typography puts spaces of its own between words
        text = f"{path.read_text('utf-8')}\nCâu này được thêm vào ở {word}.\n"
        return Case({self._name(path): text}, _address(path), word)

    def title(self) -> Case:
        """Change a title, which other pages show."""
        number, path = self.turn()
        new = f"Tiêu đề mới của bài ở lượt thứ {number}"
        lines = path.read_text("utf-8").split("\n")
        lines[1] = f'title: "{new}"'
        return Case({self._name(path): "\n".join(lines)}, _address(path), new)

    def added(self) -> Case:
        """Add an article on the day of the latest one."""
        number, _ = self.turn()
        last = max(
            self._articles, key=lambda path: (path.parent.as_posix(), len(path.stem), path.stem)
        )
        path = last.with_name(f"bai-them-{number}.md")
        text = last.read_text("utf-8").replace(f'slug: "{_slug(last)}"', f'slug: "{path.stem}"')
        path.write_text(text, "utf-8")
        address = _address(path)
        path.unlink()
        return Case({self._name(path): text}, address, "</html>")

    def withdrawn(self) -> Case:
        """Withdraw an article that no other links to."""
        _, path = self.turn()
        while path.name in self._linked:
            _, path = self.turn()
        text = path.read_text("utf-8").replace("---\n", "---\nstatus: withdrawn\n", 1)
        self._articles.remove(path)
        return Case({self._name(path): text}, _address(path), "", 410)

    def broken(self) -> dict[str, str | bytes | None]:
        """Return ten articles, each with one fault."""
        source = self._articles[0].read_text("utf-8").split("\n")
        files: dict[str, str | bytes | None] = {}
        for number in range(10):
            lines = [*source]
            lines[2] = f'slug: "hong-{number}"'
            lines[4] = 'category: "Chuyên mục lạ"'
            files[f"content/articles/2014/01/hong-{number}.md"] = "\n".join(lines)
        return files

    def _name(self, path: Path) -> str:
        return path.relative_to(self.room.clone).as_posix()


def _children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _slug(path: Path) -> str:
    return path.read_text("utf-8").split('slug: "', 1)[1].split('"', 1)[0]


def _address(path: Path) -> str:
    text = path.read_text("utf-8")
    day = text.split("\ndate: ", 1)[1][:10].replace("-", "/")
    return f"/{day}/{_slug(path)}/"


def first_push(room: PressRoom, count: int) -> None:
    """Let the maintainer push the code with the corpus: the one cold build of the server."""
    corpus.write(room.clone / "content", count, extras=True)
    (room.home / "work").mkdir()
    (room.home / "work" / ".venv").symlink_to(ROOT / ".venv")
    room.write(dict(code()))
    push = room.push("maintainer")
    assert push.accepted, push.told


def measure(stage: Stage, rounds: int, figures: Figures) -> None:
    """Go through the cases; the releases that a new site still lacks come first and are told apart."""
    while len(list((stage.room.site / "releases").glob("0*"))) < KEPT:
        figures.add("one of the first five", stage.push(stage.body()))
    cases: dict[str, Callable[[], Case]] = {
        "one body edited": stage.body,
        "one title edited": stage.title,
        "one article added": stage.added,
        "one article withdrawn": stage.withdrawn,
    }
    for _ in range(rounds):
        for name, case in cases.items():
            figures.add(name, stage.push(case()))
        time_, push = stage.refused(stage.broken())
        assert sum(": LỖI " in line for line in push.lines) == 10, push.told
        figures.add("ten bad files refused", time_)
    figures.add("rollback", stage.rolled_back())


def table(figures: Figures, count: int) -> str:
    """Return the figures as Markdown."""
    rows = [
        f"| {name} | {statistics.median(time_.live for time_ in times):.1f} s "
        f"({min(time_.live for time_ in times):.1f}–{max(time_.live for time_ in times):.1f}) "
        f"| {statistics.median(time_.whole for time_ in times):.1f} s "
        f"| {statistics.median(time_.cpu for time_ in times):.1f} s | {len(times)} |"
        for name, times in figures.times.items()
    ]
    return "\n".join(
        [
            f"`python -m bench.publish --count {count}`, {date.today():%d %B %Y}, {os.cpu_count()} cores, "
            f"load {min(figures.load):.1f}–{max(figures.load):.1f} (so much of it not ours).",
            "",
            f"| {count:,} articles | push → served, median (range) | push → prompt "
            "| server's CPU | pushes |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "bench-publish")
    parser.add_argument("--report", type=Path, help="Markdown file whose table to replace")
    given = parser.parse_args()
    folder: Path = given.folder.resolve() / str(given.count)
    folder.mkdir(parents=True, exist_ok=True)
    reload = folder / "reload"
    reload.write_text(f"#!/bin/sh\nkill -HUP $(cat {folder}/nginx/nginx.pid)\n")
    reload.chmod(0o755)
    shutil.rmtree(folder / "sshd", ignore_errors=True)  # its keys are made anew
    figures = Figures()
    with sshd.running(folder / "sshd") as ssh:
        room = PressRoom(folder, ssh, "./inv", reload=str(reload))
        with nginx.running(room.site, folder / "nginx", workers=2) as server:
            if not (room.site / "current").exists():
                first_push(room, given.count)
            measure(Stage(room, server), given.rounds, figures)
    text = table(figures, given.count)
    sys.stdout.write(text)
    if given.report:
        put(given.report, "push", text)


if __name__ == "__main__":
    main()
