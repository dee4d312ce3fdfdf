"""The page of a document: what the register says of it, in its own words too, and who cites it."""

from tests.sites import Site, article, source


def test_the_text_of_a_registered_document_is_printed_with_its_links(site: Site) -> None:
    files = {
        "articles/2019/05/a.md": article("Theo Hướng dẫn 22-HD/ĐUK ngày 30/7/2018, đã làm xong."),
        "documents/22-hd-duk-2018.md": source(
            "Nguồn không chép nguyên văn. Xem [bài này]({filename}/articles/2019/05/a.md).",
            number="22-HD/ĐUK",
            type="Hướng dẫn",
            issuing_body="Đảng ủy Khối",
            issued_on="2018-07-30",
            title="Về dân vận",
        ),
    }
    built = site.write(files).build()
    assert built.status == 0, built.told
    page = built.page("/van-ban/22-hd-duk-2018/")
    said = page.css_first(".article > .prose")
    assert said.text(strip=True).startswith("Nguồn không chép nguyên văn.")
    assert said.css_first("a").attributes["href"] == "/2019/05/06/a/"
    assert [node.attributes["href"] for node in page.css("main .teaser__link")] == [
        "/2019/05/06/a/"
    ]
    # The link follows its target, though no byte of the document's own source has changed.
    files["articles/2019/05/a.md"] = article("Theo Hướng dẫn 22-HD/ĐUK.", slug="ten-khac")
    site.write(files).build()
    said = built.page("/van-ban/22-hd-duk-2018/").css_first(".article > .prose")
    assert said.css_first("a").attributes["href"] == "/2019/05/06/ten-khac/"


def test_a_document_of_the_texts_alone_says_so(site: Site) -> None:
    built = site.write({"articles/2019/05/a.md": article("Theo Chỉ thị 28-CT/TW.")}).build()
    page = built.page("/van-ban/28-ct-tw/")
    assert page.css_first(".article > .prose") is None
    assert "chưa có trong danh mục" in page.css_first("main").text()
