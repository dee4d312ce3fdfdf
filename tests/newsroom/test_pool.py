"""Work comes back in the order of its units, in this process or in others."""

import os

import pytest

from newsroom import pool


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order(jobs: int) -> None:
    with pool.workers(jobs) as executor:
        assert [*pool.run(executor, square, range(20), jobs)] == [n * n for n in range(20)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_work_is_raised_here(jobs: int) -> None:
    with pool.workers(jobs) as executor, pytest.raises(ValueError, match="7"):
        [*pool.run(executor, fail, [7], jobs)]


def test_one_job_is_this_process() -> None:
    with pool.workers(1) as executor:
        assert executor is None
        assert [*pool.run(executor, lambda _: os.getpid(), [0])] == [os.getpid()]


def test_batches_hold_everything_once() -> None:
    assert [*pool.batches([*range(7)], 3)] == [[0, 1, 2], [3, 4, 5], [6]]
