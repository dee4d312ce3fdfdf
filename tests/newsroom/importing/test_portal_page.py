from datetime import datetime

import pytest

from newsroom import reading
from newsroom.importing import filing, portal_page
from newsroom.importing.manuscript import ImportFault
from tests.newsroom.importing.word_files import picture

NOW = datetime(2026, 11, 23, 8, 30)
SECTIONS = {"thong-tin-ly-luan": "Thông tin lý luận", "xay-dung-dang": "Xây dựng Đảng"}

#: A page of the shape of the old portal: layout tables in tables, unclosed tags, lists of other
#: news with dates of their own, a calendar. The words are ours.
PAGE = """<html><head><title>Trang thông tin điện tử</title><meta charset=utf-8></head><body>
<!-- saved from url=(0031)http://portal.example/tin/chi-tiet.aspx -->
<table width=1000 align=center><tr><td colspan=3><img src="trang_files/banner.jpg">
<ul><li><a href=/>Trang chủ</a><li><a href=/gt>Giới thiệu chung về cơ quan chúng tôi</a></ul>
<tr valign=top><td width=200><table><tr><td><a href=#>Tin tức sự kiện trong tuần</a></table>
<td width=600><table><tr><td><img src=icon.gif>Thông tin lý luận Thông tin lý luận
<tr><td class=tt>Một năm thực hiện phong trào thi đua ở cơ sở</td></tr>
<tr><td><div align=justify>
<p class=MsoNormal><span style='font-size:12pt'>Đảng bộ có 72 cơ sở đảng, trong đó 50 đảng bộ và
22 chi bộ cơ sở. Số đảng viên là 8.023 người.</span></p><p>&nbsp;</p>
<p><b>Một là, tăng cường lãnh đạo phong trào thi đua:</b></p>
<p>Trong năm, Ban Thường vụ đã bám sát hướng dẫn của cấp trên và ban hành chương trình công tác.
<table align=center><tr><td><img src="trang_files/h%E1%BB%99i.png" alt="DSC001"><tr><td>Toàn cảnh
hội nghị</table>
<p>- Lãnh đạo Hội Cựu chiến binh thực hiện tốt phong trào gương mẫu.
<p>- Lãnh đạo Đoàn Thanh niên đổi mới việc triển khai phong trào.
<p><font face=".VnTime">§¶ng ñy Khèi D©n - ChÝnh - §¶ng</font> đã tổng kết.</p>
<p>Xem <a href="chi-tiet.aspx?id=5">bài trước</a>.</p>
<p align=right><b>Ban Dân vận Đảng ủy</b></p></div></td></tr>
<tr><td><b>CÁC TIN BÀI KHÁC:</b><ul><li><a href=x>Tin khác</a> (10/8/2019)</ul></table>
<td width=200><table><tr><td>Xem tin theo ngày<tr><td>Ngày <input name=d></table>
<div>Tin nổi bật</div><div>Đảng bộ Sở học tập nghị quyết (2/8/2019)</div>
</td></tr></table></body></html>"""

BODY = """Đảng bộ có 72 cơ sở đảng, trong đó 50 đảng bộ và 22 chi bộ cơ sở. Số đảng viên là 8.023 người.

## Một là, tăng cường lãnh đạo phong trào thi đua:

Trong năm, Ban Thường vụ đã bám sát hướng dẫn của cấp trên và ban hành chương trình công tác.

![](/media/2018/mot-nam-1.png "Toàn cảnh hội nghị")

- Lãnh đạo Hội Cựu chiến binh thực hiện tốt phong trào gương mẫu.
- Lãnh đạo Đoàn Thanh niên đổi mới việc triển khai phong trào.

Đảng ủy Khối Dân - Chính - Đảng đã tổng kết.

Xem bài trước."""


def saved(folder, page=PAGE):
    (folder / "trang_files").mkdir(parents=True)
    (folder / "trang_files/hội.png").write_bytes(picture().getvalue())
    file = folder / "trang.html"
    file.write_text(page, encoding="utf-8")
    return file


def brought_in(tmp_path, page=PAGE, **given):
    return filing.bring_in(
        saved(tmp_path / "in", page), tmp_path / "content", now=NOW, given=given, sections=SECTIONS
    )


