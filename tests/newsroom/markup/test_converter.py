"""A body becomes stored HTML and what the catalogue is told of it."""

from newsroom.markup.converter import Converter

LABELS = {"footnote": "Về chỗ dẫn", "table": "Bảng"}
CONVERTER = Converter(LABELS)


def test_headings_have_ascii_anchors_and_plain_text() -> None:
    found = CONVERTER.convert("## Việc *đã* làm\n\n### Kết quả\n\n## Việc đã làm", 1, "articles")
    assert [(item.level, item.anchor) for item in found.headings] == [
        (2, "viec-da-lam"),
        (3, "ket-qua"),
        (2, "viec-da-lam_1"),
    ]
    assert found.headings[0].text.split() == ["Việc", "đã", "làm"]


def test_every_heading_can_be_led_to() -> None:
    for body in ("## Mục\n\n## Mục\n\n## Đã làm\n\n## Đã làm", "## Mục\n\n## Mục\n\n`mã`"):
        found = CONVERTER.convert(body, 1, "articles")
        assert [f'id="{item.anchor}"' in found.html for item in found.headings] == [True] * len(
            found.headings
        )


def test_links_are_told_with_their_place() -> None:
    found = CONVERTER.convert("Một dòng.\n\nXem [bài]({filename}b.md#muc).", 10, "articles/2019")
    (link,) = found.links
    assert (link.target, link.fragment) == ("articles/2019/b.md", "muc")
    assert (link.line, link.column) == (12, 11)


def test_one_object_serves_many_bodies_without_a_trace() -> None:
    body = "A[^1].\n\n[^1]: Chú thích.\n\n[x]: https://a.vn"
    first = Converter(LABELS).convert(body, 1, "articles")
    CONVERTER.convert("## Khác\n\nB[^1] [x][x].\n\n[^1]: Khác.\n\n[x]: https://b.vn", 1, "articles")
    assert CONVERTER.convert(body, 1, "articles") == first


def test_tables_are_reachable_by_keyboard_and_aligned_by_class() -> None:
    html = CONVERTER.convert("| A | B |\n|---|--:|\n| a | 1 |", 1, "articles").html
    assert 'tabindex="0"' in html
    assert 'class="align-right"' in html
    assert "style=" not in html
