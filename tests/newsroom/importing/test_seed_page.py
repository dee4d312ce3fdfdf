"""The page that the project began with, in small: from the old portal or from Word into the checker.

The slips are those of the old page; each finding is one that an editor would agree with.
"""

import pytest

from newsroom import checking
from newsroom.importing import filing
from plugins.portal import Portal
from tests.newsroom.importing import word_files
from tests.newsroom.importing.office_papers import typed
from tests.newsroom.importing.test_word import NOW
from tests.sites import Site

SECTION = "Tin tức"
TITLE = "Thực hiện tốt phong trào thi đua “Dân vận khéo” năm 2018"
FIRST = (
    "Đảng bộ Khối hiện có 72 cơ sở đảng gồm 50 đảng bộ và 22 chi bộ cơ sở. Số đảng viên là 8.023"
    " trong tổng số 20.466 cán bộ, công chức, viên chức và người lao động."
)
HEADING = "Một là, tăng cường công tác lãnh đạo, chỉ đạo phong trào thi đua:"
PARAGRAPHS = (
    "Nghị quyết 54/2017/2QH14 của Quốc hội về thí điểm cơ chế đặc thù được triển khai ngay từ đầu năm.",
    "- Lãnh đạo Đoàn khối đổi mới việc thực hiện thực hiện phong trào gắn với chủ đề Năm dân vận"
    " chính quyền”; trao giải cho 76 gương“Cán bộ trẻ, giỏi, thân thiện” cấp khối.",
    "- Lãnh đạo Công đoàn: đồng chí Hà Thị Loan, Uỷ viên Ban Thường vụ, được tôn vinhTôn Đức Thắng"
    " lần thứ XVIII; tuyên truyền Luật Bảo hiểm xã hội, Bảo hiển y tế.",
    "Kết quả có 93 công trình thi đua (gồm 15 công trình xây dựng Đảng, 28 công trình xây dựng cơ"
    " quan, 15 công trình thực hiện nghị quyết, 35 công trình đột phá).",
)
SIGNED = "Ban Dân vận Đảng ủy khối"
OTHER_NEWS = ("CÁC TIN BÀI KHÁC:", "Xem tin theo ngày", "Đảng bộ Sở học tập nghị quyết (2/8/2019)")
EXPECTED = {
    "citation-malformed", "doubled-phrase", "fixed-phrase", "glued-case", "glued-quotes",
    "quote-pairing", "tone-placement",
}  # fmt: skip


def as_page(folder):
    rows = [f"{SECTION} {SECTION}", TITLE]
    inner = "".join(
        f"<p>{text}</p><p>&nbsp;</p>" for text in (FIRST, f"<b>{HEADING}</b>", *PARAGRAPHS)
    )
    rows.append(f"<div align=justify>{inner}<p align=right><b>{SIGNED}</b></p></div>")
    rows.append(f"<b>{OTHER_NEWS[0]}</b>")
    left = "".join(f"<tr><td>{row}" for row in rows)
    right = "".join(f"<tr><td>{row}" for row in OTHER_NEWS[1:])
    file = folder / "trang.html"
    file.write_text(
        "<html><meta charset=utf-8><body><table><tr><td><img src=x_files/banner.jpg><tr>"
        f"<td><table>{left}</table><td><table>{right}</table></table>",
        "utf-8",
    )
    return file


def as_word(folder):
    document = word_files.new("")
    typed(document, TITLE, "bc")
    typed(document, FIRST)
    typed(document, HEADING, "b")
    for text in PARAGRAPHS:
        typed(document, text)
    typed(document, SIGNED, "br")
    file = folder / "bai.docx"
    file.write_bytes(word_files.saved(document))
    return file


@pytest.mark.parametrize("form", [as_page, as_word])
def test_the_page_goes_in_and_each_finding_is_right(form, tmp_path):
    site = Site(tmp_path).write({})
    filed = filing.bring_in(
        form(tmp_path),
        site.content,
        now=NOW,
        given={"date": "2018-12-31", "slug": "dan-van-kheo", "category": SECTION},
        sections={"tin-tuc": SECTION},
    )
    text = filed.path.read_text("utf-8")
    assert f'title: "{TITLE}"' in text
    assert f'authors:\n  - "{SIGNED}"' in text
    assert f"## {HEADING}" in text
    assert "2019" not in text
    found = checking.check(
        Portal(site.settings()).house(), [str(filed.path.relative_to(site.content))]
    )
    told = {item.rule for item in found}
    assert [item for item in found if item.level == "error"] == []
    assert told >= EXPECTED
    assert not told & {"stated-sum", "stated-count"}  # its sums are right
    assert site.build(preview=True).status == 0
