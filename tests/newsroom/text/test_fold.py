"""Words without marks, and both spellings of oa, oe, uy."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import fold as module
from newsroom.text.fold import fold, old_tones
from tests.checkers import Case, read_fixture


@pytest.mark.parametrize("case", read_fixture("fold"), ids=str)
def test_case(case: Case):
    function = getattr(module, case.title.partition(":")[0])
    assert function(case.source) == case.expected


@given(st.text())
def test_fold_does_not_see_how_marks_are_stored(text):
    composed = unicodedata.normalize("NFC", text)
    assert fold(composed) == fold(unicodedata.normalize("NFD", text))


@given(st.text())
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="hkqtuyoaeỳýỹỷỵàáãảạèéẽẻẹnci UOQÝÀ-,"))
def test_old_tones_moves_only_marks(text):
    moved = old_tones(text)
    assert old_tones(moved) == moved
    assert fold(moved) == fold(text)
    assert sorted(unicodedata.normalize("NFD", moved.lower())) == sorted(
        unicodedata.normalize("NFD", text.lower())
    )
