"""The tasks of the people who release, thin: what they need is imported when they run."""

from invoke.context import Context

from starter.command import command


@command(
    aliases=["xuat-ban"],
    help={
        "to": "nơi phát hành: thư mục trên máy này, hoặc ssh://người-dùng@máy/đường-dẫn",
        "dry-run": "chỉ liệt kê những gì sẽ thay đổi",
        "again": "phát hành lại cả bản đã bị lùi",
        "anew": "làm lại mọi tệp và bỏ các bản cũ, khi có tệp bị sửa ngay trên máy chủ",
        "prepare": "làm mọi việc trừ bước đưa lên; --finish sẽ làm nốt (dành cho máy chủ git)",
        "finish": "đưa lên bản đã chuẩn bị cho --commit; chưa có bản ấy thì làm từ đầu",
        "pages": "bản cho GitHub Pages, GitLab Pages: đối chiếu với trang đang đăng ở url của site.yaml",
        "first": "cùng --pages: trang chưa từng được đăng, không có gì để đối chiếu",
        "commit": "mã commit ghi vào bản phát hành (mặc định: commit đang mở)",
        "since": "kể cả cảnh báo của những tệp đã đổi từ commit này",
        "content": "thư mục nội dung (mặc định: content)",
        "output": "thư mục nhận trang đã dựng (mặc định: output)",
        "cache": "thư mục lưu kết quả trung gian (mặc định: .cache)",
        "now": "coi như đang ở thời điểm này, như “2018-12-28 08:30”",
        "jobs": "số tiến trình chạy song song (mặc định: theo máy)",
    },
)
def publish(
    _context: Context,
    to: str,
    dry_run: bool = False,
    again: bool = False,
    anew: bool = False,
    prepare: bool = False,
    finish: bool = False,
    pages: bool = False,
    first: bool = False,
    commit: str = "",
    since: str = "",
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    jobs: int = 0,
) -> None:
    """Soát lỗi, dựng trang và phát hành; có lỗi thì bản đang đăng giữ nguyên."""
    from starter import commits, options, publishing

    commit = commits.named("--commit", commit)
    if finish and publishing.finish(to, commit):
        raise SystemExit(0)
    raise SystemExit(
        publishing.publish(
            to,
            dry_run=dry_run,
            again=again,
            anew=anew,
            park=prepare,
            pages=pages,
            first=first,
            since=since,
            commit=commit,
            content=options.folder("--content", content),
            output=output,
            cache=cache,
            now=options.moment("--now", now),
            jobs=options.count("--jobs", jobs),
        )
    )


@command(aliases=["lui-ban"], help={"to": "nơi đã phát hành"})
def rollback(_context: Context, to: str) -> None:
    """Lùi về bản phát hành trước."""
    from starter import publishing

    raise SystemExit(publishing.rollback(to))


@command(
    aliases=["doi-chieu"],
    help={"against": "thư mục hoặc địa chỉ có bản kê tin cậy (mặc định: bản kê của chính nơi ấy)"},
)
def verify(_context: Context, paths: list[str], against: str = "") -> None:
    """Đối chiếu từng tệp của trang đang phục vụ, hay của một thư mục, với bản kê của bản phát hành.

    Ghi một hay nhiều NƠI sau tên lệnh: ./inv verify https://ten-mien.vn /srv/portal/site
    Tệp sai, thiếu, thừa được kể từng dòng và lệnh kết thúc với mã 1. Tệp thừa chỉ thấy được ở thư mục.
    """
    from starter import verifying

    raise SystemExit(verifying.verify(paths, against))


@command(
    aliases=["ghi-chu"],
    help={
        "host": "nơi chạy: github (mặc định) hoặc gitlab",
        "since": "kể cả cảnh báo ở những dòng đã đổi từ commit này",
        "report": "ghi thêm báo cáo Code Quality của GitLab vào tệp này",
        "content": "thư mục nội dung (mặc định: content)",
        "jobs": "số tiến trình chạy song song (mặc định: theo máy)",
    },
)
def annotate(
    _context: Context,
    host: str = "github",
    since: str = "",
    report: str = "",
    content: str = "",
    jobs: int = 0,
) -> None:
    """Soát lỗi và ghi lời nhắc cạnh từng dòng trên GitHub hoặc GitLab; máy CI dùng lệnh này.

    LỖI được kể hết, CẢNH BÁO và GỢI Ý chỉ ở những dòng vừa đổi.
    """
    from starter import annotating, options

    raise SystemExit(
        annotating.annotate(
            options.choice("--host", host, annotating.HOSTS),
            since=since,
            report=report,
            content=options.folder("--content", content),
            jobs=options.count("--jobs", jobs),
        )
    )
