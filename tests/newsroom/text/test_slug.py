"""ASCII names for addresses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.slug import document_slug, slugify
from tests.checkers import Case, read_fixture


@pytest.mark.parametrize("case", read_fixture("slug"), ids=str)
def test_case(case: Case):
    function, _, year = case.title.partition(":")[0].partition(" ")
    if function == "slugify":
        assert slugify(case.source) == case.expected
    else:
        assert document_slug(case.source, int(year) if year else None) == case.expected


def test_a_single_long_word_is_cut_inside():
    assert slugify("a" * 100, limit=10) == "a" * 10


def test_a_word_that_ends_at_the_limit_stays():
    assert slugify("dan van kheo", limit=7) == "dan-van"


@given(st.text(), st.integers(1, 40))
def test_slug_is_ascii_words_within_the_limit(text, limit):
    slug = slugify(text, limit)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= limit
    assert slugify(slug, limit) == slug
