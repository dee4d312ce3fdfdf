"""Quotes over text nodes; cases in fixtures/typography.md, nodes parted by |."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.markup import smartypants
from newsroom.markup.smartypants import curl
from tests.checkers import Case, read_fixture

CASES = [case for case in read_fixture("typography") if case.title.startswith("curl")]
PIECES = [
    '"',
    "'",
    "--",
    "...",
    "---",
    " ",
    "Đảng",
    "a",
    "45",
    ",",
    "(",
    ")",
    "“",
    "”",
    "<b>",
    "&",
    "\\",
]
nodes = st.lists(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), max_size=4)
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "--", "…": "..."})


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case):
    assert "|".join(curl(case.source.split("|"))) == case.expected


@given(nodes)
def test_only_quotes_dashes_and_dots_change(texts):
    curled = curl(texts)
    assert [text.translate(STRAIGHT) for text in curled] == [
        text.translate(STRAIGHT) for text in texts
    ]


@given(nodes)
def test_twice_is_the_same_as_once(texts):
    once = curl(texts)
    assert curl(once) == once


@given(st.lists(st.sampled_from([*PIECES, " xin chào "]), max_size=12).map("".join))
def test_windows_give_what_the_whole_text_gives(text):
    windowed = curl([text])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(smartypants, "_CONTEXT", 10_000)
        assert curl([text]) == windowed


def test_text_without_triggers_is_not_touched():
    text = "Phong trào “Dân vận khéo” & <x> \\"
    assert curl([text])[0] is text


def test_smartypants_is_not_called_for_plain_nodes(monkeypatch):
    monkeypatch.setattr(smartypants, "smartypants", lambda text: html.escape("called"))
    assert curl(["Dân - Chính - Đảng.", "v.v..", "“x”"]) == ["Dân - Chính - Đảng.", "v.v..", "“x”"]
