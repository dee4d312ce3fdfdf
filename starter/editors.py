"""The tasks of the people who write, thin: what they need is imported when they run."""

from contextlib import suppress

from invoke.context import Context

from starter.command import command


@command(
    aliases=["xem-thu"],
    help={
        "port": "cổng của trang xem thử",
        "content": "thư mục nội dung (mặc định: content)",
        "cache": "thư mục lưu kết quả trung gian (mặc định: .cache)",
    },
)
def serve(_context: Context, port: int = 8000, content: str = "", cache: str = "") -> None:
    """Xem thử trang trên máy này; lưu tệp là trang tự dựng lại và tự tải lại.

    Trang xem thử có cả bài nháp và bài hẹn giờ. Nhấn Ctrl+C để dừng.
    """
    from starter import options, serving

    with suppress(KeyboardInterrupt):  # the ordinary end of a preview
        serving.serve(port, content=options.folder("--content", content), cache=cache)


@command(
    aliases=["xay-dung"],
    help={
        "content": "thư mục nội dung (mặc định: content)",
        "output": "thư mục nhận trang đã dựng (mặc định: output)",
        "cache": "thư mục lưu kết quả trung gian (mặc định: .cache)",
        "now": "coi như đang ở thời điểm này, như “2018-12-28 08:30”",
        "jobs": "số tiến trình chạy song song (mặc định: theo máy)",
        "explain": "cho biết vì sao trang ở địa chỉ này được hay không được dựng lại",
        "stats": "in thời gian và số lượng của từng bước",
    },
)
def build(
    _context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    jobs: int = 0,
    explain: str = "",
    stats: bool = False,
) -> None:
    """Dựng toàn bộ trang; có lỗi thì báo hết và giữ nguyên bản dựng trước."""
    from starter import building, options

    building.build(
        content=options.folder("--content", content),
        output=output,
        cache=cache,
        now=options.moment("--now", now),
        jobs=options.count("--jobs", jobs),
        explain=explain,
        stats=stats,
    )


@command(
    aliases=["kiem-tra"],
    help={
        "fix": "tự sửa những lỗi sửa được an toàn",
        "format": "cách in: text (mặc định) hoặc json",
        "content": "thư mục nội dung (mặc định: content)",
        "jobs": "số tiến trình chạy song song (mặc định: theo máy)",
    },
)
def check(
    _context: Context,
    paths: list[str],
    fix: bool = False,
    format: str = "text",
    content: str = "",
    jobs: int = 0,
) -> None:
    """Soát lỗi nội dung: cấu trúc, chính tả, trích dẫn, số liệu.

    Không ghi TỆP thì soát toàn bộ. Chỉ LỖI mới chặn việc đăng; CẢNH BÁO và GỢI Ý để tham khảo.
    """
    from starter import checking, options

    raise SystemExit(
        checking.check(
            paths,
            fix=fix,
            form=options.choice("--format", format, checking.FORMATS),
            content=options.folder("--content", content),
            jobs=options.count("--jobs", jobs),
        )
    )


