"""Titles are made alone or together, to the same HTML."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsroom.press import Link
from newsroom.text.typography import pieces, typeset
from plugins.writer.templating import escape
from plugins.writer.titles import Titles

WORDS = st.sampled_from(
    [" ", "22-HD/ĐUK", "30/7/2018", "số", "năm", "ngày", "Dân", "-", "–", "Chính", "Đảng", "XII", "khóa",
     "72", "1.", "ông", "An", "&", "<b>", '"', "\u00a0", "\n", "\r", "\u2028", "\ue000", "đ/c", "QH14A"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join), st.text())


def _by_hand(text: str) -> str:
    return "".join(
        f'<span class="nowrap">{escape(piece)}</span>' if whole else escape(piece)
        for piece, whole in pieces(typeset(text))
    )


@given(st.lists(TEXTS, max_size=6))
def test_titles_of_a_page_are_made_together_as_each_alone(texts: list[str]) -> None:
    titles, alone = Titles(), Titles()
    titles.foresee([tuple(Link(text, "/") for text in texts), *(Link(text, "/") for text in texts)])
    for text in texts:
        assert titles[text] == alone[text] == _by_hand(text)


def test_what_has_no_title_is_passed_over() -> None:
    titles = Titles()
    titles.foresee(["a", None, 7, ("b", 7), ()])
    assert titles == {}


def test_titles_are_let_go_when_there_are_too_many(monkeypatch: Any) -> None:
    monkeypatch.setattr(Titles, "MOST", 2)
    titles = Titles()
    assert [titles[text] for text in ("a", "b", "c", "a")] == ["a", "b", "c", "a"]
    assert len(titles) <= 2
