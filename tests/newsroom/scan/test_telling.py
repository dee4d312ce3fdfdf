"""From a hit in the output to the line of the source."""

from pathlib import Path

import pytest

from newsroom.scan import Hit, Origin, tell

PAGE = "2019/05/06/a/index.html"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n\nÔng An, CCCD 079080001234.\n", "utf-8")
    (tmp_path / "b.md").write_text(
        "Gọi 0903 123 456.\n\n<!-- bỏ-qua: identity-number — luật buộc nêu -->\nCCCD 079080009999\n",
        "utf-8",
    )
    (tmp_path / "site.yaml").write_text('phone: "0912 345 678"\n', "utf-8")
    return tmp_path


def told(content: Path, *hits: Hit) -> list[tuple[str, int, int]]:
    origins = {
        PAGE: Origin("article.html", ("a.md",)),
        "index.html": Origin("home.html", ("a.md", "b.md")),
        "video/x/index.html": Origin("video.html"),
    }
    findings = tell(hits, origins, content, ["a.md", "b.md", "site.yaml"])
    for finding in findings:
        assert finding.level == "error"
        assert finding.fix
    return [(finding.file, finding.line, finding.column) for finding in findings]


def test_the_line_of_the_source_is_found(content: Path) -> None:
    hit = Hit(PAGE, "identity-number", "CCCD 079080001234")
    assert told(content, hit) == [("a.md", 5, 9)]


def test_the_same_text_on_several_pages_is_told_once(content: Path) -> None:
    hits = [Hit(path, "identity-number", "CCCD 079080001234") for path in (PAGE, "index.html")]
    assert len(told(content, *hits)) == 1


def test_what_no_source_says_is_told_at_the_page_or_its_template(content: Path) -> None:
    assert told(content, Hit(PAGE, "active-content", "<iframe>")) == [("a.md", 1, 1)]
    assert told(content, Hit("video/x/index.html", "active-content", "<iframe>")) == [
        ("../theme/templates/video.html", 1, 1)
    ]
    assert told(content, Hit("partials/menu.html", "active-content", "<iframe>")) == [
        ("site.yaml", 1, 1)
    ]


def test_every_place_of_a_name_is_told(content: Path) -> None:
    text = "---\ntitle: Bà Mẫu\n---\n\nBà Mẫu nói. BÀ MẪU đi.\n\nBà Mẫu Đơn về.\n"
    (content / "a.md").write_text(text, "utf-8")
    hits = [Hit(path, "withdrawn-name", "Bà Mẫu") for path in (PAGE, "index.html")]
    findings = tell(hits, {}, content, ["a.md", "b.md"], ["Bà Mẫu"])
    assert [(item.file, item.line, item.column) for item in findings] == [
        ("a.md", 2, 8), ("a.md", 5, 1), ("a.md", 5, 13),
    ]  # fmt: skip
    assert "“BÀ MẪU”" in findings[2].message


def test_a_name_that_no_source_holds_is_told_at_its_page(content: Path) -> None:
    (finding,) = tell(
        [Hit("x.html", "withdrawn-name", "Bà Khác")], {}, content, ["a.md"], ["Bà Khác"]
    )
    assert (finding.file, finding.line) == ("site.yaml", 1)


def test_a_contact_is_told_only_where_nobody_wrote_it(content: Path) -> None:
    assert told(content, Hit(PAGE, "private-contact", "0903 123 456")) == []
    assert told(content, Hit(PAGE, "private-contact", "0912 345 678")) == []
    assert told(content, Hit(PAGE, "private-contact", "0999 999 999")) == [("a.md", 1, 1)]


def test_a_silenced_number_stands(content: Path) -> None:
    assert told(content, Hit("index.html", "identity-number", "CCCD 079080009999")) == []
