"""Repairs are safe: only spaces, forms of letters and tone placement change, and nothing is guessed."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.fold import fold, old_tones
from newsroom.text.proofread import Style, check, fix
from tests.checkers import read_fixture

PROSE = st.text("aăáđðoàuỷ ,.;:“”()\u00a0\u0301\u200b\n-N", max_size=60)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Cán bộ , công chức  của Khối .", "Cán bộ, công chức của Khối."),
        ("Da\u0302n vận kh\u00adéo", "Dân vận khéo"),
        ("Ðảng uỷ Khối", "Đảng ủy Khối"),
        ("họat động,học tập.Sau đó", "hoạt động, học tập. Sau đó"),
        ("76 gương“Cán bộ trẻ”được", "76 gương “Cán bộ trẻ” được"),
        ("đội “Con cả“ và ”Đội hai”.", "đội “Con cả” và “Đội hai”."),
        (
            "Nghị quyết 29/NQ-TW, Quyết định 100/QĐ-TTG",
            "Nghị quyết 29-NQ/TW, Quyết định 100/QĐ-TTg",
        ),
        # Lost text, doubled words, wrong syllables and sums are for the writer.
        ("tôn vinhTôn Đức Thắng năm 2018”", "tôn vinhTôn Đức Thắng năm 2018”"),
        ("các các nơi, Bảo hiển y tế", "các các nơi, Bảo hiển y tế"),
        ("Nghị quyết 54/2017/2QH14", "Nghị quyết 54/2017/2QH14"),
        # Code, addresses and personal names stay.
        ("`a  ,b` và https://vd.vn/a,b", "`a  ,b` và https://vd.vn/a,b"),
        ("bà Nguyễn Thuý Nga", "bà Nguyễn Thuý Nga"),
    ],
)
def test_fix(before: str, after: str) -> None:
    assert fix(before) == after


def test_house_style_decides_the_tone() -> None:
    assert fix("ủy viên", Style(tone_marks="new")) == "uỷ viên"
    assert fix("uỷ viên", Style(tone_marks="")) == "uỷ viên"


def test_clean_text_stays() -> None:
    for case in read_fixture("proofread-clean"):
        assert fix(case.source) == case.source


@settings(deadline=None)
@given(PROSE)
def test_letters_stay_and_twice_is_once(text: str) -> None:
    fixed = fix(text)
    assert fix(fixed) == fixed
    assert letters(fixed) == letters(text)


def letters(text: str) -> str:
    """The letters alone, without what a repair may change."""
    plain = unicodedata.normalize("NFC", re.sub("\u200b", "", text))
    return re.sub(r"\W", "", fold(old_tones(plain)))


def test_repairs_silence_their_findings() -> None:
    fixed = fix("Cán bộ , công chức  của Khối,học tập.")
    assert check(fixed) == []
