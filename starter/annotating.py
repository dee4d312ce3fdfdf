"""``./inv annotate``: what CI says of a change, beside its lines."""

import os
import sys
from pathlib import Path

from newsroom import annotations, checking, pool
from newsroom.text.finding import Finding
from starter import building, commits
from starter.checking import prefix_of

HOSTS = ("github", "gitlab")


def annotate(host: str, *, since: str, report: str, content: str = "", jobs: int = 0) -> int:
    """Check all content, tell the findings as the host reads them; an exit status.

    Errors are told wherever they are; warnings and hints where a line changed after ``since``.
    """
    settings = building.settings(content=content, jobs=jobs)
    house = settings["PELICAN_CLASS"](settings).house()
    with pool.workers(house.jobs) as executor:
        findings = checking.check(house, (), executor)
    told = [item for item in findings if item.level == "error"] + _on_changed(
        [item for item in findings if item.level != "error"], house.content, since
    )
    at = prefix_of(house.content)
    if host == "github":
        print("\n".join(annotations.commands(told, at)))
        if page := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(page).open("a", encoding="utf-8") as file:
                file.write(annotations.summary(told, at))
    else:
        print("\n".join(f"{at}{item}" for item in told))
    if report:
        Path(report).write_text(annotations.report(findings, at), "utf-8")
    errors = sum(item.level == "error" for item in findings)
    sys.stderr.write(f"{errors} lỗi; {len(told) - errors} nhắc nhở ở những dòng vừa đổi.\n")
    return 1 if errors else 0


def _on_changed(findings: list[Finding], content: Path, since: str) -> list[Finding]:
    changed = commits.changed(content, since) if since else {}
    if changed is None:
        sys.stderr.write(f"Bản sao này không có commit {since}: chỉ kể các LỖI.\n")
    lines = changed or {}
    return [item for item in findings if item.line in lines.get(item.file, ())]
