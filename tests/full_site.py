"""One tiny site that has every kind of page: two dozen articles and one of each other thing."""

from tests.sites import SITE, article, many, picture, source

BODY = """\
Theo Hướng dẫn 22-HD/ĐUK ngày 30/7/2018 của Đảng ủy Khối, các cơ sở đã làm xong việc[^1].

## Việc đã làm

Xem [bài trước]({filename}/articles/2019/05/bai-001.md) và [chuyên mục](/tin-tuc/).

![Hàng cây trước trụ sở](/media/cay.jpg "Cây xanh.")

| Tổ chức | Số cơ sở |
|---|--:|
| Đảng bộ | 72 |

### Kết quả

```bieu-do
tiêu đề: Số công trình theo nhóm

nhóm, Số công trình
Xây dựng Đảng, 15
Cải cách, 28
```

## Việc còn lại

- Một việc.
- Hai việc.

[^1]: Báo cáo năm 2018.
"""
LEAD = article(
    BODY,
    title="Bài dài có đủ thứ",
    date="2019-05-09 08:30",
    modified="2019-05-10",
    tags=["Dân vận khéo", "Thi đua"],
    authors=["Ban biên tập"],
    highlight=True,
    highlight_until="2019-12-31",
    image="/media/cay.jpg",
    image_alt="Hàng cây",
    image_caption="Ảnh minh họa.",
    source="Theo báo cáo năm 2018.",
    corrections=[{"date": "2019-05-11", "note": "Sửa một con số."}],
)
EXEMPLAR = source(
    "Chị làm việc dân vận theo Hướng dẫn 22-HD/ĐUK.",
    title="Trần Thị Mẫu",
    date="2019-04-01",
    kind="individual",
    unit="Sở Thử nghiệm",
    year=2018,
    level="Cấp Khối",
    award="Bằng khen",
    summary="Cán bộ dân vận.",
    basis={"published_in": "Bài tổng kết năm 2018"},
    tags=["Dân vận khéo"],
    image="/media/cay.jpg",
    image_alt="Hàng cây",
)
FILES: dict[str, str | bytes | None] = {
    "site.yaml": SITE.replace("social_cards: false", "social_cards: true").replace(
        "search: false", "search: true"
    )
    + 'topics: ["Dân vận khéo"]\nreport_email: "bao-loi@vi-du.vn"\n',
    **many(24, tags=["Thi đua"]),
    "articles/2019/05/dai.md": LEAD,
    "exemplars/mau.md": EXEMPLAR,
    "exemplars/cong-trinh.md": EXEMPLAR.replace("Trần Thị Mẫu", "Một cửa").replace(
        '"individual"', '"project"'
    ),
    "pages/gioi-thieu.md": source(
        "Chữ.\n\n## A\n\n## B\n\n## C", title="Giới thiệu", summary="Về trang."
    ),
    "galleries/cay.md": source(
        "",
        title="Cây xanh",
        date="2019-05-01",
        summary="Bộ ảnh.",
        photos=[
            {
                "file": "/media/cay.jpg",
                "alt": "Hàng cây",
                "caption": "Cây.",
                "credit": "Ban biên tập",
            },
            {"file": "/media/hoa.jpg", "alt": "Vườn hoa"},
        ],
    ),
    "videos/phim.md": source(
        "Lời dẫn.",
        title="Phim của trang",
        date="2019-05-02",
        file="/media/phim.mp4",
        poster="/media/cay.jpg",
        captions="/media/phim.vtt",
        duration="0:17",
        transcript="Lời phim.",
    ),
    "videos/noi-khac.md": source(
        "", title="Phim nơi khác", date="2019-05-01", youtube="abcdefghijk", poster="/media/cay.jpg"
    ),
    "documents/22-hd-duk-2018.md": source(
        "",
        number="22-HD/ĐUK",
        type="Hướng dẫn",
        issuing_body="Đảng ủy Khối",
        issued_on="2018-07-30",
        title="Về công tác dân vận",
    ),
    "media/cay.jpg": picture(1, 1600, 1000),
    "media/hoa.jpg": picture(2, 900, 1200),
    "media/phim.mp4": b"\x00\x00\x00\x18ftypmp42",
    "media/phim.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nXin chào\n",
}


def with_url(url: str) -> dict[str, str | bytes | None]:
    """Return the same site with a public address."""
    site = str(FILES["site.yaml"]).replace("sections:", f'url: "{url}"\nsections:', 1)
    return {**FILES, "site.yaml": site}