@command(
    name="new",
    aliases=["bai-moi"],
    iterable=("tags", "authors", "field"),
    help={
        "type": "loại: bai-viet, dien-hinh, trang, bo-anh, video, van-ban (mặc định: bai-viet)",
        "title": "tiêu đề; với điển hình là tên",
        "slug": "địa chỉ, chữ không dấu nối bằng gạch (mặc định: theo tiêu đề)",
        "section": "chuyên mục, ghi tên hoặc địa chỉ của chuyên mục",
        "date": "ngày đăng, như 2018-12-28 08:30 (mặc định: bây giờ)",
        "summary": "tóm tắt",
        "tags": "thẻ; nhiều thẻ thì ghi --tags nhiều lần",
        "authors": "tác giả; nhiều người thì ghi --authors nhiều lần",
        "highlight": "là tin nổi bật",
        "highlight-until": "nổi bật đến hết ngày này",
        "image": "ảnh đại diện, như /media/2018/hoi-nghi.jpg",
        "image-alt": "mô tả ảnh",
        "image-caption": "chú thích ảnh",
        "source": "nguồn",
        "status": "draft (bản nháp, mặc định) hoặc published (đăng)",
        "kind": "điển hình: ca-nhan, tap-the, cong-trinh",
        "unit": "điển hình: đơn vị",
        "year": "điển hình: năm ghi nhận",
        "level": "điển hình: cấp ghi nhận",
        "award": "điển hình: danh hiệu, giải thưởng",
        "published-in": "điển hình: nơi thông tin đã được công bố",
        "consent-date": "điển hình: ngày người được nêu tên đồng ý",
        "consent-scope": "điển hình: phạm vi đồng ý",
        "consent-held-by": "điển hình: nơi giữ văn bản đồng ý",
        "field": "trường khác, dạng TÊN=GIÁ-TRỊ; ghi được nhiều lần",
        "content": "thư mục nội dung (mặc định: content)",
        "no-editor": "không mở trình soạn thảo",
    },
)
def new_file(
    _context: Context,
    tags: list[str],
    authors: list[str],
    field: list[str],
    type: str = "",
    title: str = "",
    slug: str = "",
    section: str = "",
    date: str = "",
    summary: str = "",
    highlight: bool = False,
    highlight_until: str = "",
    image: str = "",
    image_alt: str = "",
    image_caption: str = "",
    source: str = "",
    status: str = "draft",
    kind: str = "",
    unit: str = "",
    year: str = "",
    level: str = "",
    award: str = "",
    published_in: str = "",
    consent_date: str = "",
    consent_scope: str = "",
    consent_held_by: str = "",
    content: str = "",
    no_editor: bool = False,
) -> None:
    """Tạo một bài mới đúng mẫu: hỏi từng mục, ghi tệp rồi mở để viết.

    Mục nào đã ghi bằng tùy chọn thì không hỏi nữa. Bài mới là bản nháp và không ghi đè tệp nào.
    """
    from starter import writing

    given = writing.flags(
        {
            "title": title,
            "slug": slug,
            "category": section,
            "date": date,
            "summary": summary,
            "tags": tags,
            "authors": authors,
            "highlight": highlight,
            "highlight_until": highlight_until,
            "image": image,
            "image_alt": image_alt,
            "image_caption": image_caption,
            "source": source,
            "kind": kind,
            "unit": unit,
            "year": year,
            "level": level,
            "award": award,
            "published_in": published_in,
        },
        field,
        (consent_date, consent_scope, consent_held_by),
    )
    writing.new(type, given, content=content, status=status, opens=not no_editor)


@command(
    name="import",
    aliases=["nhap-bai"],
    help={
        "title": "tiêu đề (mặc định: thấy trong tệp)",
        "slug": "địa chỉ, chữ không dấu nối bằng gạch (mặc định: theo tiêu đề)",
        "section": "chuyên mục, ghi tên hoặc địa chỉ của chuyên mục",
        "date": "ngày đăng, như 2018-12-28 (mặc định: thấy trong tệp)",
        "content": "thư mục nội dung (mặc định: content)",
    },
)
def bring_in(
    _context: Context,
    paths: list[str],
    title: str = "",
    slug: str = "",
    section: str = "",
    date: str = "",
    content: str = "",
) -> None:
    """Đưa bài từ tệp Word (.docx) hoặc trang cũ đã lưu (.html) vào thành bản nháp.

    In ra tệp bài và những chỗ cần xem lại, kèm số dòng. Không ghi đè tệp nào.
    """
    from starter import writing

    given = {"title": title, "slug": slug, "category": section, "date": date}
    writing.bring_in(paths, given, content=content)


@command(aliases=["thu-nho"])
def shrink(_context: Context, paths: list[str]) -> None:
    """Thu nhỏ ảnh quá nặng ngay tại chỗ: cạnh dài còn 2.560 điểm ảnh, dưới 5 MB."""
    from starter import writing

    writing.shrink(paths)
