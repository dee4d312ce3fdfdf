"""``./inv check``: what an editor runs before a push, and what a machine reads with --format json."""

import gc
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from newsroom import checking, pool
from newsroom.sources import scan
from newsroom.text import proofread
from newsroom.text.finding import Finding
from newsroom.text.normalize import NotUtf8Error, clean_source
from starter import building
from starter.faults import UsageFault

FORMATS = ("text", "json")


def check(paths: Sequence[str], *, fix: bool, form: str, content: str = "", jobs: int = 0) -> int:
    """Check all content or the given files, print the findings and return the exit status."""
    settings = building.settings(content=content, jobs=jobs)
    portal = settings["PELICAN_CLASS"](settings)
    house = portal.house()
    root = house.content
    wanted = [_below(root, path) for path in paths]
    if fix:
        _fix(root, wanted or _all(root))
    with pool.workers(house.jobs) as executor:
        findings = checking.check(house, wanted, executor)
    prefix = prefix_of(root)
    if form == "json":
        print(json.dumps([_row(item, prefix) for item in findings], ensure_ascii=False, indent=1))
    else:
        _print(findings, prefix)
    gc.freeze()  # else the end of this process walks all records once more
    return 1 if any(item.level == "error" for item in findings) else 0


def prefix_of(root: Path) -> str:
    """Return what stands before a finding's file so that it can be opened from here."""
    here = Path.cwd()
    return (
        f"{root.relative_to(here).as_posix()}/" if here in root.parents else f"{root.as_posix()}/"
    )


def _row(item: Finding, prefix: str) -> dict[str, object]:
    return {
        "file": f"{prefix}{item.file}",
        "line": item.line,
        "column": item.column,
        "level": item.level,
        "rule": item.rule,
        "message": item.message,
        "fix": item.fix,
    }


def _print(findings: Sequence[Finding], prefix: str) -> None:
    sys.stdout.write("".join(f"{prefix}{item}\n" for item in findings))
    sys.stdout.flush()
    counts = Counter(item.level for item in findings)
    sys.stderr.write(
        f"{counts['error']} lỗi, {counts['warning']} cảnh báo, {counts['hint']} gợi ý.\n"
        if findings
        else "Không có gì phải sửa.\n"
    )


def _below(root: Path, path: str) -> str:
    found = Path(path).resolve()
    if not found.is_file():
        raise UsageFault(f"Không có tệp {path}.")
    if root not in found.parents:
        raise UsageFault(f"Tệp {path} không nằm trong thư mục nội dung {root}.")
    return found.relative_to(root).as_posix()


def _all(root: Path) -> list[str]:
    return list(scan(root)[0])


def _fix(root: Path, sources: Iterable[str]) -> None:
    """Apply the safe fixes; a file that is not UTF-8 is left to its finding."""
    for source in sources:
        path = root / source
        try:
            text = clean_source(path.read_bytes())
        except NotUtf8Error:
            continue
        mended = proofread.fix(text)
        if mended.encode() != path.read_bytes():
            path.write_text(mended, "utf-8", newline="\n")
            sys.stderr.write(f"Đã sửa {prefix_of(root)}{source}\n")
