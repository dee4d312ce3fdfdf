"""The tasks of the people who mend the house, thin: imported when they run."""

from invoke.context import Context

from starter.command import command


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


@command(
    aliases=["chup-man-hinh"],
    help={"content": "thư mục nội dung (mặc định: content)"},
)
def screens(_context: Context, content: str = "") -> None:
    """Chụp mọi loại trang ở hai bề rộng, nền sáng và tối, vào thư mục screens."""
    from starter import checks, options

    raise SystemExit(checks.take_screens(options.folder("--content", content)))


@command(
    aliases=["do-toc-do"],
    help={
        "count": "số bài viết của bộ nội dung tự sinh (mặc định: 10000)",
        "rounds": "số lượt đo, lấy trung vị (mặc định: 3)",
        "pelican": "số bài khi đo Pelican nguyên bản, 0 là không đo (mặc định: 1000)",
        "sizes": "đo thêm ở các số bài này, như 1000,50000",
        "search": "chỉ đo phần tìm kiếm: dung lượng, thời gian, độ trúng",
        "pagefind": "lệnh chạy Pagefind, để đo bên cạnh",
    },
)
def bench(
    _context: Context,
    count: int = 10_000,
    rounds: int = 3,
    pelican: int = 1000,
    sizes: str = "",
    search: bool = False,
    pagefind: str = "",
) -> None:
    """Đo tốc độ dựng trang bên cạnh Hugo và Pelican nguyên bản, ghi vào docs/bench.md.

    Chạy khoảng nửa giờ; máy càng rảnh số đo càng đúng. Với --search thì in số đo của phần tìm kiếm.
    """
    from starter import benching

    if search:
        raise SystemExit(benching.search(count, pagefind))
    wanted = [size for size in sizes.split(",") if size]
    raise SystemExit(benching.bench(count, rounds, pelican, wanted, pagefind))


@command(
    aliases=["thu-ngau-nhien"],
    help={
        "seconds": "chạy bao nhiêu giây (mặc định: 60)",
        "seed": "hạt giống; cùng hạt giống thì cùng tài liệu (mặc định: 1)",
        "count": "dừng sau bấy nhiêu tài liệu (mặc định: chạy hết giờ)",
    },
)
def fuzz(_context: Context, seconds: int = 60, seed: int = 1, count: int = 0) -> None:
    """Thử trang với bài viết, ảnh, tệp Word và khai báo độc hại sinh ngẫu nhiên.

    Lỗi tìm thấy được thu gọn và cất vào tests/fuzz/found để lần sau thử lại.
    """
    from starter import fuzzing

    raise SystemExit(fuzzing.fuzz(seconds, seed, count))


@command(
    name="faults",
    aliases=["thu-su-co"],
    help={
        "seed": "hạt giống; cùng hạt giống thì cùng chuỗi sự cố (mặc định: 1)",
        "kills": "số lần giết giữa chừng mỗi lệnh build, publish, rollback (mặc định: 200)",
        "articles": "số bài của trang thử (mặc định: 400, hơn 1.000 trang)",
    },
)
def try_faults(_context: Context, seed: int = 1, kills: int = 200, articles: int = 400) -> None:
    """Thử trang với mọi sự cố: bị giết giữa chừng, đĩa đầy, kho hỏng, đồng hồ sai, hai người cùng đăng.

    Ghi kết quả vào docs/faults.md. Cần quyền root để gắn những ổ đĩa nhỏ; chạy khoảng một giờ.
    """
    from starter import trying

    raise SystemExit(trying.faults(seed, kills, articles))
