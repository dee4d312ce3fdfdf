"""What ./inv test says at its end, and what status it gives; the steps themselves are stood in for."""

import importlib.util
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from starter import checks

CLOSING = "7 passed in 1.23s"


@dataclass
class Steps:
    """The commands that were asked for, and the status of those that shall not pass."""

    asked: list[tuple[str, ...]] = field(default_factory=list)
    failing: dict[str, int] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def module(self, *command: str, environment: dict[str, str] | None = None) -> int:
        """Stand in for `checks.module`; pytest prints its last line."""
        self.asked.append(command)
        self.environment |= environment or {}
        if command[0] == "pytest":
            sys.stdout.write(f"{CLOSING}\n")
        return self.failing.get(command[0], 0)


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    steps = Steps()
    monkeypatch.setattr(checks, "module", steps.module)
    monkeypatch.setattr(checks, "prepare", lambda _: None)
    monkeypatch.setattr(checks.debian, "provide", lambda _: None)
    return steps


def test_all_green_ends_with_the_line_of_pytest(
    steps: Steps, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checks.run_tests([]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == CLOSING
    assert [command[0] for command in steps.asked] == [
        "tests.tools",
        "ruff",
        "ruff",
        "codespell_lib",
        "djlint",
        "mypy",
        "pytest",
    ]


def test_failing_tests_end_with_the_line_of_pytest(
    steps: Steps, capsys: pytest.CaptureFixture[str]
) -> None:
    steps.failing["pytest"] = 1
    assert checks.run_tests([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == CLOSING


def test_failing_linter_fails_the_run_though_tests_pass(
    steps: Steps, capsys: pytest.CaptureFixture[str]
) -> None:
    steps.failing["mypy"] = 1
    assert checks.run_tests([]) == 1
    *_, which, last = capsys.readouterr().out.splitlines()
    assert (which, last) == ("Chưa đạt: mypy", "5 passed, 1 failed")
    assert steps.asked[-1][0] == "pytest"


def test_tools_that_cannot_be_fetched_stop_the_run(
    steps: Steps, capsys: pytest.CaptureFixture[str]
) -> None:
    steps.failing["tests.tools"] = 1
    assert checks.run_tests([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "0 passed, 1 failed"
    assert len(steps.asked) == 1


def test_chosen_paths_run_alone_from_where_the_user_stands(
    steps: Steps, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert checks.run_tests(["a b", "test_x.py::test_y[z::z]"]) == 0
    assert steps.asked == [
        ("pytest", str(tmp_path / "a b"), f"{tmp_path / 'test_x.py'}::test_y[z::z]")
    ]


def test_deep_run_leaves_no_test_out(steps: Steps) -> None:
    checks.run_tests([], deep=True)
    command = steps.asked[-1]
    assert command[command.index("-m") + 1] == ""


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for memory, with room."""
    monkeypatch.setattr(checks, "MEMORY", tmp_path)
    monkeypatch.setattr(checks, "ROOM", 1)
    return tmp_path


def test_temporary_files_lie_in_memory_and_nothing_is_left(steps: Steps, memory: Path) -> None:
    checks.run_tests([])
    assert Path(steps.environment["TMPDIR"]).parent == memory
    assert list(memory.iterdir()) == []


def test_chosen_and_deep_tests_and_those_without_room_stay_on_the_disk(
    steps: Steps, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks.run_tests(["x"])
    checks.run_tests([], deep=True)
    monkeypatch.setattr(checks, "ROOM", 1 << 60)
    checks.run_tests([])
    monkeypatch.setattr(checks, "MEMORY", memory / "none")
    checks.run_tests([])
    assert steps.environment == {}


def test_a_folder_where_nothing_may_be_started_is_no_room(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checks.is_roomy(memory)
    real = os.statvfs(memory)
    fields = {name: getattr(real, name) for name in ("f_bavail", "f_frsize")}
    shut = SimpleNamespace(**fields, f_flag=real.f_flag | os.ST_NOEXEC)
    monkeypatch.setattr(os, "statvfs", lambda _: shut)
    assert not checks.is_roomy(memory)


def test_lint_tells_by_its_status(steps: Steps, capsys: pytest.CaptureFixture[str]) -> None:
    assert checks.lint() == 0
    steps.failing["djlint"] = 2
    assert checks.lint() == 1
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "4 passed, 1 failed"
    assert "djlint: CHƯA ĐẠT" in err


def test_fix_mends_before_it_looks(steps: Steps) -> None:
    checks.lint(fix=True)
    assert [command[:2] for command in steps.asked[:2]] == [("ruff", "check"), ("ruff", "format")]
    assert "--fix" in steps.asked[0]
    assert "--check" not in steps.asked[1]


@pytest.mark.parametrize("command", [*(command for _, command in checks.LINTERS), ("pytest",)])
def test_every_step_is_a_module_of_this_environment(command: tuple[str, ...]) -> None:
    assert importlib.util.find_spec(command[0])


def test_everything_that_is_spell_checked_is_there() -> None:
    assert [name for name in checks.CODE if not (checks.ROOT / name).exists()] == []
