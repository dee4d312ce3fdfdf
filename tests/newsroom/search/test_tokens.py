"""Syllables of texts; the table is shared with the browser (tests/theme/test_search_client.py)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search import tokens
from newsroom.search.tokens import Forms, prepare, spell
from newsroom.text.fold import fold, old_tones
from newsroom.text.normalize import nfc
from tests.checkers import Case, read_fixture


def shown(value: object) -> str:
    """Write a result as the table does: syllables by spaces, parts by bars."""
    if isinstance(value, str):
        return nfc(value)
    assert isinstance(value, list)
    return " | ".join(part if isinstance(part, str) else " ".join(part) for part in value)


@pytest.mark.parametrize("case", read_fixture("fold-search"), ids=str)
def test_case(case: Case):
    name = case.title.partition(":")[0]
    function = fold if name == "fold" else getattr(tokens, name)
    assert shown(function(case.source)) == case.expected


@given(st.text(alphabet="hkqtuyoaeỳýỹỷỵàáãảạèéẽẻẹnci", max_size=8))
def test_spelling_does_not_see_where_the_tone_stands(syllable):
    assert spell(syllable) == spell(old_tones(syllable))


@given(st.text())
def test_prepare_is_idempotent_for_what_is_typed(text):
    assert prepare(prepare(text)) == prepare(text)


def test_forms_tell_marks_apart_and_keys_do_not():
    forms = Forms()
    assert forms["đảng"].key == forms["dang"].key
    assert forms["đảng"].variant != forms["dang"].variant
    assert forms["hoà"] == forms["hòa"]
