"""Raw HTML: a short list passes, the rest is told and never silently lost."""

import pytest

from newsroom.markup.converter import Converter

CONVERTER = Converter({"footnote": "Về chỗ dẫn", "table": "Bảng"})


def rules(body: str) -> list[str]:
    return [finding.rule for finding in CONVERTER.convert(body, 1, "articles").findings]


@pytest.mark.parametrize(
    "body",
    [
        "Chữ <abbr title='Đoàn Thanh niên Cộng sản'>TNCS</abbr>.",
        "H<sub>2</sub>O và 10<sup>3</sup>",
        "<kbd>Ctrl</kbd> và <del>bỏ</del>",
        "3 < 5 và 5 > 3, A & B",
        "`<script>` là một thẻ",
        "```\n<iframe></iframe>\n```",
    ],
)
def test_what_is_harmless_passes(body: str) -> None:
    assert rules(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<iframe src='https://a.vn'></iframe>",
        "<svg onload=alert(1)></svg>",
        "<p onclick='x()'>a</p>",
        "<p style='color:red'>a</p>",
        "<p class='nowrap'>a</p>",
        "<form><input></form>",
        "<object data='x'></object>",
        "<style>p{}</style>",
        "<p><![ị",
        "<!----><![>",
        "<a href='javascript:alert(1)'>a</a>",
    ],
)
def test_what_is_not_is_told_and_gone(body: str) -> None:
    converted = CONVERTER.convert(body, 1, "articles")
    assert converted.findings
    for word in ("<script", "<iframe", "onload", "onclick", "style=", "javascript:", "<form"):
        assert word not in converted.html


@pytest.mark.parametrize(
    "body",
    [
        "Số &#1 mới.",
        "Số &#1; mới, số &#x1F; cũ, số &#xFFFE; khác.",
        "<div>a &#1; b</div>",
        "<abbr title='a&#2;b'>c</abbr>",
        "<a href='&#1;/tin-tuc/'>a</a>",
    ],
)
def test_the_code_of_a_hidden_character_is_told_once(body: str) -> None:
    """What two parsers make of it differs, which is no loss of HTML."""
    assert rules(body) == ["hidden-character"]


def test_the_code_of_a_hidden_character_hides_no_other_fault() -> None:
    for body in ("a &#1; <script>b</script>", "<a href='&#1;javascript:b'>a</a>", "<b>a &#1; b"):
        assert rules(body) == ["hidden-character", "html-refused"]
