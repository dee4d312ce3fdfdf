"""Hurt a house again and again and tell what became of it: ``python -m tests.faults.run``.

What it finds is printed as it comes and, with ``--report``, written as Markdown after every row: a run
of an hour that is cut off leaves what it has seen. Needs root: small disks are mounted.
"""

import argparse
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.faults.house import House
from tests.faults.row import Row
from tests.faults.trials import DAMAGES, every

_HEAD = "| thử thách | số lần | bản đang phục vụ còn nguyên | báo bằng một câu | lần sau tự đúng |"


def line(row: Row) -> str:
    """Return a row of the table; the third column counts only the commands that failed by themselves."""
    told = f"{row.told} / {row.failed}" if row.failed else "–"
    return f"| {row.fault} | {row.times} | {row.whole} | {told} | {row.right} |"


def report(rows: list[Row], given: argparse.Namespace, done: str, *, is_whole: bool) -> str:
    """Return what was done and the table as Markdown; one that is not whole says so."""
    words = f"./inv faults --seed {given.seed} --kills {given.kills} --articles {given.articles}"
    if given.rows:
        words = words.replace("./inv faults", "python -m tests.faults.run")
        words += f" --rows {' '.join(given.rows)}"
    missing = "" if is_whole else " **Cut off: the rows below are all that was done.**"
    return "\n".join(
        [
            "# What a site survives",
            "",
            f"`{words}`, {date.today():%d %B %Y}: {done}.{missing}",
            "",
            "The columns: what was done; how often; how often the served release agreed with its",
            "manifest; how often a command that failed by itself ended with status 3 and one Vietnamese",
            "sentence without a trace; how often the next ordinary run, without a hand, made output and",
            "release equal to those of a twin that nothing had happened to.",
            "",
            _HEAD,
            "|---|---|---|---|---|",
            *map(line, rows),
            "",
        ]
    )


def _write(rows: list[Row], given: argparse.Namespace, done: str, *, is_whole: bool) -> None:
    if given.report:
        given.report.write_text(report(rows, given, done, is_whole=is_whole), "utf-8")


def main() -> int:
    """Run all trials; the exit status is 1 where one of them had a wrong end."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rows", nargs="+", help="only these, such as build, publish or rollback")
    parser.add_argument("--report", type=Path)
    given = parser.parse_args()
    started = time.monotonic()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="nha-") as folder:
        house = House(Path(folder), given.articles, given.seed)
        try:
            ready = house.run("publish")
            assert ready.status == 0, ready.told
            pages = sum(1 for _ in house.output.rglob("*.html"))
            assert pages >= 1_000 or given.articles < 400, pages
            sys.stdout.write(f"{_HEAD}\n|---|---|---|---|---|\n")
            # Every kind of damage at least once.
            trials = every(given.kills, max(len(DAMAGES), given.kills // 4))
            for name in given.rows or trials:
                rows.append(row := trials[name](house))
                sys.stdout.write(f"{line(row)}\n" + "".join(f"    {text}\n" for text in row.wrong))
                sys.stdout.flush()
                done = f"{pages:,} pages, {(time.monotonic() - started) / 60:.0f} minutes"
                _write(rows, given, done, is_whole=False)
        finally:
            house.close()
    _write(rows, given, done, is_whole=True)
    return 0 if all(row.is_fine for row in rows) else 1


if __name__ == "__main__":
    raise SystemExit(main())
