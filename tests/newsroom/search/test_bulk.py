"""Cold indexes: numpy and plain Python write the same bytes."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.search import bulk, columns
from newsroom.search.postings import decode_list, decode_shard, locate
from newsroom.search.words import Source, unpack, words

texts = st.text(alphabet="aáàđdbo .", max_size=60)


def headline(number):
    return [number, f"/{number}/", "Tên"]


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.integers(0, 2**20), texts, max_size=12),
    st.sampled_from([1, 32, 64, 128, 4096]),
)
def test_numpy_writes_what_plain_python_writes(documents, shards):
    tables = {number: words(Source(text[:9], text=text)) for number, text in documents.items()}
    assert list(columns.all_shards(tables, shards, headline)) == list(
        bulk.plainly(tables, shards, headline)
    )


def test_keys_that_share_a_fingerprint_share_a_list_in_one_order():
    rows = [(0x80000001, 5, 9), (0x80000002, 5, 3), (0x80000003, 5, 6)]
    table = (
        b"".join(key.to_bytes(4, "little") for key, _, _ in rows)
        + b"".join(variant.to_bytes(2, "little") for _, variant, _ in rows)
        + bytes(evidence for _, _, evidence in rows)
    )
    tables = dict.fromkeys((7, 300), table)
    shards = list(columns.all_shards(tables, 64, headline))
    assert shards == list(bulk.plainly(tables, 64, headline))
    (data,) = decode_shard(shards[32]).values()
    assert decode_list(data) == [
        (number, 5, evidence) for number in (300, 7) for evidence in (3, 6, 9)
    ]


def test_long_lists_are_deflated_by_numpy_too():
    tables = {number: words(Source("Dân vận", text=f"khéo {number}.")) for number in range(2100)}
    shards = list(columns.all_shards(tables, 4, headline))
    assert shards == list(bulk.plainly(tables, 4, headline))
    assert any(data[0] == 1 for shard in shards for data in decode_shard(shard).values())


def test_every_term_is_in_its_shard():
    table = words(Source("Dân vận khéo", text="Đảng ủy Khối phát động thi đua."))
    shards = [decode_shard(data) for data in bulk.all_shards({41: table}, 64, headline)]
    for key, variant, evidence in unpack(table):
        shard, fingerprint = locate(key, 64)
        assert (41, variant, evidence) in decode_list(shards[shard][fingerprint])


@pytest.mark.parametrize("count", [bulk.SMALL, bulk.SMALL + 1])
def test_a_large_index_is_written_without_numpy_too(monkeypatch, count):
    tables = {number: words(Source(f"tên {number} của bài")) for number in range(count)}
    expected = list(columns.all_shards(tables, 64, headline))
    monkeypatch.setitem(sys.modules, "newsroom.search.columns", None)
    assert list(bulk.all_shards(tables, 64, headline)) == expected
