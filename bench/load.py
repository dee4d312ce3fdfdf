"""Serve the lead article from a real nginx under load, alone and while releases are switched.

    python -m bench.load [--seconds 20] [--connections 64] [--report docs/publishing-figures.md]

Two runs of wrk on loopback, on the machine's own cores: one with nothing else going on, one during 20
publications and 5 rollbacks of the site that is served.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.papers import put
from deploy.trial import nginx
from newsroom.serving import Host

ROOT = Path(__file__).resolve().parent.parent
PUBLICATIONS, ROLLBACKS = 20, 5
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk saw: requests a second, milliseconds at the 99th percentile, answers that were wrong."""

    name: str
    rate: float
    p99: float
    requests: int
    errors: int

    @classmethod
    def of(cls, name: str, told: str) -> "Load":
        """Read what wrk printed."""
        rate = re.search(r"Requests/sec:\s+([\d.]+)", told)
        slow = re.search(r"99%\s+([\d.]+)(us|ms|s)", told)
        done = re.search(r"(\d+) requests in", told)
        assert rate, told
        assert slow, told
        assert done, told
        wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
        socket = re.search(
            r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", told
        )
        errors = int(wrong[1]) if wrong else 0
        errors += sum(map(int, socket.groups())) if socket else 0
        p99 = float(slow[1]) * _UNITS[slow[2]]
        return cls(name, float(rate[1]), p99, int(done[1]), errors)


def inv(*words: str) -> None:
    """Run a command of the house as the press of a server does: behind its readers."""
    command = ["nice", "-n", "5", "./inv", *words]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


@dataclass(frozen=True, slots=True)
class Stage:
    """A site that is published and served."""

    folder: Path

    @property
    def site(self) -> Path:
        """Return where its releases lie."""
        return self.folder / "site"

    def publish(self) -> None:
        """Check, build and release; what was held back by going back is published all the same."""
        places = ("--output", str(self.folder / "output"), "--cache", str(self.folder / "cache"))
        content = str(self.folder / "content")
        before = os.path.realpath(self.site / "current")
        inv("publish", "--again", "--to", str(self.site), "--content", content, *places)
        assert os.path.realpath(self.site / "current") != before, "a publication is to be seen"

    def lead(self) -> tuple[Path, str]:
        """Return the source and the address of the longest article."""
        articles = (self.folder / "content" / "articles").rglob("*.md")
        path = max(articles, key=lambda item: item.stat().st_size)
        told = path.read_text("utf-8")
        day = re.search(r"^date: [\"']?(\d{4})-(\d\d)-(\d\d)", told, re.MULTILINE)
        slug = re.search(r"^slug: [\"']?([\w-]+)", told, re.MULTILINE)
        assert day
        return path, f"/{day[1]}/{day[2]}/{day[3]}/{slug[1] if slug else path.stem}/"

    def disturb(self) -> None:
        """Publish and go back, again and again."""
        path, _ = self.lead()
        text = path.read_text("utf-8")
        for turn in range(PUBLICATIONS):
            path.write_text(f"{text}\nCâu thêm ở lần {turn}.\n", "utf-8")
            self.publish()
            if turn % (PUBLICATIONS // ROLLBACKS) == 0:
                inv("rollback", "--to", str(self.site))


def wrk(url: str, seconds: int, connections: int) -> subprocess.Popen[str]:
    """Start wrk on one address; it asks for the compressed page, as browsers do."""
    program = shutil.which("wrk")
    assert program, "wrk is missing: apt install wrk"
    words = [
        program, "-t1", f"-c{connections}", f"-d{seconds}s", "--latency",
        "-H", "Accept-Encoding: br", "-H", "Host: example.org", url,
    ]  # fmt: skip
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def measure(stage: Stage, seconds: int, connections: int) -> list[Load]:
    """Measure both."""
    stage.publish()
    _, address = stage.lead()
    with ExitStack() as stack:
        server = stack.enter_context(
            nginx.running(stage.site, stage.folder / "nginx", Host(), workers=os.cpu_count() or 1)
        )
        url = f"{server.origin}{address}"
        alone = wrk(url, seconds, connections).communicate()[0]
        child = wrk(url, 3600, connections)
        try:
            stage.disturb()
        finally:  # a failed publication must not leave wrk asking for an hour
            child.send_signal(signal.SIGINT)
            disturbed = child.communicate()[0]
    during = f"during {PUBLICATIONS} publications and {ROLLBACKS} rollbacks"
    return [Load.of("nothing else", alone), Load.of(during, disturbed)]


def table(loads: list[Load], connections: int) -> str:
    """Return the figures as Markdown."""
    rows = [
        f"| {load.name} | {load.rate:,.0f} | {load.p99:.1f} ms | {load.requests:,} | {load.errors} |"
        for load in loads
    ]
    return "\n".join(
        [
            f"`python -m bench.load`, {date.today():%d %B %Y}: wrk with {connections} connections, nginx",
            f"and wrk on the same {os.cpu_count()} cores; the lead article, brotli.",
            "",
            "| | requests a second | 99th percentile | requests | errors |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "bench-load")
    parser.add_argument("--report", type=Path, help="Markdown file whose table to replace")
    given = parser.parse_args()
    folder: Path = given.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "content", folder / "content")
    data = folder / "content" / "site.yaml"
    data.write_text(
        data.read_text("utf-8").replace('url: ""', 'url: "https://example.org"'), "utf-8"
    )
    text = table(measure(Stage(folder), given.seconds, given.connections), given.connections)
    sys.stdout.write(text)
    if given.report:
        put(given.report, "load", text)


if __name__ == "__main__":
    main()
