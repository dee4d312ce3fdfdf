"""The tasks of the house, thin: what they need is imported when they run.

A docstring here is what `./inv --list` and `./inv TASK --help` print, so it is Vietnamese. Names,
options and the order of the lists are declared in this file only.
"""

from contextlib import suppress
from functools import partial

from invoke.context import Context
from invoke.tasks import task

from starter.program import Starter

# Every argument is a flag with a long name; words that are no flags are gathered in `paths`.
command = partial(task, auto_shortflags=False, positional=(), iterable=("paths",))


@command(
    aliases=["xem-thu"],
    help={
        "port": "cổng của trang xem thử",
        "content": "thư mục nội dung (mặc định: content)",
    },
)
def serve(_context: Context, port: int = 8000, content: str = "") -> None:
    """Xem thử trang trên máy này; lưu tệp là trang tự dựng lại và tự tải lại.

    Trang xem thử có cả bài nháp và bài hẹn giờ. Nhấn Ctrl+C để dừng.
    """
    from starter import serving

    with suppress(KeyboardInterrupt):  # the ordinary end of a preview
        serving.serve(port, content=content)


@command(
    aliases=["xay-dung"],
    help={
        "content": "thư mục nội dung (mặc định: content)",
        "output": "thư mục nhận trang đã dựng (mặc định: output)",
        "cache": "thư mục lưu kết quả trung gian (mặc định: .cache)",
        "now": "coi như đang ở thời điểm này, như “2018-12-28 08:30”",
        "jobs": "số tiến trình chạy song song (mặc định: theo máy)",
    },
)
def build(
    _context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    jobs: int = 0,
) -> None:
    """Dựng toàn bộ trang; có lỗi thì báo hết và giữ nguyên bản dựng trước."""
    from starter import building

    building.build(content=content, output=output, cache=cache, now=now, jobs=jobs)


@command(aliases=["soat-ma"], help={"fix": "tự sửa những gì sửa được"})
def lint(_context: Context, fix: bool = False) -> None:
    """Soát mã nguồn: ruff, mypy, djlint, codespell."""
    from starter import checks

    raise SystemExit(checks.lint(fix=fix))


@command(
    name="test",
    aliases=["kiem-thu"],
    help={"deep": "chạy cả những bài thử lâu (đến 80 phút)"},
)
def run_tests(_context: Context, paths: list[str], deep: bool = False) -> None:
    """Soát mã và chạy mọi bài thử, như máy kiểm tra chung (CI) làm.

    Chỉ muốn chạy vài bài thử thì ghi thêm TỆP hoặc thư mục: ./inv test tests/newsroom/text
    """
    from starter import checks

    raise SystemExit(checks.run_tests(paths, deep=deep))


program = Starter(
    version="0.1.0",
    groups=[
        ("Cho biên tập viên", (serve, build)),
        ("Cho lập trình viên", (run_tests, lint)),
    ],
)
namespace = program.namespace
