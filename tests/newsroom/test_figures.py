"""``bieu-do`` blocks: faults where they stand, drawings true to their numbers."""

import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.figures import Figure, parse, render
from newsroom.figures.drawing import COLUMN
from newsroom.figures.numbers import read_number, show_number
from newsroom.figures.wrapping import width_of, wrap

CSS = Path(__file__).parents[2] / "theme/static/css/components/figure-chart.css"
GOOD = """\
tiêu đề: Đảng viên, đoàn viên và hội viên
kiểu: cột ngang
đơn vị: người
ghi chú: Một người có thể tham gia nhiều tổ chức.

Tổ chức, Số người
Công đoàn Viên chức, 19372
Đảng bộ Khối, 8.023
Hội Cựu chiến binh Khối, 844
"""
STACKED = """\
tiêu đề: Cơ sở đảng
kiểu: cột chồng

Khối; Đảng bộ; Chi bộ
Nhóm một; 50; 22
Nhóm hai; 12,5; 0
Tổng cộng; 62,5; 22
"""


def figure(block: str) -> Figure:
    parsed = parse(block)
    assert isinstance(parsed, Figure), parsed
    return parsed


def tree(block: str, number: int = 1) -> ET.Element:
    return ET.fromstring(render(figure(block), number))


def share(bar: ET.Element, name: str = "width") -> float:
    return float(bar.get(name, "0%").removesuffix("%"))


def words(element: ET.Element) -> str:
    return "".join(element.itertext()).replace("\u00a0", " ")


def test_reads_settings_rows_and_vietnamese_numbers():
    got = figure(GOOD)
    assert (got.title, got.kind, got.unit) == (
        "Đảng viên, đoàn viên và hội viên", "bars", "người",
    )  # fmt: skip
    assert got.note == "Một người có thể tham gia nhiều tổ chức."
    assert got.head == ("Tổ chức", "Số người")
    assert [row.label for row in got.rows][1] == "Đảng bộ Khối"
    assert [row.values for row in got.rows] == [(19372,), (8023,), (844,)]
    assert [row.texts for row in got.rows] == [("19.372",), ("8.023",), ("844",)]
    assert got.total is None


def test_keys_may_come_without_marks_and_the_kind_is_optional():
    got = figure("Tieu de: A\nDON VI: %\n\nTên, Số\nMột, 1\n")
    assert (got.title, got.kind, got.unit, got.note) == ("A", "bars", "%", "")


def test_total_is_kept_as_given_and_not_drawn():
    got = figure(STACKED)
    assert got.total is not None
    assert got.total.texts == ("62,5", "22")
    assert [row.label for row in got.rows] == ["Nhóm một", "Nhóm hai"]
    html = tree(STACKED)
    foot = html.find(".//tfoot")
    assert foot is not None
    assert words(foot) == "Tổng cộng62,522"
    assert "Tổng cộng" not in words(html.find(".//svg"))
    company = figure("tiêu đề: A\n\nTên, Số\nSở, 1\nTổng công ty, 2\n")
    assert company.total is None


def test_quotes_hold_a_separator():
    got = figure('tiêu đề: A\n\nTên, Tỷ lệ\n"Dân, Chính, Đảng", "12,5"\n')
    assert got.rows[0].label == "Dân, Chính, Đảng"
    assert got.rows[0].values == (Decimal("12.5"),)


