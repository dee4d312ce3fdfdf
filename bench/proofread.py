"""How precise and how fast the proofreader is on texts that nobody here wrote.

    python -m bench.proofread FOLDER … [--half tuned|unseen] [--samples N] [--rule ID] [--slips N]

Each folder is one kind of prose; its ``.txt`` and ``.md`` files are read, subfolders too. The files
are split in two by a hash of their names, so that nobody chooses what the rules are tuned on.
Printed are words, hits of every check per 100,000 words and processor time; ``--samples`` adds hits
to read, drawn at random but the same in every run; ``--slips`` puts single slips into the texts
(`bench.slips`) and counts how many are told at their place. The texts are no part of this project.
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from bench.slips import SLIPS, tell
from newsroom.text.finding import LABELS, Finding
from newsroom.text.normalize import clean_source
from newsroom.text.proofread import CHECKS, check

LEVELS = {"error": 0, "warning": 1, "hint": 2}


@dataclass
class Kind:
    """What was found in one folder: files with text and findings, processor seconds."""

    name: str
    files: list[tuple[Path, str, list[Finding]]] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def words(self) -> int:
        """Count runs of characters between white space."""
        return sum(len(text.split()) for _, text, _ in self.files)


def half_of(path: Path) -> str:
    """Say which half a file belongs to; its name alone decides."""
    return "unseen" if blake2b(path.name.encode(), digest_size=1).digest()[0] & 1 else "tuned"


def read(folder: Path, half: str) -> Kind:
    """Proofread the files of a folder that belong to a half ('' for both)."""
    kind = Kind(folder.name)
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".txt", ".md"} or (half and half_of(path) != half):
            continue
        text = clean_source(path.read_bytes().replace(b"\0", b""))
        start = time.process_time()
        findings = check(text)
        kind.seconds += time.process_time() - start
        kind.files.append((path, text, findings))
    return kind


def table(kinds: Sequence[Kind]) -> Iterator[str]:
    """Yield the lines of the table: one a check and level, one column a kind."""
    yield " " * 36 + "".join(f"{kind.name[:14]:>16}" for kind in kinds)
    yield f"{'files':<36}" + "".join(f"{len(kind.files):>16,}" for kind in kinds)
    yield f"{'words':<36}" + "".join(f"{kind.words:>16,}" for kind in kinds)
    per = [1e6 * kind.seconds / kind.words if kind.words else 0 for kind in kinds]
    yield f"{'ms of CPU per 1,000 words':<36}" + "".join(f"{ms:>16.1f}" for ms in per)
    counts = [Counter((f.level, f.rule) for _, _, found in k.files for f in found) for k in kinds]
    for level in LEVELS:
        sums = [sum(n for (of, _), n in count.items() if of == level) for count in counts]
        yield f"{LABELS[level]:<36}" + "".join(
            f"{total:>8}{_per(total, kind):>8}" for total, kind in zip(sums, kinds, strict=True)
        )
        for rule in sorted({rule for count in counts for of, rule in count if of == level}):
            yield f"  {rule:<34}" + "".join(
                f"{count[level, rule]:>8}{_per(count[level, rule], kind):>8}"
                for count, kind in zip(counts, kinds, strict=True)
            )


def _per(count: int, kind: Kind) -> str:
    return f"{1e5 * count / kind.words:.1f}" if count and kind.words else "–"


def samples(kinds: Sequence[Kind], number: int, rule: str, width: int) -> Iterator[str]:
    """Yield up to ``number`` hits of each check and level with their surroundings."""
    by_rule: dict[tuple[int, str], list[str]] = defaultdict(list)
    for kind in kinds:
        for path, text, findings in kind.files:
            lines = text.split("\n")
            for f in findings:
                if rule and rule != f.rule:
                    continue
                line, at = lines[f.line - 1], f.column - 1
                around = f"{line[max(0, at - width) : at]}►{line[at : at + width]}"
                by_rule[LEVELS[f.level], f.rule].append(
                    f"{kind.name}/{path.name}:{f.line}:{f.column} {around} ‖ {f.message}"
                )
    for (level, name), hits in sorted(by_rule.items()):
        chosen = random.Random(name).sample(hits, min(number, len(hits)))
        yield f"\n== {[*LABELS.values()][level]} {name}: {len(chosen)} of {len(hits)}"
        yield from chosen


def slips(kinds: Sequence[Kind], number: int, shown: int) -> Iterator[str]:
    """Put up to ``number`` slips of each kind into each folder; tell how many were found."""
    for kind in kinds:
        yield f"\n{kind.name}: slips told at their place"
        for name, slip in SLIPS.items():
            rng = random.Random(name)
            told = tell(slip, [text for _, text, _ in kind.files], number, rng)
            if told:
                missed = [around for around, found in told if not found]
                share = 100 * (1 - len(missed) / len(told))
                yield f"  {name:<24}{len(told):>6}{share:>8.1f} %"
                for around in missed[:shown]:
                    yield f"      missed: {around}"


def main(arguments: Sequence[str]) -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--half", choices=("tuned", "unseen"), default="")
    parser.add_argument("--samples", type=int, default=0)
    parser.add_argument("--rule", default="", choices=["", *(one.id for one in CHECKS)])
    parser.add_argument("--width", type=int, default=50)
    parser.add_argument("--slips", type=int, default=0)
    parser.add_argument("--missed", type=int, default=0, help="missed slips to show of each kind")
    given = parser.parse_args(arguments)
    kinds = [read(folder, given.half) for folder in given.folders]
    lines = list(table(kinds))
    if given.samples:
        lines += samples(kinds, given.samples, given.rule, given.width)
    if given.slips:
        lines += slips(kinds, given.slips, given.missed)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
