"""What a shard tells of the documents that have a key in their title."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search.headlines import MOST, encode_headlines, patch_headlines, titled
from newsroom.search.postings import LONG, encode_list

posting = st.tuples(st.integers(0, 2**20), st.integers(0, 12), st.integers(0, 31))


def headline(number):
    return [number, f"/{number}/", "Tên"]


@given(st.lists(posting, min_size=1, max_size=60))
def test_the_newest_with_the_weight_of_a_title(rows):
    numbers = sorted({number for number, _, evidence in rows if evidence >> 3 == 3}, reverse=True)
    assert titled(encode_list(rows)) == numbers[:MOST]
    assert titled(b"") == []


def test_in_a_deflated_list_too():
    data = encode_list([(number, 0, (number % 900 == 7) * 24) for number in range(3000)])
    assert len(data) < LONG  # it was longer
    assert titled(data) == [2707, 1807]


numbers = st.lists(st.integers(0, 2**20), max_size=MOST)
titles = st.dictionaries(st.integers(0, 0xFFFF), numbers, max_size=6)


@given(titles, titles)
def test_patched_headlines_are_what_one_would_write(before, changes):
    data = encode_headlines(before, headline)
    assert patch_headlines(data, changes, headline) == encode_headlines(before | changes, headline)


def test_by_hand():
    assert encode_headlines({7: [], 9: [4, 2]}, headline).decode() == (
        '[[9,[[4,"/4/","Tên"],[2,"/2/","Tên"]]]]'
    )
    assert json.loads(encode_headlines({5: [1], 3: [2]}, headline))[0][0] == 3
    assert encode_headlines({7: []}, headline) == b""


@pytest.mark.parametrize("data", [b"", b"[]"])
def test_shards_of_the_fresh_tier_have_none(data):
    assert encode_headlines({9: [4]}, None) == b""
    assert patch_headlines(data, {9: [4]}, None) == data
