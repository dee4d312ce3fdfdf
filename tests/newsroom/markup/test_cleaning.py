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
