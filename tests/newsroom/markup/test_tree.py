"""The walk over a body: links, pictures and headings that an editor may not write."""

import pytest

from newsroom.markup.converter import Converter

CONVERTER = Converter({"footnote": "Về chỗ dẫn", "table": "Bảng"})


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("[a](javascript:alert(1))", "link-scheme"),
        ("[a](data:text/html,x)", "link-scheme"),
        ("[a](//a.vn/)", "link-form"),
        ("[a](bai-kia.html)", "link-form"),
        ("![a](https://a.vn/a.jpg)", "picture-path"),
        ("![a](/media/../site.yaml)", "picture-path"),
        ("![a](/tep/a.jpg)", "picture-path"),
        ("![](/media/a.jpg)", "alt-missing"),
        ("# Tiêu đề", "heading-level"),
    ],
)
def test_a_fault_is_told_once(body: str, rule: str) -> None:
    assert [item.rule for item in CONVERTER.convert(body, 1, "articles").findings] == [rule]


@pytest.mark.parametrize(
    "body", ["[a](https://a.vn)", "[a](mailto:a@a.vn)", "[a](tel:123)", "[a](#muc)", "[a](/tin/)"]
)
def test_ordinary_links_pass(body: str) -> None:
    assert CONVERTER.convert(body, 1, "articles").findings == ()


@pytest.mark.parametrize("path", ["/media/a.jpg", "media/a.jpg", "{static}/media/a.jpg"])
def test_all_ways_to_name_a_picture_are_one(path: str) -> None:
    (photo,) = CONVERTER.convert(f'![Cây]({path} "Chú thích")', 1, "articles").photos
    assert (photo.path, photo.alt, photo.caption) == ("media/a.jpg", "Cây", "Chú thích")