def test_a_page_of_the_old_portal(tmp_path):
    result = brought_in(tmp_path, date="2018-12-31", slug="mot-nam")
    source = result.path.relative_to(tmp_path / "content").as_posix()
    read = reading.read(result.path.read_bytes(), source, {"footnote": "a", "table": "b"})
    assert not [finding for finding in read.findings if finding.level == "error"]
    assert read.record.title == "Một năm thực hiện phong trào thi đua ở cơ sở"
    assert read.record.category == "Thông tin lý luận"
    assert read.record.authors == ("Ban Dân vận Đảng ủy",)
    assert read.record.origin.endswith("http://portal.example/tin/chi-tiet.aspx")
    assert result.path.read_text("utf-8").partition("\n---\n")[2].strip() == BODY
    assert [path.name for path in result.pictures] == ["mot-nam-1.png"]
    assert {finding.rule.removeprefix("import-") for finding in result.doubts} == {
        "title", "summary", "author", "heading-bold", "list-typed", "picture-alt", "legacy-font",
        "links-lost",
    }  # fmt: skip


def test_the_date_of_another_article_is_never_taken(tmp_path):
    result = brought_in(tmp_path)
    assert "date: 2026-11-23" in result.path.read_text("utf-8")
    assert any(finding.rule == "import-date" for finding in result.doubts)


def test_the_date_above_the_article_is(tmp_path):
    page = PAGE.replace(
        "<tr><td><div align=justify>", "<tr><td>Ngày đăng: 5/8/2018 14:05<tr><td><div>"
    )
    assert "date: 2018-08-05 14:05" in brought_in(tmp_path, page).path.read_text("utf-8")


def test_an_unknown_page_is_read_by_its_marks_and_told():
    page = """<nav>Menu</nav><article><h1>Tên bài viết</h1><time datetime="2018-07-05">5/7</time>
    <p class=sapo>Tóm tắt ngắn gọn.</p><p>%s</p></article><footer>Chân trang</footer>"""
    text = "Câu này dài vừa đủ để người đọc thấy đây là một bài viết thật sự, không phải quảng cáo."
    manuscript = portal_page.read((page % text).encode())
    assert (manuscript.title, manuscript.date) == ("Tên bài viết", "2018-07-05")
    assert manuscript.summary == "Tóm tắt ngắn gọn."
    assert manuscript.body.text() == text
    assert [item.rule for item in manuscript.doubts][:1] == ["import-portal"]


def test_a_column_that_stands_before_the_article_does_not_cut_it_off():
    article = "<p>Đoạn văn của bài viết này đủ dài, đứng sau một cột lịch ở bên trái trang.</p>" * 4
    page = (
        f"<div>Xem tin theo ngày</div><div><p>x</p>{article}</div><b>CÁC TIN BÀI KHÁC</b><p>y</p>"
    )
    manuscript = portal_page.read(page.encode())
    assert "đủ dài" in manuscript.body.text()
    assert not manuscript.body.text().endswith("y")


@pytest.mark.parametrize(
    "src", ["../x.png", "/etc/passwd", "file:///x.png", "http://x.invalid/a.png"]
)
def test_pictures_elsewhere_are_told_and_not_opened(tmp_path, src):
    (tmp_path / "x.png").write_bytes(picture().getvalue())
    page = PAGE.replace("trang_files/h%E1%BB%99i.png", src)
    result = brought_in(tmp_path, page)
    assert result.pictures == ()
    assert any(finding.rule == "import-picture" for finding in result.doubts)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    file = saved(tmp_path / "in")
    (tmp_path / "secret.png").write_bytes(picture().getvalue())
    inside = tmp_path / "in/trang_files/hội.png"
    inside.unlink()
    inside.symlink_to(tmp_path / "secret.png")
    assert not portal_page.read(file.read_bytes(), file.parent).pictures


def test_a_declared_encoding_is_read_and_an_undeclared_one_refused():
    text = "<p>\xc9l\xe8ve " + "d'une page assez longue pour \xeatre un article de journal. " * 3
    declared = '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">' + text
    assert portal_page.read(declared.encode("cp1252")).body.text().startswith("Élève")
    with pytest.raises(ImportFault, match="bảng mã"):
        portal_page.read(text.encode("cp1252"))


def test_a_page_without_an_article_is_refused():
    with pytest.raises(ImportFault, match="không có đoạn văn"):
        portal_page.read(b"<ul><li><a href=/>a</a></ul>")


@pytest.mark.parametrize("name", ["a.docm", "a.doc", "a.odt", "a.mht", "a.pdf", "a"])
def test_other_files_are_refused_with_advice(tmp_path, name):
    file = tmp_path / name
    file.write_bytes(b"x")
    with pytest.raises(ImportFault):
        filing.bring_in(file, tmp_path, now=NOW, given={}, sections={})
