"""What an article's page has for readers beside the text."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser

from tests.sites import SITE, Built, Site, article

#: Tables of up to four columns that have to be scrolled sideways.
WIDE_TABLES = """[...document.querySelectorAll(".table-scroll")]
  .filter((box) => box.scrollWidth > box.clientWidth && box.querySelector("tr").cells.length <= 4)
  .map((box) => box.innerText.slice(0, 60))"""


def report_links(built: Built) -> list[str]:
    links = built.page("/2019/05/06/a/").css("a[href^='mailto:']")
    return [link.attributes["href"] or "" for link in links if "Báo lỗi bài viết" in link.text()]


def build(site: Site, more: str) -> Built:
    title = "Hội thao & “hội thi”: 50 % = một nửa?"
    files = {"site.yaml": SITE + more, "articles/2019/05/a.md": article(title=title)}
    built = site.write(files).build()
    assert built.status == 0, built.told
    return built


def test_a_fault_is_reported_to_the_address_that_the_site_has_given(site: Site) -> None:
    built = build(site, 'url: "https://vi-du.vn/bao"\nreport_email: "bao-loi@vi-du.vn"\n')
    (link,) = report_links(built)
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "bao-loi@vi-du.vn")
    # As a mail program reads it: a sign of the title that it took for its own would cut the words.
    assert parse_qs(parts.query, strict_parsing=True) == {
        "subject": ["Báo lỗi bài viết: Hội thao & “hội thi”: 50 % = một nửa?"],
        "body": ["https://vi-du.vn/bao/2019/05/06/a/"],
    }
    assert "+" not in parts.query, "a mail program leaves a plus where it is"


def test_the_address_of_the_house_serves_where_there_is_none_for_faults(site: Site) -> None:
    (link,) = report_links(build(site, 'email: "van-phong@vi-du.vn"\n'))
    assert link.startswith("mailto:van-phong@vi-du.vn?subject=")


def test_without_an_address_nothing_offers_to_report(site: Site) -> None:
    built = build(site, "")
    assert report_links(built) == []
    assert b"mailto:" not in b"".join(built.tree.values())


@pytest.mark.deep
def test_tables_of_few_columns_fit_the_narrowest_phone(
    browser: Browser, real_site: Built, real_origin: str
) -> None:
    wide = {}
    page = browser.new_page(viewport={"width": 320, "height": 640})
    for path, template in real_site.templates.items():
        if template == "article.html" and "<table" in real_site.text(path):
            page.goto(f"{real_origin}/{path.removesuffix('index.html')}")
            wide[path] = page.evaluate(WIDE_TABLES)
    page.close()
    assert len(wide) >= 8
    assert {path: found for path, found in wide.items() if found} == {}
