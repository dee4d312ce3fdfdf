"""Leaves of a section are numbered from the oldest, so an addition shifts nothing."""

import pytest

from newsroom.sections import leaves


@pytest.mark.parametrize("count", [0, 1, 9, 10, 19, 20, 21, 55])
def test_every_item_stands_on_one_leaf(count: int) -> None:
    assert [item for leaf in leaves(count, 10) for item in leaf] == [*range(count)]


@pytest.mark.parametrize("count", range(10, 120))
def test_an_addition_changes_no_older_leaf(count: int) -> None:
    older = leaves(count, 10)[:-1]
    assert leaves(count + 1, 10)[: len(older)] == older


@pytest.mark.parametrize("count", range(10, 120))
def test_the_front_is_never_nearly_empty(count: int) -> None:
    assert 10 <= len(leaves(count, 10)[-1]) < 20
