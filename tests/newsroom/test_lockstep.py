"""Work in step gives what each gives alone, in order, and no piece of it gets ahead of the others."""

import random

import pytest

from newsroom import reading
from newsroom.lockstep import Steps, alone, in_step
from tests.fuzz.documents import document

LABELS = {"footnote": "Về chỗ dẫn", "table": "Bảng"}


def walk(name: str, steps: int, seen: list[str]) -> Steps[str]:
    for step in range(steps):
        seen.append(f"{name}{step}")
        yield
    return name * steps


def test_each_step_is_taken_by_all_before_the_next():
    seen: list[str] = []
    works = [walk("a", 2, seen), walk("b", 0, seen), walk("c", 3, seen)]
    assert in_step(works) == ["aa", "", "ccc"]
    assert seen == ["a0", "c0", "a1", "c1", "c2"]


def test_nothing_and_one():
    assert in_step([]) == []
    assert alone(walk("a", 3, [])) == "aaa"


def test_a_fault_of_the_work_is_raised():
    def fail() -> Steps[int]:
        yield
        raise ValueError("dở")

    with pytest.raises(ValueError, match="dở"):
        in_step([walk("a", 9, []), fail()])


def test_sources_that_go_all_ways_are_read_in_step_as_alone():
    documents = [document(11, number) for number in range(150)]
    sources = [one for one in documents if one.name.endswith(".md")]
    random.Random(11).shuffle(sources)
    together = in_step(reading.steps(one.data, one.name, LABELS) for one in sources)
    assert together == [reading.read(one.data, one.name, LABELS) for one in sources]
    assert sum(found.record is not None for found in together) > 40
