"""The commands of the house as an editor meets them."""

import inspect
import re
import sys
import unicodedata

import pytest

import tasks
from starter.command import command
from starter.faults import UsageFault, told
from starter.program import Starter

TASKS = [task for _, members in tasks.program.groups for task in members]


def answer(capsys: pytest.CaptureFixture[str], *words: str, columns: int = 100) -> str:
    """What ./inv prints for the words on a terminal of this width."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        tasks.program.run(["inv", *words])
    return capsys.readouterr().out


def test_every_task_has_a_vietnamese_name_and_sentence() -> None:
    for task in TASKS:
        assert task.aliases, task.name
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", alias) for alias in task.aliases), task.name
        sentence = (inspect.getdoc(task.body) or "").partition("\n")[0]
        assert sentence.endswith("."), task.name
        assert not sentence.isascii(), task.name
        assert sentence == unicodedata.normalize("NFC", sentence), task.name


def test_every_option_is_explained() -> None:
    for context in tasks.program.contexts.values():
        for label, meaning in tasks.program.options_of(context):
            assert meaning, f"{context.name} {label}"


def test_list_names_everything_under_its_heading(capsys: pytest.CaptureFixture[str]) -> None:
    text = answer(capsys, "--list")
    assert text == answer(capsys)
    headings = [heading for heading, _ in tasks.program.groups]
    assert headings[0] == "Cho biên tập viên"
    assert [line for line in text.splitlines() if line in headings] == headings
    for task in TASKS:
        assert f"\n  {task.name}, {task.aliases[0]} " in text


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_list_fits_the_terminal(capsys: pytest.CaptureFixture[str], columns: int) -> None:
    lines = answer(capsys, "--list", columns=columns).splitlines()
    assert max(map(len, lines)) <= columns


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_help_is_vietnamese(capsys: pytest.CaptureFixture[str], task: object) -> None:
    name = getattr(task, "name")  # noqa: B009
    text = answer(capsys, name, "--help")
    assert text.startswith(f"Cách dùng: ./inv {name}")
    assert "Usage" not in text
    assert "--paths" not in text


@command(aliases=["lam-thu"], help={"times": "số lần"})
def trial(_: object, paths: list[str], times: int = 1) -> None:
    """Làm thử."""
    sys.stdout.write(f"{paths} {times}\n")


def test_alias_runs_the_task_with_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    program = Starter("1", [("Thử", (trial,))])
    program.run(["inv", "lam-thu", "a b.md", "--times", "3", "c.md", "--", "-d.md"])
    assert capsys.readouterr().out == "['a b.md', 'c.md', '-d.md'] 3\n"


def test_what_invoke_alone_refuses_is_a_slip_too() -> None:
    program = Starter("1", [("Thử", (trial,))])
    with pytest.raises(UsageFault, match="Không hiểu những từ sau tên lệnh"):
        program.run(["inv", "lam-thu", "--", "--times"])


def test_slip_ends_with_2_and_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageFault):
        tasks.program.run(["inv", "buidl"])
    with pytest.raises(SystemExit) as end, told():
        tasks.program.run(["inv", "buidl"])
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (2, "")
    assert err == "Không có lệnh “buidl”. Ý anh/chị là “build”? Gõ ./inv --list để xem các lệnh.\n"


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        (["--jobs", "-1"], "--jobs"),
        (["--now", "28/12/2018"], "“28/12/2018”"),
        (["--content", "không/có"], "không/có"),
    ],
)
def test_build_refuses_a_value_that_cannot_be(words: list[str], told_of: str) -> None:
    with pytest.raises(UsageFault, match=told_of):
        tasks.program.run(["inv", "build", *words])
