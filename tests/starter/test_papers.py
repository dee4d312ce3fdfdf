"""Small files that nothing else reads: what they promise is there."""

from pathlib import Path

import yaml

import tasks

ROOT = Path(__file__).parents[2]


def test_ci_runs_the_tests_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert lines == ["#!/bin/sh", 'cd "$(dirname "$0")/.." && exec ./inv test']


def test_hooks_call_tasks_that_exist() -> None:
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    (local,) = yaml.safe_load(text)["repos"]
    called = [hook["entry"].split() for hook in local["hooks"] if hook["language"] == "system"]
    assert local["repo"] == "local"
    assert {words[0] for words in called} == {"./inv"}
    assert {words[1] for words in called} <= set(tasks.program.contexts)


def test_starters_are_executable_and_windows_gets_its_line_ends() -> None:
    for name in ("inv", ".ci/run", "tests/starter/fresh_root.sh"):
        assert (ROOT / name).stat().st_mode & 0o111, name
        assert b"\r" not in (ROOT / name).read_bytes(), name
    windows = (ROOT / "inv.cmd").read_bytes()
    assert windows.isascii()
    assert windows.count(b"\n") == windows.count(b"\r\n")


def test_both_starters_do_the_same() -> None:
    unix = (ROOT / "inv").read_text("utf-8")
    windows = (ROOT / "inv.cmd").read_text("utf-8")
    for each in ("requirements.lock", "installed.lock", "no-python.txt", "--set-up", "PYTHONUTF8"):
        assert each in unix, each
        assert each in windows, each
