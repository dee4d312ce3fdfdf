"""A topic's page gathers what carries its tag: articles, their charts, exemplars, documents cited."""

from newsroom.text.slug import slugify
from tests.sites import SITE, Built, Site, article, source

CHART = """\
Theo Hướng dẫn 22-HD/ĐUK ngày 30/7/2018.

```bieu-do
tiêu đề: Số công trình theo nhóm

nhóm, Số công trình
Xây dựng Đảng, 15
Cải cách, 28
```
"""
PROFILE = {
    "date": "2019-04-01",
    "kind": "individual",
    "unit": "Sở Thử nghiệm",
    "year": 2018,
    "level": "Cấp Khối",
    "summary": "Cán bộ.",
    "basis": {"published_in": "Bài tổng kết"},
}
FILES = {
    "site.yaml": SITE + 'topics: ["Dân vận khéo"]\n',
    "articles/2019/05/trong.md": article(CHART, title="Bài trong", tags=["Dân vận khéo"]),
    "articles/2019/05/ngoai.md": article(
        CHART.replace("22-HD/ĐUK", "9-HD/ĐUK"), title="Bài ngoài", tags=["Riêng"]
    ),
    "exemplars/trong.md": source("Chữ.", title="Trần Thị Trong", tags=["Dân vận khéo"], **PROFILE),
    "exemplars/ngoai.md": source("Chữ.", title="Lê Thị Ngoài", tags=["Riêng"], **PROFILE),
}
ADDRESS = "/chuyen-de/dan-van-kheo/"
PARTS = ["#articles", "#figures", "#exemplars", "#documents"]


def links(built: Built, selector: str) -> list[str]:
    return [node.attributes["href"] or "" for node in built.page(ADDRESS).css(selector)]


def test_a_topic_gathers_what_carries_its_tag_and_nothing_else(site: Site) -> None:
    built = site.write(FILES).build()
    assert built.status == 0, built.told
    assert links(built, "main nav a") == PARTS
    assert links(built, "#articles .teaser__link") == ["/2019/05/06/trong/"]
    assert links(built, "#figures .figure-list__link") == ["/2019/05/06/trong/#bieu-do:1"]
    assert links(built, "#exemplars .teaser__link") == ["/dien-hinh/trong/"]
    assert links(built, "#documents .document-list__link") == ["/van-ban/22-hd-duk-2018/"]


def test_what_a_topic_lacks_has_no_heading(site: Site) -> None:
    built = site.write({k: v for k, v in FILES.items() if k != "exemplars/trong.md"}).build()
    assert links(built, "main nav a") == [part for part in PARTS if part != "#exemplars"]
    assert built.page(ADDRESS).css_first("#exemplars") is None


def test_a_topic_without_an_article_has_no_page(site: Site) -> None:
    built = site.write(
        {k: v for k, v in FILES.items() if "articles/2019/05/trong" not in k}
    ).build()
    assert built.status == 0, built.told
    assert ADDRESS.encode() not in b"".join(built.tree.values())


def test_the_topic_of_the_portal_is_whole(real_site: Built) -> None:
    """On the real content: everything tagged is there once, every chart leads to a chart."""
    page = real_site.page(ADDRESS)
    shown = links(real_site, "#articles .teaser__link")
    assert len(shown) == len({*shown}) >= 11
    assert len(links(real_site, "#exemplars .teaser__link")) == 11
    assert {*links(real_site, "#documents .document-list__link")} >= {
        "/van-ban/22-hd-duk-2018/",
        "/van-ban/54-2017-qh14/",
    }
    charts = page.css("#figures .figure-list__link")
    assert len(charts) >= 5
    for chart in charts:
        address, _, anchor = (chart.attributes["href"] or "").partition("#")
        assert address in shown
        title = real_site.page(address).css_first(f'figure [id="{anchor}"]')
        assert title.text() == chart.text(), (address, anchor)
    for row in page.css("main nav .counts__row"):
        part = row.css_first("a").attributes["href"]
        listed = page.css(f"{part} .teaser__title, {part} li > a")
        assert row.css_first(".counts__number").text() == str(len(listed)), part
    home = [node.attributes["href"] for node in real_site.page("/").css("main a")]
    assert f"/chuyen-de/{slugify('Dân vận khéo')}/" in home
