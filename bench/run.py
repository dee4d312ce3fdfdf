"""Build the same site with this project, Hugo and stock Pelican, in turn in one run, and compare.

    python -m bench.run [--count 10000] [--rounds 3] [--pelican 1000] [--sizes 10000,50000]

What it finds it prints and, with ``--report``, writes as Markdown with a plot beside it.
"""

import argparse
import json
import os
import shutil
import sys
from collections import defaultdict
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from bench import corpus, report
from bench.cases import CASES, body
from bench.measure import Run, run
from bench.peers import HUGO, OURS, PELICAN, ROOT, Peer, corpus_titles, put_aside
from bench.report import COLD, EXTRAS, REBUILD, SEARCHED


@dataclass
class Figures:
    """What one run found. ``runs`` by number of articles, generator and case, in order of rounds."""

    count: int
    rounds: int
    runs: dict[int, dict[str, dict[str, list[Run]]]] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    load: list[float] = field(default_factory=list)
    kept: Path | None = None

    def add(self, count: int, name: str, case: str, measured: Run) -> None:
        """Keep a measured run and tell it at once."""
        cases = self.runs.setdefault(count, {}).setdefault(name, defaultdict(list))
        cases[case].append(measured)
        if self.kept:  # at once: a run of an hour may be broken off
            rows = {
                size: {name: dict(runs) for name, runs in peers.items()}
                for size, peers in self.runs.items()
            }
            self.kept.write_text(json.dumps(rows, default=asdict), "utf-8")
        self.load.append(os.getloadavg()[0])
        sys.stderr.write(
            f"{count:>6} {name:<14} {case:<34} {measured.wall:7.2f} s"
            f" {measured.cpu:7.2f} s CPU {measured.memory:6.0f} MB  load {self.load[-1]:.1f}\n"
        )


class WrongOutputError(Exception):
    """A generator was fast and wrong; no figure of such a run is worth telling."""


def peers_at(
    folder: Path,
    names: tuple[str, ...],
    count: int,
    *,
    extras: bool = False,
    search: bool = False,
) -> list[Peer]:
    """Write the corpus and lay out each generator's folder."""
    source = folder / "corpus"
    put_aside(folder)
    corpus.write(source, count, extras=extras, search=search)
    peers = [Peer(name, folder / name.replace(" ", "-")) for name in names]
    for peer in peers:
        peer.set_up(source)
    return peers


def check(peer: Peer, wanted: dict[str, str]) -> None:
    """Raise unless the output holds exactly these articles under these titles."""
    found = peer.titles()
    if found != wanted:
        wrong = sorted(found.items() ^ wanted.items())[:4]
        raise WrongOutputError(f"{peer.name}: {len(found)} of {len(wanted)} articles; {wrong}")


def cold(
    peer: Peer, count: int, figures: Figures, wanted: dict[str, str], case: str = COLD
) -> None:
    """Build from nothing, measure, and check what came out."""
    known = figures.runs.get(count, {}).get(peer.name, {}).get(case)
    peer.forget()
    if known:
        memory = known[0].memory
    else:  # in a build of its own: to be looked at costs time, most where much is to be seen
        memory = run(peer.command(), peer.folder / "log", memory=True).memory
        peer.forget()
    timed = run(peer.command(), peer.folder / "log")
    figures.add(count, peer.name, case, replace(timed, memory=memory))
    check(peer, wanted)
    if case == COLD:
        figures.files[f"{peer.name} {count}"] = peer.files()


def warm(peer: Peer, count: int, turn: int, figures: Figures) -> None:
    """Go through the cases on our built site; each must show in the output."""
    for case in CASES:
        proof = case.change(peer, turn)
        figures.add(count, peer.name, case.name, run(peer.command(), peer.folder / "log"))
        if not proof():
            raise WrongOutputError(f"{peer.name}: “{case.name}” is not seen in the output")


