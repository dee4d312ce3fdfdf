"""What is not published leaves no byte in the output: drafts, withdrawn items, their pictures."""

from zlib import crc32

import pytest

from newsroom.search.postings import decode_shard, locate
from tests.sites import SITE, Site, article, picture, source, tree

NAME = "Nguyễn Thị Kín"
TRACES = (NAME, "nguyen-thi-kin", "Thẻ kín", "the-kin")
SECRET = {
    "articles/2019/05/nguyen-thi-kin.md": article(
        f"{NAME} nói. ![{NAME}](/media/nguyen-thi-kin.jpg)",
        title=NAME,
        summary=NAME,
        tags=["Thẻ kín"],
    ),
    "media/nguyen-thi-kin.jpg": picture(7),
}
SHOWN = {
    "articles/2019/05/a.md": article("Xem [bài kia]({filename}nguyen-thi-kin.md) nhé."),
    "articles/2019/05/b.md": article(title="Bài khác", date="2019-05-07"),
}


def test_a_link_by_address_leads_there(site: Site) -> None:
    body = '[Mục](/tin-tuc/) và [bài]({filename}b.md#muc "Tựa")'
    files = {"articles/2019/05/a.md": article(body), "articles/2019/05/b.md": article("## Mục")}
    page = site.write(files).build().page("/2019/05/06/a/")
    links = [link.attributes["href"] for link in page.css(".prose a")]
    assert links == ["/tin-tuc/", "/2019/05/06/b/#muc"]


def bytes_of(site: Site) -> bytes:
    return b"\n".join(name.encode() + data for name, data in tree(site.root / "output").items())


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_an_unpublished_article_leaves_no_byte(site: Site, status: str) -> None:
    files = {**SHOWN, **SECRET}
    name = "articles/2019/05/nguyen-thi-kin.md"
    files[name] = str(files[name]).replace("tags:", f"status: {status}\ntags:")
    if status == "withdrawn":  # a link to it would be dead, and is told
        del files["articles/2019/05/a.md"]
    built = site.write(files).build()
    assert built.status == 0, built.told
    assert not [word for word in TRACES if word.encode() in bytes_of(site)]
    assert not [name for name in built.tree if name.startswith("anh/")]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("status: published", True),
        ("status: draft", False),
        ("status: withdrawn", False),
        ("date: 2020-01-02", False),
    ],
)
def test_search_finds_what_is_published_only(site: Site, line: str, found: bool) -> None:
    name = "articles/2019/05/nguyen-thi-kin.md"
    day = '"2019-05-06"'
    other, source = SHOWN["articles/2019/05/b.md"], str(SECRET[name])
    assert f"date: {day}" in source
    if line.startswith("date"):
        source = source.replace(f"date: {day}", line)
    else:
        source = source.replace("tags:", f"{line}\ntags:")
    settings = SITE.replace("search: false", "search: true")
    files = {**SECRET, name: source, "articles/2019/05/b.md": other, "site.yaml": settings}
    site.write(files).build()
    shards = sorted((site.root / "output/tim-kiem/i").iterdir())
    for key in (b"thi kin", b"kin"):
        shard, fingerprint = locate(crc32(key), len(shards))
        path = site.root / f"output/tim-kiem/i/{shard:x}.bin"
        assert (fingerprint in decode_shard(path.read_bytes())) == found
    told = [path.read_text("utf-8") for path in (site.root / "output/tim-kiem").rglob("*.json")]
    assert (NAME in " ".join(told).replace("\u00a0", " ")) == found


def test_a_link_to_a_draft_keeps_its_words_only(site: Site) -> None:
    files = {**SHOWN, **SECRET}
    name = "articles/2019/05/nguyen-thi-kin.md"
    files[name] = str(files[name]).replace("tags:", "status: draft\ntags:")
    page = site.write(files).build().page("/2019/05/06/a/")
    assert "Xem bài kia nhé." in page.css_first(".prose").text()
    assert not page.css(".prose a[href]")


def test_withdrawing_removes_page_picture_and_every_mention(site: Site) -> None:
    files = {"articles/2019/05/b.md": SHOWN["articles/2019/05/b.md"], **SECRET}
    site.write(files).build()
    assert NAME.encode() in bytes_of(site)
    assert [name for name in tree(site.root / "output") if name.startswith("anh/")]
    name = "articles/2019/05/nguyen-thi-kin.md"
    site.write({name: str(files[name]).replace("tags:", "status: withdrawn\ntags:")}).build()
    assert not [word for word in TRACES if word.encode() in bytes_of(site)]
    assert not (site.root / "output/2019/05/06").exists()


def test_a_withdrawn_profile_leaves_no_byte_of_the_name(site: Site) -> None:
    profile = source(
        "Chị là tấm gương.",
        title=NAME,
        date="2019-05-06",
        kind="individual",
        unit="Đơn vị",
        year=2018,
        level="Cấp Khối",
        summary=f"{NAME} làm tốt.",
        basis={"published_in": "Báo"},
        status="withdrawn",
    ).replace('"2018"', "2018")
    name = "articles/2019/05/b.md"
    files = {name: SHOWN[name], "exemplars/nguyen-thi-kin.md": profile}
    shown = {**files, "exemplars/nguyen-thi-kin.md": profile.replace("withdrawn", "published")}
    site.write(shown).build()
    assert NAME.encode() in bytes_of(site)
    built = site.write(files).build()
    assert built.status == 0, built.told
    assert NAME.encode() not in bytes_of(site)
    assert b"dien-hinh" not in bytes_of(site)


def test_a_preview_shows_drafts_and_scheduled_items_marked(site: Site) -> None:
    files = {
        **SHOWN,
        "articles/2019/05/nguyen-thi-kin.md": article(status="draft", title="Bài nháp của tôi"),
        "articles/2030/01/mai.md": article(date="2030-01-01", title="Bài mai sau"),
    }
    site.write(files)
    shown = site.build(preview=True, output="preview")
    assert "BẢN NHÁP" in shown.page("/2019/05/06/nguyen-thi-kin/").body.text().upper()
    assert "HẸN GIỜ" in shown.page("/2030/01/01/mai/").body.text().upper()
    assert "BẢN NHÁP" not in shown.page("/2019/05/07/b/").css_first("h1").text().upper()
    public = site.build()
    assert not [name for name in public.tree if "-kin/" in name or name.startswith("2030")]
    assert b"B\xe1\xba\xa3n nh\xc3\xa1p" not in bytes_of(site)


def test_faults_of_a_draft_are_warnings_unless_they_concern_safety(site: Site) -> None:
    site.write(
        {
            **SHOWN,
            "articles/2019/05/nguyen-thi-kin.md": article(
                "![](/media/a.jpg)", status="draft", summary=None
            ),
            "media/a.jpg": picture(),
        }
    )
    gentle = site.build()
    assert gentle.status == 0
    assert {(item.rule, item.level) for item in gentle.findings} == {
        ("field-missing", "warning"),
        ("alt-missing", "warning"),
    }
    site.write(
        {"articles/2019/05/nguyen-thi-kin.md": article("<script>x</script>", status="draft")}
    )
    assert site.build().status == 1
