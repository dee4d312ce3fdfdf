"""Findings as forges show them: nothing that an editor wrote can give the forge a command."""

import json
from dataclasses import replace

from newsroom import annotations
from newsroom.text.finding import Finding

ERROR = Finding(
    4, 1, "error", "section-unknown", "Không có chuyên mục “X”.", "Sửa tên.", "articles/a.md"
)

HINT = replace(ERROR, level="hint", rule="thin", fix="")
AT = "content/"


def test_a_finding_stands_at_its_line_in_vietnamese() -> None:
    assert annotations.commands([ERROR], AT) == [
        "::error file=content/articles/a.md,line=4,col=1,title=LỖI section-unknown"
        "::Không có chuyên mục “X”. Cách sửa: Sửa tên."
    ]


def test_errors_come_first_where_only_ten_of_a_level_are_shown() -> None:
    warning = replace(ERROR, level="warning")
    told = annotations.commands([HINT, warning, ERROR], AT)
    assert [line.split(" ")[0] for line in told] == ["::error", "::warning", "::notice"]


def test_no_text_becomes_a_command() -> None:
    sly = replace(ERROR, file="a,line=1::x.md", message="100 %\n::set-output name=a::b\r::error::x")
    (line,) = annotations.commands([sly], AT)
    assert line.startswith("::error ")
    assert "file=content/a%2Cline=1%3A%3Ax.md,line=4," in line
    assert line.endswith("::100 %25%0A::set-output name=a::b%0D::error::x Cách sửa: Sửa tên.")


def test_the_summary_is_a_table_of_plain_words() -> None:
    sly = replace(ERROR, message="a | b\n<img src=x> [x](javascript:1) `c`")
    *_, row, end = annotations.summary([sly], AT).split("\n")
    assert end == ""
    assert row.replace("\\|", "").count("|") == 5
    assert "\\<img src=x\\>" in row
    assert "\\[x\\]\\(javascript:1\\)" in row
    assert annotations.summary([], AT) == "Không có gì phải sửa.\n"


def test_the_report_of_gitlab_knows_a_finding_that_only_moved() -> None:
    def marks(*findings: Finding) -> list[str]:
        return [row["fingerprint"] for row in json.loads(annotations.report(findings, AT))]

    assert marks(ERROR) == marks(replace(ERROR, line=40))
    assert len({*marks(ERROR, replace(ERROR, line=9), HINT)}) == 3
    (row,) = json.loads(annotations.report([ERROR], AT))
    assert row["location"] == {"path": "content/articles/a.md", "lines": {"begin": 4}}
    assert row["severity"] == "critical"
    assert row["description"] == "LỖI: Không có chuyên mục “X”. Cách sửa: Sửa tên."
