"""What may be typed after ./inv, and what is answered to a slip."""

import pytest
from invoke.collection import Collection
from invoke.context import Context
from invoke.parser.parser import Parser
from invoke.tasks import task

from starter.faults import UsageFault
from starter.words import Wanted, read


@task(aliases=["kiem-tra"], positional=(), iterable=["paths"], auto_shortflags=False)
def check(_: Context, paths: list[str], fix: bool = False, format: str = "text") -> None:
    """Gathers files."""


@task(aliases=["xay-dung"], auto_shortflags=False, iterable=["tag"], positional=())
def build(
    _: Context,
    tag: list[str],
    output: str = "",
    out_dir: str = "",
    jobs: int = 0,
    color: bool = True,
) -> None:
    """Takes values."""


@task(aliases=["bai-moi"], positional=["kind"], auto_shortflags=False)
def new(_: Context, kind: str, title: str = "") -> None:
    """Needs a word."""


TASKS = Collection(check, build, new).to_contexts()


def typed(line: str) -> tuple[str, ...]:
    return read(line.split(), TASKS).words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("check", "check"),
        ("kiem-tra", "check"),
        ("check a.md b.md", "check --paths=a.md --paths=b.md"),
        ("check a.md --fix b.md", "check --paths=a.md --fix --paths=b.md"),
        ("check build new", "check --paths=build --paths=new"),
        ("check --format json a", "check --format=json --paths=a"),
        ("check --format=json -", "check --format=json --paths=-"),
        ("check --fix -- --lạ -x", "check --fix --paths=--lạ --paths=-x"),
        ("build --output /tmp/a=b --jobs 2", "build --output=/tmp/a=b --jobs=2"),
        ("build --output=--lạ", "build --output=--lạ"),
        ("build --no-color", "build --no-color"),
        ("build --tag a --tag b", "build --tag=a --tag=b"),
        ("build --out-dir x --output=-x", "build --out-dir=x --output=-x"),
        ("build --jobs=2 check x", "build --jobs=2 check --paths=x"),
        ("bai-moi guong --title x", "new guong --title=x"),
    ],
)
def test_words_in_the_form_that_invoke_reads(line: str, words: str) -> None:
    assert typed(line) == tuple(words.split())
    Parser(contexts=TASKS).parse_argv(list(typed(line)))


def test_files_and_values_keep_their_spaces_and_marks() -> None:
    wanted = read(["check", "bài viết/a b.md", "--format", "hai từ"], TASKS)
    result = Parser(contexts=TASKS).parse_argv(list(wanted.words))[0]
    assert result.as_kwargs == {"paths": ["bài viết/a b.md"], "fix": False, "format": "hai từ"}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", Wanted(about="tasks")),
        ("--list", Wanted(about="tasks")),
        ("-l", Wanted(about="tasks")),
        ("--help", Wanted(about="tasks")),
        ("-V", Wanted(about="version")),
        ("--help xay-dung", Wanted(about="help", task="build")),
        ("xay-dung -h", Wanted(about="help", task="build")),
        ("new --help", Wanted(about="help", task="new")),
        ("check a.md --fix --help", Wanted(about="help", task="check")),
    ],
)
def test_questions(line: str, wanted: Wanted) -> None:
    assert read(line.split(), TASKS) == wanted


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("chekc", "Không có lệnh “chekc”. Ý anh/chị là “check”?"),
        ("xây-dựng", "Không có lệnh “xây-dựng”. Ý anh/chị là “xay-dung”?"),
        ("qwertyuiop", "Không có lệnh “qwertyuiop”. Gõ ./inv --list"),
        ("build thêm", "Không có lệnh “thêm”."),
        ("--help buidl", "Không có lệnh “buidl”. Ý anh/chị là “build”?"),
        ("--fix check", "Tùy chọn --fix đứng trước tên lệnh"),
        ("check --fxi", "Lệnh check không có tùy chọn --fxi. Ý anh/chị là “--fix”?"),
        ("check --paths=a", "Lệnh check không có tùy chọn --paths."),
        ("check --echo", "Lệnh check không có tùy chọn --echo."),
        ("build -j 2", "Lệnh build không có tùy chọn -j."),
        ("check --fix=yes", "Tùy chọn --fix không nhận giá trị: bỏ “=yes” đi."),
        ("check --format", "Tùy chọn --format cần một giá trị"),
        ("check --format --fix", "Tùy chọn --format cần một giá trị"),
        ("build --jobs hai", "Tùy chọn --jobs cần một số nguyên, không phải “hai”."),
        ("build --jobs=", "Tùy chọn --jobs cần một số nguyên, không phải “”."),
        ("check --format a --format=b", "Tùy chọn --format chỉ viết một lần."),
        ("check --fix x --fix", "Tùy chọn --fix chỉ viết một lần."),
        ("build --no-color --color", "Tùy chọn --color chỉ viết một lần."),
        ("build --out-dir a --out-dir b", "Tùy chọn --out-dir chỉ viết một lần."),
        ("new", "Lệnh new còn thiếu KIND."),
        ("new --title x", "Lệnh new còn thiếu KIND."),
    ],
)
def test_slips_are_answered(line: str, told: str) -> None:
    with pytest.raises(UsageFault) as caught:
        read(line.split(), TASKS)
    assert str(caught.value).startswith(told)