FAULTS = [
    ("", [("rows", 5, 1), ("title", 5, 1)]),
    ("tiêu đề: A", [("rows", 5, 1)]),
    ("tiêu đề: A\n\nTên, Số", [("rows", 7, 1)]),
    ("tiêu đề: A\nkiểu: bánh\n\nTên, Số\nMột, 1", [("kind", 6, 1)]),
    ("tiêu đề: A\n màu: đỏ\n\nTên, Số\nMột, 1", [("key", 6, 2)]),
    ("tiêu đề: A\ntiêu đề: B\n\nTên, Số\nMột, 1", [("key", 6, 1)]),
    ("tiêu đề:\n\nTên, Số\nMột, 1", [("key", 5, 1)]),
    ("tiêu đề: A\nTên, Số\nMột, 1", [("rows", 5, 1), ("key", 6, 1), ("key", 7, 1)]),
    ("tiêu đề: A\n\nTên, Số\nMột, 1, 2\nHai", [("columns", 8, 1), ("columns", 9, 1)]),
    ("tiêu đề: A\n\nTên\nMột", [("columns", 7, 1)]),
    ("tiêu đề: A\n\na,b,c,d,e,g\nMột,1,1,1,1,1", [("columns", 7, 1)]),
    ("tiêu đề: A\n\nTên,\nMột, 1", [("columns", 7, 1)]),
    ("tiêu đề: A\n\nTên, Số\n, 1", [("columns", 8, 1)]),
    ("tiêu đề: A\n\nTên, Số\nMột, mười\nHai, 1.5", [("number", 8, 6), ("number", 9, 6)]),
    ("tiêu đề: A\n\nTên, Số\nMột,", [("number", 8, 5)]),
    ("tiêu đề: A\n\nTên, Số\nMột, -5", [("number", 8, 6)]),
    ("tiêu đề: A\n\nTên, Số\nMột, 39,2%", [("columns", 8, 1)]),
    ("tiêu đề: A\n\nTên; Số\nMột; 39,2%", [("number", 8, 6)]),
    ('tiêu đề: A\n\nTên, Số\n"Một, 1', [("csv", 8, 1)]),
    ("tiêu đề: A\n\nTên, Số\n" + "Một, 1\n" * 41, [("limit", 7, 1)]),
    (f"tiêu đề: A\n\nTên, Số\n{'a' * 201}, 1", [("limit", 8, 1)]),
    (f"tiêu đề: {'a' * 201}\n\nTên, Số\nMột, 1", [("limit", 5, 1)]),
]


@pytest.mark.parametrize(("block", "wanted"), FAULTS)
def test_tells_every_fault_with_its_place(block: str, wanted: list[tuple[str, int, int]]):
    findings = parse(block, 5)
    assert isinstance(findings, list)
    assert sorted((one.rule, one.line, one.column) for one in findings) == sorted(
        (f"chart-{rule}", line, column) for rule, line, column in wanted
    )
    assert all(one.level == "error" and one.message and one.fix for one in findings)


def test_remedies_name_what_to_write():
    (percent,) = parse("tiêu đề: A\n\nTên; Số\nMột; 39,2%")
    assert "đơn vị: %" in percent.fix
    (decimal,) = parse("tiêu đề: A\n\nTên, Số\nMột, 12,5")
    assert '"12,5"' in decimal.fix


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("0", 0, "0"),
        ("07", 7, "07"),
        ("844", 844, "844"),
        ("8023", 8023, "8.023"),
        ("8.023", 8023, "8.023"),
        ("1234567,5", Decimal("1234567.5"), "1.234.567,5"),
        ("12,5", Decimal("12.5"), "12,5"),
    ],
)
def test_reads_and_shows_a_number(text: str, value: Decimal, shown: str):
    assert read_number(text) == value
    assert show_number(text) == shown


@pytest.mark.parametrize(
    "text", ["", "1.5", "12.34", "1,2,3", "8.02", ".5", "5,", "1e9", "٣", "1 000", "9" * 25, "NaN"]
)
def test_refuses_what_is_no_number(text: str):
    assert read_number(text) is None


NUMBERS = st.lists(st.integers(0, 10**9), min_size=1, max_size=8).filter(any)


@given(values=NUMBERS)
def test_bars_are_as_long_as_their_numbers(values: list[int]):
    rows = "\n".join(f"Hàng {at}, {value}" for at, value in enumerate(values))
    html = tree(f"tiêu đề: A\n\nTên, Số\n{rows}")
    bars = html.findall(".//rect")
    widths = [share(bar) for bar in bars]
    assert len(widths) == len(values)
    scale = max(widths) / max(values)
    assert 29 < max(widths) < 100
    for value, width in zip(values, widths, strict=True):
        assert abs(width - value * scale) < 0.01
    texts = html.findall(".//text[@class='chart__value']")
    assert [share(text, "x") for text in texts] == widths
    assert [int(words(text).replace(".", "")) for text in texts] == values


