"""The directory for readers without scripts."""

from newsroom.press import Link
from newsroom.search.directory import by_given_name, by_letter, by_title


def links(*titles: str) -> list[Link]:
    return [Link(title, f"/{number}/") for number, title in enumerate(titles)]


def test_letters_in_vietnamese_order():
    letters = by_letter(
        links("Đảng", "Dân", "Ăn", "An", "Âm", "Ưu", "Ủy", "70 năm", "“Bốn”", "Ế", "Êm", "Em")
    )
    assert [letter.title for letter in letters] == [*"#AĂÂBDĐEÊUƯ"]
    assert [link.title for link in letters[7].links] == ["Em"]
    assert [link.title for link in letters[8].links] == ["Ế", "Êm"]


def test_titles_under_a_letter_are_sorted_and_quotes_do_not_count():
    (letter,) = by_letter(links("Dân vận khéo", "“Dân chủ” ở cơ sở", "Danh sách"))
    assert [link.title for link in letter.links] == [
        "Danh sách",
        "“Dân chủ” ở cơ sở",
        "Dân vận khéo",
    ]


def test_people_by_given_name():
    people = by_given_name(links("Lê Thị Bình", "Nguyễn Văn An", "Đỗ Bình"))
    assert [link.title for link in people] == ["Nguyễn Văn An", "Đỗ Bình", "Lê Thị Bình"]


def test_equal_titles_stand_by_address():
    same = [Link("Tin", "/b/"), Link("Tin", "/a/")]
    assert [link.url for link in by_title(same)] == ["/a/", "/b/"]
