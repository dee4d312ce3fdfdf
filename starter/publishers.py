"""The tasks of the people who release, thin: what they need is imported when they run."""

from invoke.context import Context

from starter.command import command


@command(
    aliases=["xuat-ban"],
    help={
        "to": "nơi phát hành: thư mục trên máy này, hoặc ssh://người-dùng@máy/đường-dẫn",
        "dry-run": "chỉ liệt kê những gì sẽ thay đổi",
        "again": "phát hành lại cả bản đã bị lùi",
        "content": "thư mục nội dung (mặc định: content)",
        "output": "thư mục nhận trang đã dựng (mặc định: output)",
        "now": "coi như đang ở thời điểm này, như “2018-12-28 08:30”",
        "jobs": "số tiến trình chạy song song (mặc định: theo máy)",
    },
)
def publish(
    _context: Context,
    to: str,
    dry_run: bool = False,
    again: bool = False,
    content: str = "",
    output: str = "",
    now: str = "",
    jobs: int = 0,
) -> None:
    """Soát lỗi, dựng trang và phát hành; có lỗi thì bản đang đăng giữ nguyên."""
    from starter import options, publishing

    raise SystemExit(
        publishing.publish(
            to,
            dry_run=dry_run,
            again=again,
            content=options.folder("--content", content),
            output=output,
            now=options.moment("--now", now),
            jobs=options.count("--jobs", jobs),
        )
    )


@command(aliases=["lui-ban"], help={"to": "nơi đã phát hành"})
def rollback(_context: Context, to: str) -> None:
    """Lùi về bản phát hành trước."""
    from starter import publishing

    raise SystemExit(publishing.rollback(to))
