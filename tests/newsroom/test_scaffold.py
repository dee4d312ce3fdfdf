from datetime import datetime

import pytest

from newsroom import reading, scaffold
from newsroom.admin import interview
from newsroom.fields import MODELS

NOW = datetime(2026, 11, 23, 8, 30)
LABELS = {"footnote": "Về bài", "table": "Bảng"}
SECTIONS = ("Tin tức – Sự kiện", "Xây dựng Đảng")

FULL = {
    "articles": {"title": "Hội nghị: sơ kết", "category": "Xây dựng Đảng", "summary": "Gọn."},
    "exemplars": {
        "title": "Tổ Một", "kind": "collective", "unit": "Cục Thuế", "year": "2018",
        "level": "Cấp Khối", "summary": "Gọn.", "basis": {"published_in": "Báo"},
    },
    "pages": {"title": "Giới thiệu"},
    "galleries": {"title": "Ảnh", "photos": ({"file": "/media/2018/a.jpg", "alt": "Hồ sen"},)},
    "videos": {"title": "Phim", "youtube": "abcdefghijk"},
    "documents": {
        "number": "22-HD/ĐUK", "type": "Hướng dẫn", "issuing_body": "Đảng ủy Khối",
        "issued_on": "2018-07-30", "title": "Công tác dân vận",
    },
}  # fmt: skip


def findings(draft):
    return reading.read(draft.text.encode(), draft.path, LABELS).findings


@pytest.mark.parametrize("folder", MODELS)
def test_a_full_draft_of_every_type_is_read_without_a_finding(folder):
    draft = scaffold.draft(folder, FULL[folder], "Nội dung.", now=NOW)
    read = reading.read(draft.text.encode(), draft.path, LABELS)
    assert read.findings == ()
    assert read.record.status == "draft"
    assert read.record.slug == draft.path.rpartition("/")[2].removesuffix(".md")


@pytest.mark.parametrize("folder", sorted(set(MODELS) - {"videos"}))
def test_the_least_draft_of_every_type_has_no_error(folder):
    least = {name: FULL[folder][name] for name in scaffold.NEEDED[folder]}
    draft = scaffold.draft(folder, least, now=NOW)
    assert "error" not in {finding.level for finding in findings(draft)}


def test_a_film_without_a_source_is_refused_at_once():
    with pytest.raises(scaffold.ScaffoldFault, match="đúng một nguồn"):
        scaffold.draft("videos", {"title": "Phim"}, now=NOW)


@pytest.mark.parametrize(
    "title",
    [
        "Hội nghị: “tổng kết”",
        '"2018" \\ #1 - {a}',
        "07",
        "- gạch đầu dòng",
        "[ngoặc] & *sao*",
        "no",
    ],
)
def test_titles_that_yaml_would_misread_come_back_as_they_were(title):
    draft = scaffold.draft("articles", {**FULL["articles"], "title": title}, now=NOW)
    assert reading.read(draft.text.encode(), draft.path, LABELS).record.title == title


def test_slug_is_folded_and_the_path_holds_year_and_month():
    values = {**FULL["articles"], "title": "Đường sắt & Nghị quyết", "date": "2018-07-05"}
    assert scaffold.draft("articles", values, now=NOW).path == (
        "articles/2018/07/duong-sat-nghi-quyet.md"
    )
    assert scaffold.draft("documents", FULL["documents"], now=NOW).path == (
        "documents/22-hd-duk-2018.md"
    )


def test_faults_of_all_fields_are_told_together():
    values = {**FULL["articles"], "date": "05/8/2018", "highlight_until": "mai"}
    with pytest.raises(scaffold.ScaffoldFault) as told:
        scaffold.draft("articles", values, now=NOW)
    assert "“2018-08-05”" in str(told.value)
    assert "“mai”" in str(told.value)


def test_an_unknown_field_is_refused_with_the_known_ones():
    with pytest.raises(scaffold.ScaffoldFault, match="Các trường dùng được: title"):
        scaffold.draft("pages", {"title": "Một", "draft": "true"}, now=NOW)


def test_nothing_is_overwritten(tmp_path):
    draft = scaffold.draft("pages", FULL["pages"], now=NOW)
    path = scaffold.write(tmp_path, draft)
    path.write_text("của người khác")
    with pytest.raises(scaffold.ScaffoldFault, match="không ghi đè") as told:
        scaffold.write(tmp_path, draft)
    assert not told.value.usage
    assert path.read_text() == "của người khác"


def test_published_is_written_as_no_status_at_all():
    draft = scaffold.draft("pages", FULL["pages"], now=NOW, status="published")
    assert "status" not in draft.text


def conversation(folder, answers, given=()):
    """Play the answers; gives the values and everything that was said."""
    said, left = [], list(answers)

    def read(prompt):
        said.append(prompt)
        return left.pop(0)

    asked = interview.questions(folder, SECTIONS, NOW)
    values = interview.ask(asked, dict(given), folder, read, said.append)
    assert not left
    return values, "\n".join(said)


def test_interview_asks_until_each_answer_fits():
    values, said = conversation(
        "articles",
        ["", "Hội nghị", "9", "2", "05/8/2018", "2018-08-05", "", "một, hai", "có lẽ", "c"],
    )
    assert values == {
        "title": "Hội nghị",
        "category": "Xây dựng Đảng",
        "date": "2018-08-05",
        "summary": "",
        "tags": ("một", "hai"),
        "highlight": True,
    }
    for sentence in ("không được để trống", "“9” không phải một lựa chọn", "Viết “2018-08-05”"):
        assert sentence in said
    assert "chỉ nhận “có” hoặc “không”" in said


def test_interview_takes_enter_for_the_default_and_skips_what_is_given():
    values, said = conversation(
        "exemplars",
        ["tập thể", "Cục Thuế", "2018", "Cấp Khối", "", "", ""],
        {"title": "Tổ Một"},
    )
    assert values["kind"] == "collective"
    assert values["date"] == "2026-11-23 08:30"
    assert "Tiêu đề" not in said


@pytest.mark.parametrize("word", ["Bài viết", "bai-viet", "articles"])
def test_types_are_named_in_vietnamese_or_as_their_folder(word):
    assert scaffold.folder_of(word) == "articles"


def test_an_unknown_type_is_told_with_the_known_ones():
    with pytest.raises(scaffold.ScaffoldFault, match="bai-viet, dien-hinh"):
        scaffold.folder_of("thơ")