def rebuild(peer: Peer, count: int, turn: int, figures: Figures) -> None:
    """Build Hugo's site again over its output, one body edited."""
    sources = sorted(peer.sources.rglob("bai-*.md"))
    with sources[(len(sources) // 2 + turn) % len(sources)].open("a", encoding="utf-8") as file:
        file.write(f"\nCâu này được thêm vào ở lượt thứ {turn + 1} của phép đo.\n")
    figures.add(count, peer.name, REBUILD, run(peer.command(), peer.folder / "log"))


def compare(folder: Path, figures: Figures, pelican: int) -> None:
    """Run the table: each round a cold build of each, Hugo's rebuild, and our cases."""
    count = figures.count
    ours, hugo = peers_at(folder / "site", (OURS, HUGO), count)
    wanted = corpus_titles(folder / "site" / "corpus")
    for turn in range(figures.rounds):
        # Each round begins with the corpus itself: what the round before did is undone.
        ours.set_up(folder / "site" / "corpus")
        cold(ours, count, figures, wanted)
        cold(hugo, count, figures, wanted)
        warm(ours, count, turn, figures)
        rebuild(hugo, count, turn, figures)
    if pelican:
        peers = peers_at(folder / "small", (OURS, HUGO, PELICAN), pelican)
        wanted = corpus_titles(folder / "small" / "corpus")
        for _ in range(figures.rounds):
            for peer in peers:
                cold(peer, pelican, figures, wanted)


def grow(folder: Path, figures: Figures, sizes: list[int]) -> None:
    """Measure cold builds and one body edited at other sizes, ours and Hugo's; larger ones once."""
    for size in sizes:
        rounds = figures.rounds if size <= figures.count else 1
        peers = peers_at(folder / "grown", (OURS, HUGO), size)
        wanted = corpus_titles(folder / "grown" / "corpus")
        for turn in range(rounds):
            peers[0].set_up(folder / "grown" / "corpus")
            for peer in peers:
                cold(peer, size, figures, wanted)
            body(peers[0], turn)
            figures.add(size, OURS, REBUILD, run(peers[0].command(), peers[0].folder / "log"))
            rebuild(peers[1], size, turn, figures)


def whole(folder: Path, figures: Figures, count: int) -> None:
    """Measure our cold build with everything on that the others do not make."""
    (ours,) = peers_at(folder / "whole", (OURS,), count, extras=True)
    wanted = corpus_titles(folder / "whole" / "corpus")
    for _ in range(figures.rounds):
        cold(ours, count, figures, wanted, EXTRAS)


def searched(folder: Path, figures: Figures, count: int, pagefind: str) -> None:
    """Measure cold builds that can be searched: ours, and Hugo's with Pagefind run over its output."""
    peers = peers_at(folder / "searched", (OURS, HUGO), count, search=True)
    wanted = corpus_titles(folder / "searched" / "corpus")
    for peer in peers:
        cold(peer, count, figures, wanted, SEARCHED)
    site = str(peers[1].output)
    command, log = [*pagefind.split(), "--site", site], peers[1].folder / "log"
    built = figures.runs[count][HUGO][SEARCHED].pop()
    memory = max(built.memory, run(command, log, memory=True).memory)
    index = run(command, log)
    figures.add(count, HUGO, SEARCHED, Run(built.wall + index.wall, built.cpu + index.cpu, memory))


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pelican", type=int, default=1000, help="articles, 0 for none")
    parser.add_argument("--extras", type=int, default=1000, help="articles, 0 for none")
    parser.add_argument("--pagefind", default="", help="its program, to compare builds with search")
    parser.add_argument("--sizes", default="", help="more sizes for growth, like 1000,50000")
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "bench")
    parser.add_argument("--report", type=Path, help="Markdown file to write, like docs/bench.md")
    given = parser.parse_args()
    folder: Path = given.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    figures = Figures(given.count, given.rounds, kept=folder / "figures.json")
    compare(folder, figures, given.pelican)
    sizes = [int(size) for size in given.sizes.split(",") if size]
    grow(folder, figures, [size for size in sizes if size != given.count])
    if given.extras:
        whole(folder, figures, given.extras)
    if given.pagefind:
        searched(folder, figures, given.count, given.pagefind)
    shutil.rmtree(folder / "aside", ignore_errors=True)
    text, plot = report.written(
        figures.count, figures.rounds, figures.runs, figures.files, figures.load
    )
    sys.stdout.write(text)
    if given.report:
        given.report.write_text(text, "utf-8")
        given.report.with_suffix(".svg").write_text(plot, "utf-8")


if __name__ == "__main__":
    main()
