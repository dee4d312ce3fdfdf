"""Papers, keys, contacts, places and names in the text of a page."""

from pathlib import Path

import pytest

from newsroom.scan import Rules, look
from newsroom.scan.private import private

RULES = Rules.of(["Trần Thị Mẫu", "Lê Văn Thử"], [Path("/nha/lan/trang"), Path("/srv")])


def found(text: str) -> list[tuple[str, str]]:
    return [(str(kind), words) for kind, words in private(text.encode(), RULES)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ông An, CCCD số 079080001234, nhận", "CCCD số 079080001234"),
        ("Ông An, CCCD: 079 080 001 234.", "CCCD: 079 080 001 234"),
        ("số căn cước công dân\u00a0079080001234", "căn cước công dân 079080001234"),
        ("Căn cước công dân số <b>079.080.001.234</b>", "Căn cước công dân số 079.080.001.234"),
        ("CMND 023456789,", "CMND 023456789"),
        ("chứng minh nhân dân số 023456789", "chứng minh nhân dân số 023456789"),
        ("mã số BHXH 7912345678", "mã số BHXH 7912345678"),
        ("số định danh cá nhân là 079080001234", "định danh cá nhân là 079080001234"),
    ],
)  # fmt: skip
def test_papers_of_a_person(text: str, words: str) -> None:
    assert found(text) == [("identity-number", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gọi 0903123456 nhé", "0903123456"),
        ("gọi 0903 123 456", "0903 123 456"),
        ("gọi <span>0903\u00a0123\u00a0456</span>", "0903 123 456"),
        ("gọi +84 903.123.456", "+84 903.123.456"),
        ("thư nguyen.van-an@gmail.com.", "nguyen.van-an@gmail.com"),
        ("thư An@Yahoo.com.vn", "An@Yahoo.com.vn"),
    ],
)
def test_contacts(text: str, words: str) -> None:
    assert ("private-contact", words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2018 có 1.234.567.890 đồng cho 093 công trình.",
        "Căn cước công dân gồm 12 chữ số; CCCD gắn chip từ năm 2021.",
        "Quỹ ủng hộ, số tài khoản 0123456789012.",
        '<time datetime="2018-12-28T08:30:00+07:00">28/12/2018 08:30</time>',
        '<img src="/anh/a-0912345678-480.avif" width="480">',
        "/2018/12/28/0903123456/",
        "Đường dây nóng 1022, tổng đài 1900 1234, điện thoại 028 3822 1234.",
        "van-phong@vi-du.vn, @gmail, a@gmail",
        '{"@context": "https://schema.org", "@type": "Person"}',
        "Số 22-HD/ĐUK ngày 30-7-2018, mã hồ sơ 000.00.12.H29-181228-0001",
        "/nha/lan, /nha/lan/trang-khac/, /srv/trang",
        "Trần Thị Mẫu Đơn, Lê Văn Thửa, Trần Thị",
    ],
)
def test_what_is_nobodys(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("-----BEGIN RSA PRIVATE KEY-----", ("secret-text", "PRIVATE KEY-----")),
        ("lưu ở /nha/lan/trang/content/a.md", ("private-path", "/nha/lan/trang/")),
        ("bà Trần Thị Mẫu được", ("withdrawn-name", "Trần Thị Mẫu")),
        ("bà Trần\u00a0Thị Mẫu", ("withdrawn-name", "Trần Thị Mẫu")),
        ("TRẦN THỊ MẪU", ("withdrawn-name", "TRẦN THỊ MẪU")),
        ("<b>Lê Văn Thử</b>", ("withdrawn-name", "Lê Văn Thử")),
        ("Trần Thị Mẫu ở Sở Thử", ("withdrawn-name", "Trần Thị Mẫu")),
        ("TRẦN THỊ MẪU PHÁT BIỂU", ("withdrawn-name", "TRẦN THỊ MẪU")),
    ],
)
def test_keys_places_and_withdrawn_names(text: str, hit: tuple[str, str]) -> None:
    assert found(text) == [hit]


def test_names_stand_for_pages_and_places_do_not() -> None:
    """The same page in another folder has the same key; with another name to look for it has not."""
    assert Rules.of(["B", "A", " A "], []).withdrawn == ("A", "B")
    assert Rules.of([], [Path("/a/b/c"), Path("/a/b"), Path("/root")]).places == (b"/a/b/",)


def test_a_feed_is_read_as_programs_read_it() -> None:
    atom = b"<feed><entry><title>&lt;script&gt;</title><content type='html'>%b</content></entry></feed>"
    assert look("feed.atom", atom % b"&lt;p&gt;a&lt;/p&gt;", RULES) == []
    (hit,) = look("feed.atom", atom % b"&lt;p onclick=&#34;a&#34;&gt;", RULES)
    assert (hit.kind, hit.path) == ("active-content", "feed.atom")
    item = '{"items": [{"title": "\\u003cscript\\u003e", "content_html": "%s"}]}'
    assert look("feed.json", (item % "\\u003cp\\u003e").encode(), RULES) == []
    assert look("feed.json", (item % "\\u003cscript\\u003ea").encode(), RULES)
    assert look("feed.json", (item % "Tr\\u1ea7n Th\\u1ecb M\\u1eabu").encode(), RULES)
