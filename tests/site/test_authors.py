"""Those who sign have pages of their own."""

from tests.sites import Site, article, many, source


def test_a_byline_leads_to_all_that_its_author_wrote(site: Site) -> None:
    files = {
        "articles/2019/05/a.md": article(
            title="Bài một", authors=["Ban Dân vận", "Lê Bình"], date="2019-05-01"
        ),
        "articles/2019/05/b.md": article(title="Bài hai", authors=["Lê Bình"], date="2019-05-02"),
        "articles/2019/05/c.md": article(title="Không ai ký"),
    }
    built = site.write(files).build()
    assert built.status == 0, built.told
    links = built.page("/2019/05/01/a/").css(".article__author")
    assert [(link.text(), link.attributes["href"]) for link in links] == [
        ("Ban Dân vận", "/tac-gia/ban-dan-van/"),
        ("Lê Bình", "/tac-gia/le-binh/"),
    ]
    page = built.page("/tac-gia/le-binh/")
    assert page.css_first("h1").text() == "Tác giả: Lê Bình"
    assert [node.text() for node in page.css("main .teaser__link")] == ["Bài hai", "Bài một"]
    names = [node.text() for node in built.page("/tac-gia/").css(".counts a")]
    assert names == ["Ban Dân vận", "Lê Bình"]
    assert "/tac-gia/" in [node.attributes["href"] for node in built.page("/so-do/").css("main a")]
    assert not built.page("/2019/05/06/c/").css(".article__author")


def test_where_nobody_signs_there_is_no_such_page(site: Site) -> None:
    built = site.write({"articles/2019/05/a.md": article()}).build()
    assert not [path for path in built.templates if path.startswith("tac-gia")]
    assert b"tac-gia" not in b"".join(built.tree.values())


def test_many_articles_of_one_author_have_leaves(site: Site) -> None:
    built = site.write(many(12, authors=["Lê Bình"])).build()
    leaves = [path for path in built.templates if path.startswith("tac-gia/le-binh/")]
    assert leaves == ["tac-gia/le-binh/trang/1/index.html", "tac-gia/le-binh/index.html"]
    text = built.page("/tac-gia/le-binh/").css_first("main").text()
    assert "12\xa0tin, bài" in text


def test_two_spellings_share_one_page_and_no_article_stands_there_twice(site: Site) -> None:
    files = {
        "articles/2019/05/a.md": article(
            title="Bài một", authors=["Lê Bình", "lê bình"], tags=["Thi đua", "thi đua"]
        )
    }
    built = site.write(files).build()
    assert built.status == 0, built.told
    for address in ("/tac-gia/le-binh/", "/the/thi-dua/"):
        assert len(built.page(address).css("main .teaser__link")) == 1
    assert len(built.page("/so-do/").css('main a[href="/the/thi-dua/"]')) == 1


def test_a_name_without_a_letter_cannot_have_a_page(site: Site) -> None:
    files = {"articles/2019/05/a.md": article(authors=["***"], tags=["…"])}
    built = site.write(files).build()
    assert built.rules == [("articles/2019/05/a.md", "name-form")] * 2
    assert built.status == 1


def test_the_first_segment_is_taken(site: Site) -> None:
    files = {
        "articles/2019/05/a.md": article(),
        "pages/tac-gia.md": source("Chữ.", title="Tác giả"),
    }
    assert site.write(files).build().rules == [("pages/tac-gia.md", "address-reserved")]


def test_an_exemplar_stands_on_the_pages_of_its_tags(site: Site) -> None:
    profile = source(
        "Chữ.",
        title="Trần Thị Mẫu",
        date="2019-04-01",
        kind="individual",
        unit="Sở Thử nghiệm",
        year=2018,
        level="Cấp Khối",
        summary="Cán bộ.",
        basis={"published_in": "Bài tổng kết"},
        tags=["Dân vận khéo", "Riêng"],
    )
    files = {
        "articles/2019/05/a.md": article(tags=["Dân vận khéo"]),
        "exemplars/mau.md": profile,
    }
    built = site.write(files).build()
    assert built.status == 0, built.told
    for address in ("/the/dan-van-kheo/", "/the/rieng/"):
        links = [node.attributes["href"] for node in built.page(address).css("main .teaser__link")]
        assert links[-1] == "/dien-hinh/mau/"
    tags = built.page("/dien-hinh/mau/").css(".tag-list__tag")
    assert [tag.attributes["href"] for tag in tags] == ["/the/dan-van-kheo/", "/the/rieng/"]
