"""Numbers of documents: a pure function of the set, in the order of time, disturbed by little."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search.layout import Entry, arrange


def entry(date: str, url: str = "") -> Entry:
    return Entry(url or f"/{date}/", "Tên", date, "dan-van", "article", "", "terms")


days = st.datetimes(min_value=datetime(1998, 1, 1), max_value=datetime(2026, 12, 31)).map(
    lambda moment: f"{moment:%Y-%m-%dT%H:%M}"
)
#: Many on one day, at the end of a month, without a time.
clustered = st.sampled_from(["2018-12-31", "2018-12-31T23:59", "2018-12-01", "2019-01-01", ""])
many = st.lists(st.tuples(days | clustered, st.integers(0, 9)), max_size=60, unique=True)


@given(many, st.randoms())
def test_numbers_ascend_with_time_whatever_the_order_of_entries(dates, random):
    entries = [entry(date, f"/{date}/{number}/") for date, number in dates]
    layout, numbered = arrange(entries)
    assert list(numbered) == sorted(numbered)
    assert sorted(numbered.values(), key=lambda e: e.url) == sorted(entries, key=lambda e: e.url)
    in_order = [item.date for item in numbered.values()]
    assert [d[:10] for d in in_order] == sorted(d[:10] for d in in_order)
    assert all(number < layout.size for number in numbered)
    random.shuffle(entries)
    assert arrange(entries) == (layout, numbered)


@given(many)
def test_a_year_is_a_range(dates):
    layout, numbered = arrange(entry(date, f"/{date}/{number}/") for date, number in dates)
    for number, item in numbered.items():
        month = number // layout.slots
        expected = (
            (int(item.date[:4]) - layout.start) * 12 + int(item.date[5:7]) if item.date else 0
        )
        assert month == expected


def test_minutes_decide_inside_a_day():
    _, numbered = arrange([entry("2018-12-28T16:00"), entry("2018-12-28T08:30")])
    assert [item.date[11:] for item in numbered.values()] == ["08:30", "16:00"]


def test_an_addition_moves_few():
    random = Random(1)
    start = datetime(2017, 1, 1)
    entries = [
        entry(
            f"{start + timedelta(minutes=random.randrange(5 * 525_600)):%Y-%m-%dT%H:%M}", f"/{n}/"
        )
        for n in range(2_000)
    ]
    _, before = arrange(entries)
    where = {item.url: number for number, item in before.items()}
    moved = []
    for n in range(50):
        moment = start + timedelta(minutes=random.randrange(5 * 525_600))
        _, after = arrange([*entries, entry(f"{moment:%Y-%m-%dT%H:%M}", f"/new-{n}/")])
        moved.append(sum(where.get(item.url, number) != number for number, item in after.items()))
    assert sum(moved) / len(moved) < 2
    assert max(moved) < 15


def test_one_address_twice_is_refused():
    with pytest.raises(ValueError, match="one address"):
        arrange([entry("2018-01-01", "/a/"), entry("2019-01-01", "/a/")])


def test_no_entries():
    layout, numbered = arrange([])
    assert not numbered
    assert layout.documents == 0


@pytest.mark.parametrize(
    ("count", "shards", "fresh"), [(30, 64, 0), (61, 256, 0), (401, 2_048, 64), (1_501, 8_192, 128)]
)
def test_shards_grow_in_coarse_steps(count, shards, fresh):
    start = datetime(2018, 1, 1)
    layout, numbered = arrange(
        entry(f"{start + timedelta(days=n):%Y-%m-%d}", f"/{n}/") for n in range(count)
    )
    assert (layout.shards, layout.fresh_shards) == (shards, fresh)
    newest = [number for number in numbered if layout.fresh_shards and number >= layout.fresh]
    assert len(newest) <= 31


def test_a_flood_in_one_month_has_no_fresh_tier():
    layout, _ = arrange([entry("2017-01-01"), *(entry("2018-05-05", f"/{n}/") for n in range(500))])
    assert layout.fresh_shards == 0
