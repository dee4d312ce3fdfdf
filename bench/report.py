"""The bench's paper: tables against the figures to reach, and a log-log plot of time by size."""

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from math import log10
from pathlib import Path
from statistics import median

from bench.cases import CASES
from bench.measure import Run
from bench.peers import HUGO, OURS, PELICAN

COLD, REBUILD = "cold", "one body edited"
EXTRAS = "cold, cards and search and compression on"
SEARCHED = "cold, search on (Hugo: with Pagefind)"

#: Runs by number of articles, generator and case, in the order of the rounds.
Runs = Mapping[int, Mapping[str, Mapping[str, Sequence[Run]]]]

#: How it was measured, the part of the paper that no run changes.
ABOUT = Path(__file__).with_name("about.md")


def written(
    count: int, rounds: int, runs: Runs, files: Mapping[str, int], load: Sequence[float]
) -> tuple[str, str]:
    """Return the paper as Markdown, and its plot as SVG."""
    cores = os.cpu_count() or 1
    parts = [
        "# Bench\n",
        f"Written by `./inv bench`: {count:,} articles, {rounds} rounds, Python"
        f" {platform.python_version()} ({Path(sys.executable).resolve()}), {cores} cores."
        f" {_noise(load, cores)}\n",
        _compared(runs[count]),
        _sizes(runs, count),
        _elsewhere(runs),
        "![Time by number of articles, both axes logarithmic](bench.svg)\n",
        "## Files written by a cold build\n",
        _table(
            ("generator and articles", "files"), [(name, f"{n:,}") for name, n in files.items()]
        ),
        ABOUT.read_text("utf-8"),
    ]
    return "\n".join(part for part in parts if part), plot(runs)


def _noise(load: Sequence[float], cores: int) -> str:
    text = f"Load average during the run: {min(load):.1f} to {max(load):.1f}, median {median(load):.1f}."
    if median(load) <= cores + 1:
        return text
    return (
        f"{text} **The machine was noisy**: other work wanted its cores all the time, so seconds on the"
        " wall say little by themselves; CPU seconds stand beside them, and ratios are of neighbours."
    )


def _compared(peers: Mapping[str, Mapping[str, Sequence[Run]]]) -> str:
    ours, hugo = peers[OURS], peers[HUGO]
    rows = [_row("cold build", ours[COLD], hugo[COLD], 1.2, 0.7)]
    rows += [
        _row(case.name, ours[case.name], hugo[REBUILD], case.must, case.aim)
        for case in CASES
        if case.name in ours
    ]
    ratio = median(a.memory / b.memory for a, b in zip(ours[COLD], hugo[COLD], strict=False))
    memory = (_middle(ours[COLD], "memory"), _middle(hugo[COLD], "memory"))
    cells = (f"{memory[0]:.0f} MB", f"{memory[1]:.0f} MB", f"{ratio:.2f}", "", "0.6", "0.35")
    rows.append(("peak memory, cold", *cells, _verdict(ratio, 0.6, 0.35)))
    heads = ("case", "ours", "Hugo", "wall ratio", "CPU ratio", "must", "aim", "")
    return "## Against Hugo\n\nSeconds on the wall / CPU seconds, medians.\n\n" + _table(
        heads, rows
    )


def _row(
    name: str, ours: Sequence[Run], hugo: Sequence[Run], must: float, aim: float
) -> tuple[str, ...]:
    pairs = list(zip(ours, hugo, strict=False))
    wall = median(a.wall / b.wall for a, b in pairs)
    cpu = median(a.cpu / b.cpu for a, b in pairs)
    figures = (_pair(ours), _pair(hugo), f"**{wall:.3f}**", f"{cpu:.3f}", f"{must}", f"{aim}")
    return (name, *figures, _verdict(wall, must, aim))


def _verdict(ratio: float, must: float, aim: float) -> str:
    return "aim" if ratio <= aim else "must" if ratio <= must else "missed"


def _sizes(runs: Runs, count: int) -> str:
    """Return growth from the table's size to the larger ones, if any were measured."""
    rows = []
    for size in sorted(size for size in runs if size > count):
        # What may grow with the number of articles, and what should hardly.
        for case, must, aim in ((COLD, 1.1, 1.02), (REBUILD, 0.8, 0.5)):
            times = size / count
            for name in (OURS, HUGO):
                small, large = runs[count][name][case], runs[size][name][case]
                grown = _middle(large, "wall") / _middle(small, "wall")
                told = _verdict(grown, must * times, aim * times) if name == OURS else ""
                rows.append((name, case, _pair(small), _pair(large), f"{grown:.2f} ×", told))
    heads = ("generator", "case", f"{count:,}", "larger", "growth", "")
    return "## Growth\n\n" + _table(heads, rows) if rows else ""


