"""The bytes of a shard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search.patches import patch_list, patch_shard
from newsroom.search.postings import (
    LONG,
    decode_list,
    decode_shard,
    encode_list,
    encode_shard,
    inflate,
    locate,
    varint,
)

posting = st.tuples(st.integers(0, 2**24), st.integers(0, 0xFFFF), st.integers(0, 31))
near = st.tuples(st.integers(0, 40), st.integers(0, 12), st.integers(0, 31))
lists = st.lists(posting | near, min_size=1, max_size=60)


def in_order(rows):
    return sorted(rows, key=lambda row: (-row[0], *row[1:]))


@given(lists)
def test_a_list_comes_back(rows):
    assert decode_list(encode_list(rows)) == in_order(rows)


@pytest.mark.parametrize("variants", [1, 8, 9, 16, 17, 2048, 2049])
@pytest.mark.parametrize("documents", [1, 15, 16, 17, 3000])
def test_escapes_and_wide_ranks(variants, documents):
    rows = [(n // 3, n % variants * 31, n % 32) for n in range(max(documents, variants))]
    assert decode_list(encode_list(rows)) == in_order(rows)


@given(lists, st.lists(near, max_size=20), st.data())
def test_a_patched_list_is_what_one_would_write(rows, come, data):
    gone = data.draw(st.lists(st.sampled_from(range(len(rows))), unique=True))
    left = [row for at, row in enumerate(rows) if at not in gone] + come
    patched = patch_list(encode_list(rows), [rows[at] for at in gone], come)
    assert patched == (encode_list(left) if left else b"")


def test_a_long_list_is_deflated_and_patched_so():
    rows = [(number, number % 5, number % 32) for number in range(3000)]
    data = encode_list(rows)
    assert data[0] == 1
    assert len(data) < LONG
    assert decode_list(data) == in_order(rows)
    for gone, come in (([], [(3050, 3, 7)]), (rows[40:45], []), (rows[1500:], []), (rows[9:], [])):
        left = [row for row in rows if row not in gone] + come
        assert patch_list(data, gone, come) == encode_list(left)
    assert inflate(data) == inflate(patch_list(data, [], []))
    assert encode_list(rows[:1500])[0] != 1


def test_what_is_not_there_cannot_go():
    data = encode_list([(5, 7, 1)])
    for other in ((5, 7, 2), (5, 8, 1), (4, 7, 1), (6, 7, 1)):
        with pytest.raises(KeyError):
            patch_list(data, [other], [])


@given(st.dictionaries(st.integers(0, 0xFFFF), lists, max_size=8))
def test_a_shard_comes_back(content):
    written = {fingerprint: encode_list(rows) for fingerprint, rows in content.items()}
    assert decode_shard(encode_shard(written)) == written


def test_an_emptied_list_leaves_the_shard():
    shard = encode_shard({1: encode_list([(3, 4, 5)]), 2: encode_list([(6, 7, 8)])})
    after = patch_shard(shard, {1: ([(3, 4, 5)], []), 9: ([], [(1, 1, 1)])}, (), list)
    assert after == encode_shard({2: encode_list([(6, 7, 8)]), 9: encode_list([(1, 1, 1)])})


def test_a_list_by_hand():
    """Two documents, one variant: the example of docs/search-format.md."""
    data = encode_list([(300, 0x1234, 3 << 3 | 1), (290, 0x1234, 0)])
    assert data.hex(" ") == "10 34 12 ac 02 0a c8 00"


def test_locate_takes_the_top_bits():
    assert locate(0xABCD1234, 256) == (0xAB, 0xCD12)
    assert locate(0xABCD1234, 4096) == (0xABC, 0xD123)


@pytest.mark.parametrize(
    ("value", "data"), [(0, "00"), (127, "7f"), (128, "8001"), (16384, "808001")]
)
def test_varint(value, data):
    assert varint(value).hex() == data
