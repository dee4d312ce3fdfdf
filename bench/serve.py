"""Measure ``./inv serve``: from the save of a file to the page that a browser gets reloaded with.

    python -m bench.serve [--count 10000] [--rounds 9]

The preview runs as an editor's does, in a process of its own; the "browser" listens to its events as
the preview's script does and fetches the page when told to.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from bench import corpus

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Preview:
    """A running preview: where it answers and what it shows."""

    origin: str
    content: Path

    def page(self, address: str) -> str:
        """Return a page as the preview serves it."""
        with urlopen(f"{self.origin}{address}", timeout=60) as answer:
            text: str = answer.read().decode()
        return text

    def editions(self, address: str) -> Iterator[str]:
        """Yield the edition of each event that a page is told."""
        with urlopen(f"{self.origin}/-/events?page={address}", timeout=600) as events:
            for line in events:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])["edition"]


@contextmanager
def running(folder: Path, count: int) -> Iterator[Preview]:
    """Write the corpus and start a preview of it; it is ready when this yields."""
    shutil.rmtree(folder, ignore_errors=True)
    corpus.write(folder / "content", count)
    words = [
        sys.executable, "inv.py", "serve", "--port", "0",
        "--content", str(folder / "content"), "--cache", str(folder / "cache"),
    ]  # fmt: skip
    child = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        assert child.stderr is not None
        for line in child.stderr:
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield Preview(found[0], folder / "content")
                return
        raise SystemExit("the preview did not start")
    finally:
        child.terminate()
        child.wait()


def saved(preview: Preview, path: Path, text: str, shows: str) -> float:
    """Save an article; return the seconds until its reloaded page shows it."""
    slug = text.split('slug: "', 1)[1].split('"', 1)[0]
    address = f"/{text.split('date: ', 1)[1][:10].replace('-', '/')}/{slug}/"
    told = preview.editions(address)
    now = next(told)
    time.sleep(0.5)
    started = time.perf_counter()
    path.write_text(text, "utf-8")
    while next(told) == now:
        pass
    assert shows in preview.page(address), address
    return time.perf_counter() - started


def measure(preview: Preview, rounds: int) -> dict[str, list[float]]:
    """Save bodies and titles in turn."""
    articles = sorted((preview.content / "articles").rglob("*.md"))
    found: dict[str, list[float]] = {"one body": [], "one title": []}
    for turn in range(rounds):
        word = f"lượt-đo-{turn}"
        body, title = articles[len(articles) // 2 + 2 * turn :][:2]
        text = f"{body.read_text('utf-8')}\nCâu {word}.\n"
        found["one body"].append(saved(preview, body, text, word))
        line = f'title: "Tiêu đề ở {word}"'
        text = re.sub("title: .*", line, title.read_text("utf-8"), count=1)
        found["one title"].append(saved(preview, title, text, word))
    return found


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "bench-serve")
    given = parser.parse_args()
    with running(given.folder.resolve(), given.count) as preview:
        for name, seconds in measure(preview, given.rounds).items():
            sys.stdout.write(
                f"{given.count:,} articles, {name}: median {statistics.median(seconds):.2f} s"
                f" ({min(seconds):.2f}–{max(seconds):.2f}), load {os.getloadavg()[0]:.1f}\n"
            )


if __name__ == "__main__":
    main()
