"""Titles are made alone or together, to the same HTML."""

from datetime import date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from newsroom.archives import DayGroup
from newsroom.press import Link, Teaser, pack
from newsroom.text.typography import pieces, typeset
from plugins.writer.templating import escape
from plugins.writer.titles import Titles

WORDS = st.sampled_from(
    [" ", "22-HD/ĐUK", "30/7/2018", "số", "năm", "ngày", "Dân", "-", "–", "Chính", "Đảng", "XII", "khóa",
     "72", "1.", "ông", "An", "&", "<b>", '"', "\u00a0", "\n", "\r", "\u2028", "\ue000", "đ/c", "QH14A"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join), st.text())


class View(Struct):
    one: Any
    more: Any = None


def _by_hand(text: str) -> str:
    return "".join(
        f'<span class="nowrap">{escape(piece)}</span>' if whole else escape(piece)
        for piece, whole in pieces(typeset(text))
    )


@given(st.lists(TEXTS, max_size=6))
def test_titles_of_a_page_are_made_together_as_each_alone(texts: list[str]) -> None:
    titles, alone = Titles(), Titles()
    links = [Link(text, "/") for text in texts]
    titles.foresee([View(tuple(links)), *map(View, links)])
    for text in texts:
        assert titles[text] == alone[text] == _by_hand(text)


def test_what_has_no_title_is_passed_over() -> None:
    titles = Titles()
    titles.foresee([View("a", None), View(7, ("b", 7, date(2018, 1, 2))), View(())])
    assert titles == {}


def test_what_lies_deeper_is_foreseen() -> None:
    titles = Titles()
    teasers = tuple(pack(Teaser("/", title, "article", datetime(2018, 1, 2))) for title in "abab")
    day = DayGroup(date(2018, 1, 2), "/", teasers)
    titles.foresee([View((day,)), View(None, teasers), View(Link("c", "/"))])
    assert set(titles) == {"a", "b", "c", "Thứ Ba, 2/1/2018"}


def test_titles_are_let_go_when_there_are_too_many(monkeypatch: Any) -> None:
    monkeypatch.setattr(Titles, "MOST", 2)
    titles = Titles()
    assert [titles[text] for text in ("a", "b", "c", "a")] == ["a", "b", "c", "a"]
    assert len(titles) <= 2
