"""Example views for every template: made up from the facts of the old portal's page.

They use the view structs of ``newsroom`` itself, so a field that is renamed there fails here.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from newsroom import (
    archives,
    articles,
    authors,
    documents,
    exemplars,
    feeds,
    figures,
    furniture,
    galleries,
    home,
    sections,
    site_map,
    static_pages,
    tags,
    topics,
    videos,
)
from newsroom.furniture import SiteView
from newsroom.press import (
    Count,
    DayCell,
    Furniture,
    Head,
    Link,
    Month,
    Page,
    Picture,
    Teaser,
    Variant,
)
from newsroom.records import Heading
from newsroom.register import DocumentNote
from newsroom.text import dates

CHART = figures.parse(
    """tiêu đề: 93 công trình thi đua theo nhóm và theo cấp đăng ký
kiểu: cột chồng
đơn vị: công trình
ghi chú: Số chia theo cấp là số ví dụ của bộ mẫu, không phải số thật.

Nhóm; Cấp một; Cấp hai; Cấp ba; Cấp bốn
Xây dựng Đảng; 5; 4; 3; 3
Xây dựng cơ quan, đơn vị; 10; 8; 6; 4
Thực hiện Nghị quyết 54/2017/QH14; 6; 4; 3; 2
Tổng cộng; 21; 16; 12; 9
"""
)
assert isinstance(CHART, figures.Figure), CHART
BODY: Any = (Path(__file__).parent / "body.html").read_text("utf-8") + figures.render(CHART, 1)
SECTIONS = (
    Link("Tin tức – Sự kiện", "/tin-tuc-su-kien/"),
    Link("Xây dựng Đảng", "/xay-dung-dang/"),
    Link("Công tác dân vận", "/cong-tac-dan-van/"),
    Link("Thi đua – Khen thưởng", "/thi-dua-khen-thuong/"),
    Link("Đoàn thể", "/doan-the/"),
    Link("Thông tin lý luận", "/thong-tin-ly-luan/"),
)
ROOMS = (
    Link("Gương điển hình", "/dien-hinh/"),
    Link("Hình ảnh", "/hinh-anh/"),
    Link("Video", "/video/"),
    Link("Văn bản", "/van-ban/"),
)
PAGES = (
    Link("Giới thiệu", "/gioi-thieu/"),
    Link("Liên hệ", "/lien-he/"),
    Link("Trợ năng", "/tro-nang/"),
    Link("Quyền riêng tư", "/quyen-rieng-tu/"),
    Link("Sơ đồ trang", "/so-do/"),
)
FEED = Link("Tin mới của trang", "/feed.atom")
SITE = SiteView(
    name="Đảng ủy Khối Dân - Chính - Đảng Thành phố Hồ Chí Minh",
    short_name="Đảng ủy Khối Dân - Chính - Đảng",
    tagline="Trang thông tin điện tử",
    parent_body="",
    address="",
    phone="",
    email="",
    responsible="",
    license="",
    report_email="",
    url="",
    base="",
    search=True,
    sections=SECTIONS,
    pages=PAGES,
    home_url="/",
    feed_url="/feed.atom",
    search_url="/tim-kiem/",
    map_url="/so-do/",
)
DECLARED = SiteView(
    **{field: getattr(SITE, field) for field in SITE.__struct_fields__}
    | {
        "parent_body": "Tên cơ quan chủ quản",
        "address": "Số nhà, đường, phường, thành phố",
        "phone": "028 0000 0000",
        "email": "lien-he@example.vn",
        "responsible": "Họ và tên, chức vụ",
        "license": "số giấy phép, ngày cấp, nơi cấp",
        "report_email": "bao-loi@example.vn",
        "url": "https://example.vn",
    }
)

HIGHLIGHTS = (
    ("Đảng bộ Cục Thi hành án dân sự Thành phố: Triển khai Chỉ thị 28-CT/TW của Ban Bí thư", 10),
    ("Đảng bộ Hội Nông dân thành phố: Học tập Nghị quyết Trung ương 10 khóa XII", 7),
    ("Hội thao truyền thống lần X của Quỹ phát triển nhà ở Thành phố", 3),
    (
        "Kết quả xem xét, xử lý kỷ luật đảng viên vi phạm tại Kỳ họp lần thứ 28 của Ủy ban Kiểm tra "
        "Đảng ủy Khối Dân - Chính - Đảng thành phố",
        3,
    ),
    ("Đảng bộ Sở Công Thương: Học tập, quán triệt Nghị quyết Trung ương 10 khóa XII", 2),
)
LEAD_TITLE = (
    "Công tác lãnh đạo, chỉ đạo thực hiện tốt phong trào thi đua “Dân vận khéo” "
    "tại Đảng bộ Khối năm 2018"
)
SUMMARY = (
    "Năm 2018, Ban Thường vụ Đảng ủy Khối gắn phong trào “Dân vận khéo” với chủ đề “Năm dân vận "
    "chính quyền”, kiểm tra sớm hơn mọi năm và nâng chất lượng điển hình."
)


def picture(name: str = "hoi-nghi", width: int = 1200, height: int = 800) -> Picture:
    return Picture(
        url=f"/anh/{name}-1200.jpg",
        width=width,
        height=height,
        alt="Hình minh họa: hội trường với hàng ghế và bục phát biểu",
        caption="Toàn cảnh hội trường trước giờ khai mạc.",
        credit="minh họa của trang",
        variants=tuple(
            Variant(f"/anh/{name}-{size}.{format_ if format_ != 'jpeg' else 'jpg'}", size, format_)
            for format_ in ("avif", "jpeg")
            for size in (400, 800, 1200)
        ),
        sizes="(max-width: 48rem) 72vw, 48rem",
    )


def teaser(title: str, day: datetime, section: int = 0, **more: Any) -> Teaser:
    values: dict[str, Any] = {
        "url": f"/{day:%Y/%m/%d}/bai/",
        "title": title,
        "kind": "article",
        "date": day,
        "day_url": f"/{day:%Y/%m/%d}/",
        "section": SECTIONS[section],
        "summary": SUMMARY,
    }
    return Teaser(**values | more)


LATEST = tuple(
    teaser(title, datetime(2019, 8, day, 8, 30), place % 4)
    for place, (title, day) in enumerate(HIGHLIGHTS)
)
PARTS = (
    teaser(
        "Hội Cựu chiến binh Khối với phong trào “Cựu chiến binh gương mẫu”",
        datetime(2018, 12, 28),
        4,
    ),
    teaser("Bảy công trình, phần việc thanh niên phục vụ nhân dân", datetime(2018, 12, 27), 4),
    teaser(
        "93 công trình thi đua yêu nước trong bốn nhóm", datetime(2018, 12, 26), 3, image=picture()
    ),
    teaser("Hội thi “Bí thư chi bộ giỏi” từ cơ sở đến cấp khối", datetime(2018, 12, 20), 1),
    teaser("Hướng dẫn 22-HD/ĐUK: sáu tháng cuối năm làm gì", datetime(2018, 7, 30), 2),
)
YOUNG = "“Công dân trẻ tiêu biểu TP.HCM” năm 2018."
UNITS = {
    "Nguyễn Hải Đăng": ("nguyen-hai-dang", "Sở Văn hóa và Thể thao", YOUNG),
    "Phan Thị Lan Anh": ("phan-thi-lan-anh", "Kho bạc Nhà nước Thành phố", YOUNG),
    "Nguyễn Hải Long": ("nguyen-hai-long", "Sở Tư pháp Thành phố", YOUNG),
    "Hà Thị Loan": (
        "ha-thi-loan",
        "Trung tâm Công nghệ sinh học Thành phố",
        "Giải thưởng Tôn Đức Thắng lần thứ XVIII.",
    ),
    "Cải cách quy trình quản lý văn bản hướng dẫn Luật Bảo hiểm xã hội, Bảo hiểm y tế": (
        "cai-cach-quy-trinh",
        "Đoàn Bảo hiểm xã hội Thành phố",
        "",
    ),
    "Cổng tiếp nhận yêu cầu trợ giúp doanh nghiệp": (
        "cong-tiep-nhan",
        "Chi đoàn Hiệp hội Doanh nghiệp Thành phố",
        "",
    ),
}
EXEMPLARS = tuple(
    Teaser(
        url=f"/dien-hinh/{slug}/",
        title=name,
        kind="exemplar",
        date=datetime(2018, 12, 31),
        summary=summary,
        note=unit,
    )
    for name, (slug, unit, summary) in UNITS.items()
)
PEOPLE, WORKS = EXEMPLARS[:4], EXEMPLARS[4:]
GALLERIES = tuple(
    Teaser(
        url=f"/hinh-anh/{slug}/",
        title=title,
        kind="gallery",
        date=datetime(2019, 8, 3),
        image=picture(slug),
        note="4 ảnh",
    )
    for title, slug in (
        ("Ảnh minh họa: Hội thao truyền thống", "hoi-thao"),
        ("Ảnh minh họa: Ngày thứ bảy tình nguyện cải cách thủ tục hành chính", "tinh-nguyen"),
    )
)
VIDEO = Teaser(
    url="/video/gioi-thieu/",
    title="Giới thiệu cổng thông tin: đọc, tìm và xem tin theo ngày",
    kind="video",
    date=datetime(2019, 8, 1),
    summary="Một phút về cách dùng trang.",
    image=picture("video"),
    note="0:48",
)
SIGNER = Link("Ban Dân vận Đảng ủy Khối", "/tac-gia/ban-dan-van-dang-uy-khoi/")
TAGS = (
    Link("Dân vận khéo", "/the/dan-van-kheo/"),
    Link("cải cách hành chính", "/the/cai-cach-hanh-chinh/"),
)
NOTES = (
    DocumentNote(
        Link("Hướng dẫn 22-HD/ĐUK", "/van-ban/22-hd-duk-2018/"),
        date(2018, 7, 30),
        "Ban Thường vụ Đảng ủy Khối Dân - Chính - Đảng",
        "",
    ),
    DocumentNote(
        Link("Nghị quyết 54/2017/QH14", "/van-ban/54-2017-qh14/"),
        date(2017, 11, 24),
        "Quốc hội",
        "Về thí điểm cơ chế, chính sách đặc thù phát triển Thành phố Hồ Chí Minh",
    ),
)
SENTENCE = "Nhóm công trình thực hiện Nghị quyết 54/2017/QH14: 15 công trình."
ROWS = (
    documents.Row(NOTES[0].link, "", "", date(2018, 7, 30), 3),
    documents.Row(
        NOTES[1].link,
        "Về thí điểm cơ chế, chính sách đặc thù phát triển Thành phố Hồ Chí Minh",
        "Quốc hội",
        date(2017, 11, 24),
        2,
    ),
)


def head(title: str, path: str, *crumbs: Link, **more: Any) -> Head:
    trail = (Link("Trang chủ", "/"), *crumbs, Link(title, path, current=True))
    values: dict[str, Any] = {
        "title": title,
        "path": path,
        "description": SUMMARY,
        "breadcrumbs": trail if path != "/" else (),
        "feeds": (FEED,),
        "json_ld": ('{"@context":"https://schema.org","@type":"WebPage"}',),
    }
    return Head(**values | more)


def month_table(first: date, news: dict[int, int], *, steps: bool = True) -> Month:
    month = Month(
        first=first,
        title=dates.month_name(first),
        url=f"/{first:%Y/%m}/",
        weeks=tuple(
            tuple(
                DayCell(
                    day,
                    f"/{day:%Y/%m/%d}/" if day and day.day in news else "",
                    news.get(day.day, 0) if day and not steps else 0,
                )
                for day in week
            )
            for week in dates.month_grid(first.year, first.month)
        ),
        previous=Link("tháng 7 năm 2019", "/2019/07/"),
        next=Link("tháng 9 năm 2019", "/2019/09/"),
        previous_day=Link("30/12/2018", "/2018/12/30/"),
        next_day=Link("7/8/2019", "/2019/08/07/"),
    )
    return month if steps else Month(month.first, month.title, month.url, month.weeks)


AUGUST = month_table(date(2019, 8, 1), {2: 1, 3: 2, 7: 1, 10: 1})

FURNITURE = {
    "menu": (
        "partials/menu.html",
        {
            "menu": furniture.MenuView(
                sections=tuple(
                    Link(link.title, link.url, current=link.url == "/cong-tac-dan-van/")
                    for link in SECTIONS
                ),
                rooms=ROOMS,
                home=Link("Trang chủ", "/"),
                search_url="/tim-kiem/",
                search=True,
            )
        },
    ),
    "sidebar": (
        "partials/sidebar.html",
        {
            "sidebar": furniture.SidebarView(
                highlights=tuple(
                    Teaser(item.url, item.title, item.kind, item.date, section=item.section)
                    for item in LATEST
                ),
                month=AUGUST,
                gallery=GALLERIES[0],
                video=VIDEO,
                archive_url="/2019/",
            )
        },
    ),
    "foot": (
        "partials/foot.html",
        {
            "foot": furniture.FootView(
                links=(*PAGES, Link("Nguồn tin Atom", "/feed.atom")), undeclared=True
            )
        },
    ),
}


def article_view(**more: Any) -> articles.View:
    """The long article with everything that an article can have."""
    values: dict[str, Any] = {
        "title": LEAD_TITLE,
        "date": datetime(2018, 12, 31, 8, 30),
        "day_url": "/2018/12/31/",
        "modified": datetime(2019, 1, 4, 9, 0),
        "section": SECTIONS[2],
        "summary": SUMMARY,
        "body": BODY,
        "contents": (
            Heading(2, "mot-la", "Một là, tăng cường lãnh đạo, chỉ đạo phong trào"),
            Heading(3, "quy-mo", "Quy mô ba đoàn thể"),
            Heading(2, "hai-la", "Hai là, đồng bộ vai trò của hệ thống chính trị"),
            Heading(2, "ba-la", "Ba là, nâng chất lượng điển hình"),
        ),
        "tags": TAGS,
        "authors": (SIGNER,),
        "image": picture(),
        "origin": "trang cũ của Đảng ủy Khối",
        "corrections": (
            articles.CorrectionView(
                date(2019, 1, 4), "Số công trình của nhóm thứ tư là 35, không phải 53."
            ),
        ),
        "label": "",
        "lang": "vi",
        "documents": NOTES,
        "url": "https://example.vn/2018/12/31/dan-van-kheo/",
    }
    title, path = LEAD_TITLE, "/2018/12/31/dan-van-kheo/"
    return articles.View(
        head=head(
            title,
            path,
            SECTIONS[2],
            type="article",
            canonical=f"https://example.vn{path}",
            image="https://example.vn/anh/the.jpg",
            image_alt=title,
            published=datetime(2018, 12, 31, 8, 30),
            modified=datetime(2019, 1, 4, 9, 0),
        ),
        article=articles.ArticleView(**values | more),
        previous=Link(PARTS[1].title, PARTS[1].url),
        next=Link(PARTS[3].title, PARTS[3].url),
        others=(*PARTS, *LATEST),
        related=PARTS[:3],
        report_url="mailto:bao-loi@example.vn?subject=B%C3%A1o%20l%E1%BB%97i",
    )


def pages() -> list[Page]:
    """Return one page of every template, and the leaner faces of some."""
    plain = article_view(
        image=None,
        contents=(),
        corrections=(),
        documents=(),
        modified=None,
        tags=(),
        authors=(),
        origin="",
        label="BẢN NHÁP",
    )
    quiet = articles.View(plain.head, plain.article, None, None, (), (), "")
    views: list[tuple[str, str, Any]] = [
        (
            "index",
            "home.html",
            home.View(
                head=head(SITE.name, "/"),
                lead=teaser(LEAD_TITLE, datetime(2018, 12, 31), 2, image=picture()),
                latest=(*LATEST, PARTS[2]),
                sections=tuple(
                    home.SectionBlock(link, (*LATEST, *PARTS)[place : place + 4])
                    for place, link in enumerate(SECTIONS)
                ),
                exemplars=PEOPLE,
                exemplars_url="/dien-hinh/",
                topics=(
                    home.TopicLink(
                        Link("Dân vận khéo", "/chuyen-de/dan-van-kheo/"),
                        "5 tin, bài, 4 gương điển hình, 2 văn bản",
                    ),
                ),
            ),
        ),
        (
            "index-bare",
            "home.html",
            home.View(
                head=head(SITE.name, "/"),
                lead=teaser(LEAD_TITLE, datetime(2018, 12, 31), 2),
                latest=LATEST[:3],
                sections=(home.SectionBlock(SECTIONS[0], LATEST[:1]),),
                exemplars=(),
                exemplars_url="/dien-hinh/",
                topics=(),
            ),
        ),
        (
            "section",
            "section.html",
            sections.View(
                head=head(SECTIONS[2].title, SECTIONS[2].url),
                section=SECTIONS[2],
                summary="Dân vận, quy chế dân chủ ở cơ sở và việc phục vụ nhân dân.",
                teasers=(*PARTS, *LATEST),
                pagination=sections.Pagination(
                    newer=Link("Tin mới hơn", "/cong-tac-dan-van/"),
                    older=Link("Tin cũ hơn", "/cong-tac-dan-van/trang/3/"),
                    pages=tuple(
                        Link(f"Trang {number}", f"/cong-tac-dan-van/trang/{number}/", number == 4)
                        for number in (5, 4, 3, 1)
                    ),
                ),
                feed=Link("Mục Công tác dân vận", "/cong-tac-dan-van/feed.atom"),
                number=0,
            ),
        ),
        ("article", "article.html", article_view()),
        ("article-plain", "article.html", quiet),
        (
            "day",
            "archive_day.html",
            archives.DayView(
                head=head(
                    "Tin trong ngày: Thứ Bảy, 3/8/2019",
                    "/2019/08/03/",
                    Link("Năm 2019", "/2019/"),
                    Link("tháng 8 năm 2019", "/2019/08/"),
                ),
                day=date(2019, 8, 3),
                teasers=LATEST[2:4],
                previous=Link("2/8/2019", "/2019/08/02/"),
                next=Link("7/8/2019", "/2019/08/07/"),
            ),
        ),
        (
            "month",
            "archive_month.html",
            archives.MonthView(
                head=head("Tin tháng 8 năm 2019", "/2019/08/", Link("Năm 2019", "/2019/")),
                days=tuple(
                    archives.DayGroup(date(2019, 8, day), f"/2019/08/{day:02}/", found)
                    for day, found in (
                        (10, LATEST[:1]),
                        (7, LATEST[1:2]),
                        (3, LATEST[2:4]),
                        (2, LATEST[4:]),
                    )
                ),
                previous=Link("tháng 12 năm 2018", "/2018/12/"),
                next=None,
            ),
        ),
        (
            "year",
            "archive_year.html",
            archives.YearView(
                head=head("Tin năm 2019", "/2019/"),
                year=2019,
                months=tuple(
                    archives.MonthOfYear(
                        month_table(date(2019, month, 1), {3: 1, 12: 2}, steps=False), month * 3
                    )
                    for month in (1, 4, 5, 7, 8)
                ),
                previous=Link("Năm 2018", "/2018/"),
                next=None,
            ),
        ),
        (
            "exemplars",
            "exemplars.html",
            exemplars.ListView(
                head=head("Gương điển hình", "/dien-hinh/"),
                title="Gương điển hình",
                filters=(
                    exemplars.Filter(
                        "Theo loại",
                        (
                            Link("Tất cả", "/dien-hinh/", current=True),
                            Link("Cá nhân", "/dien-hinh/ca-nhan/"),
                            Link("Công trình, phần việc", "/dien-hinh/cong-trinh/"),
                        ),
                    ),
                    exemplars.Filter("Theo năm", (Link("Năm 2018", "/dien-hinh/2018/"),)),
                ),
                groups=(
                    exemplars.Group("Cá nhân", PEOPLE),
                    exemplars.Group("Công trình, phần việc", WORKS),
                ),
            ),
        ),
        (
            "exemplar",
            "exemplar.html",
            exemplars.View(
                head=head(
                    "Hà Thị Loan", "/dien-hinh/ha-thi-loan/", Link("Gương điển hình", "/dien-hinh/")
                ),
                exemplar=exemplars.ExemplarView(
                    title="Hà Thị Loan",
                    form="individual",
                    unit="Trung tâm Công nghệ sinh học Thành phố",
                    year=2018,
                    level="Thành phố",
                    award="Giải thưởng Tôn Đức Thắng lần thứ XVIII",
                    summary="Phó Giám đốc Trung tâm Công nghệ sinh học Thành phố, kiêm Trưởng Phòng Thực "
                    "nghiệm cây trồng.",
                    body="<p>Đồng chí Hà Thị Loan được tôn vinh trong phong trào thi đua năm 2018.</p>",
                    image=picture("chan-dung"),
                    origin="Ban Dân vận Đảng ủy Khối",
                    basis="Thông tin đã được công bố tại: trang cũ của Đảng ủy Khối, năm 2018",
                    date=datetime(2018, 12, 31),
                    tags=TAGS[:1],
                    documents=NOTES[:1],
                    label="HẸN GIỜ",
                    url="/dien-hinh/ha-thi-loan/",
                ),
                previous=Link("Nguyễn Hải Long", "/dien-hinh/nguyen-hai-long/"),
                next=None,
                others=PEOPLE[:3],
            ),
        ),
        (
            "page",
            "page.html",
            static_pages.View(
                head=head("Giới thiệu", "/gioi-thieu/"),
                page=static_pages.PageView(
                    title="Giới thiệu",
                    summary="Trang này đăng gì, cho ai và do ai làm.",
                    body=BODY,
                    contents=(Heading(2, "mot-la", "Một là"), Heading(2, "hai-la", "Hai là")),
                    label="BẢN NHÁP",
                ),
            ),
        ),
        (
            "sitemap",
            "sitemap_page.html",
            site_map.View(
                head=head("Sơ đồ trang", "/so-do/"),
                groups=(
                    site_map.Group("Chuyên mục", SECTIONS),
                    site_map.Group("Các phần khác", ROOMS),
                    site_map.Group("Về trang này", PAGES),
                ),
            ),
        ),
        (
            "404",
            "not_found.html",
            home.NotFoundView(head("Không tìm thấy trang", "/404.html", index=False), LATEST),
        ),
        (
            "tag",
            "tag.html",
            tags.View(
                head=head("Thẻ: Dân vận khéo", "/the/dan-van-kheo/", Link("Các thẻ", "/the/")),
                tag=TAGS[0],
                teasers=PARTS,
                exemplars=PEOPLE[:2],
                pagination=None,
            ),
        ),
        (
            "author",
            "author.html",
            authors.View(
                head=head(f"Tác giả: {SIGNER.title}", SIGNER.url, Link("Tác giả", "/tac-gia/")),
                author=SIGNER,
                count=5,
                teasers=PARTS,
                pagination=None,
            ),
        ),
        (
            "authors",
            "authors.html",
            authors.ListView(head("Tác giả", "/tac-gia/"), (Count(SIGNER, 5),)),
        ),
        (
            "tags",
            "tags.html",
            tags.ListView(
                head=head("Các thẻ", "/the/"),
                tags=tuple(Count(tag, count) for tag, count in zip(TAGS, (1200, 4), strict=True)),
            ),
        ),
        (
            "documents",
            "documents.html",
            documents.ListView(
                head=head("Văn bản được dẫn", "/van-ban/"),
                groups=(
                    documents.Group("Hướng dẫn", ROWS[:1]),
                    documents.Group("Nghị quyết", ROWS[1:]),
                ),
            ),
        ),
        (
            "document",
            "document.html",
            documents.View(
                head=head(
                    "Nghị quyết 54/2017/QH14",
                    "/van-ban/54-2017-qh14/",
                    Link("Văn bản được dẫn", "/van-ban/"),
                ),
                document=documents.DocumentView(
                    number="54/2017/QH14",
                    type="Nghị quyết",
                    title="Về thí điểm cơ chế, chính sách đặc thù phát triển Thành phố Hồ Chí Minh",
                    issuing_body="Quốc hội",
                    issued_on=date(2017, 11, 24),
                    effective_on=date(2018, 1, 15),
                    expires_on=date(2023, 8, 1),
                    replaced_by=Link("98/2023/QH15", "/van-ban/98-2023-qh15/"),
                    amended_by=Link("98/2023/QH15", "/van-ban/98-2023-qh15/"),
                    url="https://example.vn/van-ban",
                    body=BODY,
                    registered=False,
                ),
                citations=tuple(documents.Cited(item, SENTENCE) for item in PARTS[:2]),
            ),
        ),
        (
            "galleries",
            "galleries.html",
            galleries.ListView(head("Hình ảnh hoạt động", "/hinh-anh/"), GALLERIES),
        ),
        (
            "gallery",
            "gallery.html",
            galleries.View(
                head=head(
                    GALLERIES[0].title,
                    "/hinh-anh/hoi-thao/",
                    Link("Hình ảnh hoạt động", "/hinh-anh/"),
                    styles=("gallery.css",),
                    scripts=("gallery.js",),
                ),
                gallery=galleries.GalleryView(
                    title=GALLERIES[0].title,
                    date=datetime(2019, 8, 3),
                    summary="Ba hình vẽ minh họa cho bài về hội thao.",
                    photos=tuple(picture(name) for name in ("hoi-thao", "hoi-nghi", "video")),
                    credit="trang tự vẽ",
                    body=BODY,
                    section=SECTIONS[0],
                    label="BẢN NHÁP",
                ),
                previous=None,
                next=Link(GALLERIES[1].title, GALLERIES[1].url),
            ),
        ),
        ("videos", "videos.html", videos.ListView(head("Video", "/video/"), (VIDEO,))),
        *(
            (
                name,
                "video.html",
                videos.View(
                    head=head(
                        VIDEO.title,
                        "/video/gioi-thieu/",
                        Link("Video", "/video/"),
                        styles=("video.css",),
                        scripts=("video.js",) if youtube else (),
                    ),
                    video=videos.VideoView(
                        title=VIDEO.title,
                        date=datetime(2019, 8, 1),
                        summary=VIDEO.summary,
                        file="" if youtube else "/media/gioi-thieu.mp4",
                        poster=picture("video"),
                        captions="" if youtube else "/media/gioi-thieu.vtt",
                        youtube=youtube,
                        transcript="Đây là cổng thông tin.\n\nMọi trang đọc được khi không có mã kịch bản.",
                        duration="0:48",
                        body="<p>Một phút về cách dùng trang.</p>",
                        label="BẢN NHÁP",
                    ),
                    previous=None,
                    next=None,
                ),
            )
            for name, youtube in (("video", ""), ("video-elsewhere", "dQw4w9WgXcQ"))
        ),
        (
            "topic",
            "topic.html",
            topics.View(
                head=head("Chuyên đề: Dân vận khéo", "/chuyen-de/dan-van-kheo/"),
                topic=topics.TopicView("Dân vận khéo", TAGS[0]),
                parts=(
                    Count(Link("Tin, bài", "#articles"), 5),
                    Count(Link("Số liệu", "#figures"), 1),
                    Count(Link("Gương điển hình", "#exemplars"), 4),
                    Count(Link("Văn bản", "#documents"), 2),
                ),
                articles=PARTS,
                figures=(
                    topics.FigureRow(
                        Link("93 công trình thi đua theo nhóm", f"{PARTS[2].url}#bieu-do:1"),
                        Link(PARTS[2].title, PARTS[2].url),
                    ),
                ),
                exemplars=PEOPLE,
                documents=ROWS,
            ),
        ),
    ]
    return [Page(f"{name}.html", template, view, Furniture()) for name, template, view in views]


def machine_pages() -> list[Page]:
    """Return what machines read: feeds, sitemap, robots.txt."""
    entry = feeds.EntryView(
        title=LEAD_TITLE,
        id="tag:example.vn,2018-12-31:/2018/12/31/dan-van-kheo/",
        url="https://example.vn/2018/12/31/dan-van-kheo/",
        published="2018-12-31T08:30:00+07:00",
        updated="2019-01-04T09:00:00+07:00",
        summary=SUMMARY,
        section=SECTIONS[2].title,
        authors=(Link("Ban Dân vận Đảng ủy Khối", "https://example.vn/tac-gia/ban-dan-van/"),),
        content=BODY,
    )
    nameless = feeds.EntryView(
        title="“A” & <B>",
        id="tag:example.vn,2018-12-30:/2018/12/30/a/",
        url="https://example.vn/2018/12/30/a/",
        published="2018-12-30T00:00:00+07:00",
        updated="2018-12-30T00:00:00+07:00",
        summary=SUMMARY,
        section=SECTIONS[2].title,
        authors=(),
        content=BODY,
    )
    feed = feeds.View(
        feeds.FeedView(
            title=SITE.name,
            id="tag:example.vn,2018-01-01:/feed.atom",
            url="https://example.vn/feed.atom",
            site_url="https://example.vn/",
            author=SITE.name,
            updated="2019-01-04T09:00:00+07:00",
            entries=(entry, nameless),
        )
    )
    return [
        Page("feed.atom", "feed.atom", feed),
        Page("feed.json", "feed.json", feed),
        Page(
            "sitemap.xml",
            "sitemap.xml",
            site_map.XmlView(
                (
                    site_map.Address("https://example.vn/"),
                    site_map.Address("https://example.vn/2018/12/31/dan-van-kheo/", "2019-01-04"),
                )
            ),
        ),
        Page("robots.txt", "robots.txt", site_map.RobotsView("https://example.vn/sitemap.xml")),
    ]