def _elsewhere(runs: Runs) -> str:
    """Return the cold builds of every size with the peers, and ours with everything on."""
    rows = []
    for size, peers in sorted(runs.items()):
        for name in (OURS, HUGO, PELICAN):
            for case in (COLD, SEARCHED, EXTRAS):
                if found := peers.get(name, {}).get(case):
                    memory = f"{_middle(found, 'memory'):.0f} MB"
                    wall, cpu = _middle(found, "wall"), _middle(found, "cpu")
                    figures = (f"{wall:.1f} s", f"{cpu:.1f} s", f"{cpu / size * 1000:.1f} ms")
                    rows.append((f"{size:,}", name, case, *figures, memory))
    heads = ("articles", "generator", "case", "wall", "CPU", "CPU an article", "peak memory")
    return "## Cold builds of every size\n\n" + _table(heads, rows)


def _pair(runs: Sequence[Run]) -> str:
    return f"{_middle(runs, 'wall'):.1f} / {_middle(runs, 'cpu'):.1f}"


def _middle(runs: Sequence[Run], name: str) -> float:
    return median(float(getattr(run, name)) for run in runs)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


_COLOURS = {OURS: "#b3261e", HUGO: "#1f5fa8", PELICAN: "#5c6b3c"}
_WIDTH, _HEIGHT, _LEFT, _TOP = 640, 400, 60, 20


def plot(runs: Runs) -> str:
    """Return wall seconds by number of articles as SVG: whole lines cold, dashed one body edited."""
    lines = [
        (
            name,
            case,
            [
                (n, _middle(p[name][case], "wall"))
                for n, p in sorted(runs.items())
                if p.get(name, {}).get(case)
            ],
        )
        for name in _COLOURS
        for case in (COLD, REBUILD)
    ]
    points = [point for *_, found in lines for point in found]
    across, up = ([log10(point[axis]) for point in points] for axis in (0, 1))
    left, right = min(across) - 0.1, max(across) + 0.1
    low, high = min(up) - 0.1, max(up) + 0.1

    def place(n: float, seconds: float) -> tuple[float, float]:
        x = _LEFT + (log10(n) - left) / (right - left) * (_WIDTH - _LEFT - 220)
        y = _TOP + (high - log10(seconds)) / (high - low) * (_HEIGHT - _TOP - 50)
        return round(x, 1), round(y, 1)

    drawn = []
    for power in (mantissa * 10**tens for tens in range(-2, 5) for mantissa in (1, 2, 5)):
        if low <= log10(power) <= high:
            y = place(10**left, power)[1]
            drawn.append(f'<path d="M{_LEFT} {y}H{_WIDTH - 220}" stroke="#ddd"/>')
            drawn.append(f'<text x="{_LEFT - 6}" y="{y + 4}" text-anchor="end">{power:g} s</text>')
    for n in sorted(runs):
        x = place(n, 10**low)[0]
        drawn.append(f'<path d="M{x} {_TOP}V{_HEIGHT - 50}" stroke="#ddd"/>')
        drawn.append(f'<text x="{x}" y="{_HEIGHT - 32}" text-anchor="middle">{n:,}</text>')
    beside = _TOP + 10
    for name, case, found in lines:
        if not found:
            continue
        colour, dash = _COLOURS[name], ' stroke-dasharray="5 4"' if case == REBUILD else ""
        path = "L".join(f"{x} {y}" for x, y in (place(*point) for point in found))
        drawn.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        drawn += [
            f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>'
            for x, y in (place(*p) for p in found)
        ]
        at = f'y="{beside}" fill="{colour}"'
        drawn.append(
            f'<path d="M{_WIDTH - 210} {beside - 4}h24" stroke="{colour}" stroke-width="2"{dash}/>'
        )
        drawn.append(f'<text x="{_WIDTH - 180}" {at}>{name}, {case}</text>')
        beside += 20
    drawn.append(f'<text x="{_LEFT}" y="{_HEIGHT - 10}">articles; wall time, medians</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        ' font-family="sans-serif" font-size="12" fill="#222">\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>\n'
        + "\n".join(drawn)
        + "\n</svg>\n"
    )
