"""A slice of ``./inv faults``: one of each kind of fault on a small site; all of it in ``--deep``."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults import kills, trials
from tests.faults.house import House
from tests.faults.row import Row

#: Small disks are mounted, as CI machines let one do.
pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="needs root to mount small disks",
)


def _house(folder: Path, articles: int) -> House:
    house = House(folder, articles)
    ready = house.run("publish")
    assert ready.status == 0, ready.told
    return house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = _house(tmp_path_factory.mktemp("nha"), 12)
    yield made
    made.close()


QUICK: dict[str, Callable[[House], Row]] = {
    "killed publishers": lambda house: kills.killed_publishers(house, 1),
    "damaged store": lambda house: trials.damaged_store(house, 1),
}


@pytest.mark.parametrize("name", QUICK)
def test_a_fault_leaves_readers_a_whole_site_and_the_next_run_right(
    house: House, name: str
) -> None:
    row = QUICK[name](house)
    assert row.is_fine, row


@pytest.mark.deep
def test_every_fault_again_and_again(tmp_path: Path) -> None:
    house = _house(tmp_path, 400)
    try:
        rows = [trial(house) for trial in trials.every(kills=200, damages=50).values()]
    finally:
        house.close()
    assert all(row.is_fine for row in rows), [row for row in rows if not row.is_fine]