@given(
    rows=st.lists(
        st.lists(st.integers(0, 10**6), min_size=3, max_size=3), min_size=1, max_size=5
    ).filter(lambda rows: any(map(any, rows)))
)
def test_stacks_follow_without_gap_and_the_longest_fills_the_width(rows: list[list[int]]):
    body = "\n".join(f"Hàng; {'; '.join(map(str, row))}" for row in rows)
    html = tree(f"tiêu đề: A\nkiểu: cột chồng\n\nTên; Một; Hai; Ba\n{body}")
    most = max(map(sum, rows))
    wanted = [
        (series, 100 * sum(row[: series - 1]) / most, 100 * row[series - 1] / most)
        for row in rows
        for series in (1, 2, 3)
        if row[series - 1]
    ]
    bars = html.findall(".//rect")
    assert len(bars) == len(wanted)
    for bar, (series, left, width) in zip(bars, wanted, strict=True):
        assert bar.get("class") == f"chart__bar chart__bar--{series}"
        assert abs(share(bar, "x") - left) < 0.01
        assert abs(share(bar) - width) < 0.01
        assert share(bar, "x") + share(bar) <= 100.01


def test_zeros_alone_draw_no_length():
    bars = tree("tiêu đề: A\n\nTên, Số\nMột, 0\n").findall(".//rect")
    assert [share(bar) for bar in bars] == [0]


@settings(max_examples=60)
@given(
    title=st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30),
    label=st.text(
        st.characters(exclude_categories=("C", "Z"), exclude_characters='",'), min_size=1
    ),
)
def test_any_text_is_escaped_and_parses_as_xml(title: str, label: str):
    html = tree(f"tiêu đề: {title}\n\nTên, Số\nHàng {label[:190]}, 1")
    assert title in words(html.find(".//figcaption"))
    assert words(html.find(".//tbody//th")) == f"Hàng {label[:190]}"
    assert "".join(words(one) for one in html.findall(".//text[@class='chart__label']")).replace(
        " ", ""
    ) == f"Hàng{label[:190]}".replace(" ", "")


def test_drawing_has_a_name_and_the_table_has_the_numbers():
    html = tree(GOOD, 2)
    drawing = html.find("svg")
    assert drawing.get("role") == "img"
    parts = {one.get("id"): one for one in html.iter() if one.get("id")}
    assert words(parts[drawing.get("aria-labelledby")]) == figure(GOOD).title
    assert [words(row) for row in html.findall(".//tbody/tr/td")] == ["19.372", "8.023", "844"]
    ids = [one.get("id") for at in (1, 2, 3) for one in tree(GOOD, at).iter() if one.get("id")]
    assert len(set(ids)) == len(ids) == 3


def test_table_holds_the_same_numbers_with_its_heads():
    html = tree(STACKED)
    table = html.find(".//table")
    assert words(table.find("caption")) == "Cơ sở đảng"
    assert [one.get("scope") for one in table.iter("th")] == ["col"] * 3 + ["row"] * 3
    cells = [[words(cell) for cell in row] for row in table.find("tbody")]
    assert cells == [["Nhóm một", "50", "22"], ["Nhóm hai", "12,5", "0"]]
    assert html.find("figcaption") is html[0]


def test_no_style_script_or_colour_in_the_markup_and_all_classes_have_a_rule():
    css = CSS.read_text("utf-8")
    for block in (GOOD, STACKED):
        html = render(figure(block), 1)
        assert not re.search(r"style|script|fill|stroke|#[0-9a-f]{3}|viewBox", html)
        for name in set(re.findall(r"(?:chart|figure-chart)__[\w-]+", html)):
            assert f".{name}" in css


@given(st.text(max_size=120), st.floats(3, 30))
def test_wrapped_lines_fit_and_lose_nothing(text: str, most: float):
    lines = wrap(text, most)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_of(line) <= most + 0.01 for line in lines if line)


def test_labels_break_at_spaces_only():
    lines = wrap("Công trình và giải pháp thực hiện Nghị quyết\u00a054/2017/QH14", COLUMN)
    assert " ".join(lines) == "Công trình và giải pháp thực hiện Nghị quyết\u00a054/2017/QH14"
    assert 2 <= len(lines) <= 3
