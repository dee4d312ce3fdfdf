"""What the checks see: masks keep lines and columns, blocks are the prose, comments silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.proofread import check
from newsroom.text.proofread.reading.masking import OBJECT, VOID
from newsroom.text.proofread.reading.source import Source

MARKDOWN = st.text('aáẤ \n`*_[]()!<>\\|#-.:/&;"“”0\u0301\u00ad~đ', max_size=80)


@given(MARKDOWN)
def test_masking_keeps_lines_and_columns(raw: str) -> None:
    source = Source(raw)
    assert len(source.text) == len(source.unmasked)
    assert [c == "\n" for c in source.text] == [c == "\n" for c in source.unmasked]


@given(MARKDOWN)
def test_any_text_is_checked(raw: str) -> None:
    lines = raw.split("\n")
    for finding in check(raw):
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a `b  c` d", f"a {OBJECT * 6} d"),
        ("**đậm** và *nghiêng*", f"{VOID * 2}đậm{VOID * 2} và {VOID}nghiêng{VOID}"),
        ("[tên](/a/) rồi", f"{VOID}tên{VOID * 6} rồi"),
        ("xem https://vd.vn/a,b nhé", f"xem {OBJECT * 17} nhé"),
        ("gửi a.b@vd.vn nhé", f"gửi {OBJECT * 9} nhé"),
        ("có <em>chữ</em> đây", f"có {VOID * 4}chữ{VOID * 5} đây"),
        ("một<!-- ẩn -->hai", f"một{VOID * 11}hai"),
    ],
)
def test_marks_are_hidden(written: str, seen: str) -> None:
    assert Source(written).text == seen


def test_blocks_are_the_prose() -> None:
    text = (
        '---\ntitle: "Tên bài"\nslug: "ten-bai"\n---\n\n## Đề mục\n\nĐoạn một\ntiếp theo.\n\n'
        "- Mục một\n- Mục hai\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nmã  nguồn\n```\n"
    )
    shown = [(block.kind, text) for block, text in Source(text).prose]
    assert shown == [
        ("field", "Tên bài"),
        ("heading", "Đề mục"),
        ("text", "Đoạn một\ntiếp theo."),
        ("item", "Mục một"),
        ("item", "Mục hai"),
        ("cell", "A"),
        ("cell", "B"),
        ("cell", "1"),
        ("cell", "2"),
    ]


def test_charts_are_read_and_code_is_not() -> None:
    text = (
        "```bieu-do\ntiêu đề: 44 công trình\nkiểu: cột\n\nNhóm, Số\nMột, 15\n"
        '"Hai, và ba", 28\n```\n\n```\ncác các\n```\n'
    )
    assert [(f.line, f.rule) for f in check(text)] == [(2, "table-sum")]


def test_columns_are_those_of_the_source_though_letters_are_apart() -> None:
    (told,) = [f for f in check("De\u0302\u0301n các các nơi") if f.rule == "doubled-function-word"]
    assert (told.line, told.column) == (1, 7)


@pytest.mark.parametrize(
    ("comment", "lines"),
    [
        ("<!-- bỏ-qua: doubled-function-word — trích nguyên văn -->", [5]),
        ("<!-- bỏ-qua: doubled-function-word, quote-pairing — trích nguyên văn -->", [5]),
        ("<!-- bỏ-qua: quote-pairing — trích nguyên văn -->", [3, 5]),
        ("<!-- bỏ-qua: doubled-function-word -->", [3, 5]),
    ],
)
def test_a_comment_with_a_reason_silences_the_next_paragraph(
    comment: str, lines: list[int]
) -> None:
    text = f"{comment}\n\nCác các một.\n\nVà các các hai."
    told = [f.line for f in check(text) if f.rule == "doubled-function-word"]
    assert told == lines


def test_a_comment_in_the_line_silences_its_paragraph() -> None:
    quiet = "Tuyên dương các các nơi. <!-- bỏ-qua: doubled-function-word — trích nguyên văn -->"
    assert check(quiet) == []
