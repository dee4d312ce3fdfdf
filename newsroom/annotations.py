"""Findings in the forms in which GitHub and GitLab show them beside the lines of a change.

Sources: GitHub's workflow commands (``::error file=…::…``) and job summaries; GitLab's Code Quality
report (a subset of the Code Climate specification). ``at`` is the path of the content folder from
the root of the repository, with a slash at its end.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from newsroom import fingerprint
from newsroom.text.finding import LABELS, Finding

_COMMANDS = {"error": "error", "warning": "warning", "hint": "notice"}
_SEVERITIES = {"error": "critical", "warning": "minor", "hint": "info"}
_ORDER = {"error": 0, "warning": 1, "hint": 2}


def commands(findings: Iterable[Finding], at: str) -> list[str]:
    """Return GitHub's workflow commands, errors first: GitHub shows ten of each level and step."""
    told = sorted(findings, key=lambda item: _ORDER[item.level])
    return [
        f"::{_COMMANDS[item.level]} file={_property(at + item.file)},line={item.line},"
        f"col={item.column},title={_property(f'{LABELS[item.level]} {item.rule}')}"
        f"::{_data(_sentence(item))}"
        for item in told
    ]


def summary(findings: Sequence[Finding], at: str) -> str:
    """Return the findings as a Markdown table for the page of a run; it has no limit of ten."""
    if not findings:
        return "Không có gì phải sửa.\n"
    rows = [
        f"| {_cell(f'{at}{item.file}:{item.line}:{item.column}')} | {LABELS[item.level]} "
        f"{_cell(item.rule)} | {_cell(item.message)} | {_cell(item.fix)} |"
        for item in findings
    ]
    return "\n".join(["| Chỗ | Mức | Lời nhắn | Cách sửa |", "|---|---|---|---|", *rows, ""])


def report(findings: Iterable[Finding], at: str) -> str:
    """Return GitLab's Code Quality report.

    A fingerprint holds no line, so that a finding that only moved is not taken for a new one.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    rows = []
    for item in findings:
        same = (item.file, item.rule, item.message)
        seen[same] += 1
        rows.append(
            {
                "description": f"{LABELS[item.level]}: {_sentence(item)}",
                "check_name": item.rule,
                "fingerprint": fingerprint.of_value((*same, seen[same])),
                "severity": _SEVERITIES[item.level],
                "location": {"path": f"{at}{item.file}", "lines": {"begin": item.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _sentence(item: Finding) -> str:
    return f"{item.message} Cách sửa: {item.fix}" if item.fix else item.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Return a text that can be nothing but the words of one cell."""
    for mark in "\\`*_{}[]<>()#+!|~&@":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())
