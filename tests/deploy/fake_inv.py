"""Stands for ``./inv`` where a test is about the hooks: pages are the articles, ``LỖI`` is a fault.

python fake_inv.py publish --to FOLDER [--prepare|--finish] --commit NAME | rollback --to FOLDER
"""

import os
import sys
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from newsroom.output import SIGN
from newsroom.release import Edition, RefusedError, finish, publish, rollback, target_of


def faults(paths: list[Path]) -> list[str]:
    return [
        f"{path}:{number}:1: LỖI thu: Dòng hỏng. Cách sửa: viết lại."
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if "LỖI" in line
    ]


def main(task: str, *words: str) -> int:
    content = Path("content")
    target, commit = (
        target_of(words[1]),
        words[words.index("--commit") + 1] if "--commit" in words else "",
    )
    if task == "rollback":
        sys.stdout.write(f"Đã lùi về bản {rollback(target)}.\n")
        return 0
    if os.environ.get("PORTAL_FAKE_MACHINE") == "broken":
        return 3
    if "--finish" in words and (report := finish(target, commit)):
        sys.stdout.write("\n".join([*report.lines(), ""]))
        return 0
    if found := faults(sorted(content.glob("*.md"))):
        sys.stderr.write("".join(f"{line}\n" for line in found))
        return 1
    try:
        report = publish(
            built(content),
            target,
            Edition("https://vi-du.vn", commit),
            now=datetime(2026, 1, 1),
            cache=Path(".cache"),
            jobs=1,
            park="--prepare" in words,
        )
    except RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    sys.stdout.write("\n".join([*report.lines(), ""]))
    return 0


def built(content: Path) -> Path:
    """Make the output: a page an article, and nothing else."""
    output = Path("output")
    output.mkdir(exist_ok=True)
    (output / SIGN).touch()
    present = {"index.html", SIGN}
    (output / "index.html").write_text(
        "<!doctype html>" + "".join(p.stem for p in content.glob("*.md"))
    )
    for path in content.glob("*.md"):
        (output / path.stem).mkdir(exist_ok=True)
        (output / path.stem / "index.html").write_text(path.read_text("utf-8"), "utf-8")
        present.add(path.stem)
    for path in output.iterdir():
        if path.name not in present:
            (path / "index.html").unlink()
            path.rmdir()
    return output


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
