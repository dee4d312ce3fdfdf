"""Disks that are full or can only be read, under each of the folders that a publication writes to."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.house import House, fill, remount, small_disk
from tests.faults.row import PATIENCE, Row

LEVELS = (0, 4_096, 20_000, 60_000, 150_000, 300_000, 600_000, 1_200_000, 2_400_000, 4_800_000)
PLACES = ("output", "cache", "site", "tmp")
_NAMES = {"output": "output", "cache": "kho đệm", "site": "nơi phát hành", "tmp": "thư mục tạm"}


@contextmanager
def _on_a_disk(house: House, place: str) -> Iterator[Path]:
    """Let a folder of the house lie on a disk of its own, settled there by a publication."""
    with small_disk(house.root / f"{place}-disk", 160) as disk:
        before = getattr(house, place)
        setattr(house, place, disk / place)
        try:
            if before.exists():
                shutil.copytree(before, disk / place, symlinks=True)
            else:
                (disk / place).mkdir()
            ready = house.run("publish")
            assert ready.status == 0, ready.told
            yield disk
        finally:
            setattr(house, place, before)


def full_disks(house: House, place: str, levels: tuple[int, ...] = LEVELS) -> Row:
    """No room left on one of the disks, at several levels, while much has changed."""
    row = Row(f"đĩa đầy: {_NAMES[place]}")
    with _on_a_disk(house, place) as disk:
        for free in levels:
            house.edit()
            house.edit()
            filler = fill(disk, free)
            end = house.run("publish", patience=PATIENCE)
            whole = house.is_whole()
            filler.unlink()
            after = house.run("publish", patience=PATIENCE)
            right = after.status == 0 and house.is_whole() and house.serves()
            row.add(whole=whole, right=right, end=end, note=f"{free} B {after.told[-300:]}")
    return row


def read_only(house: House, place: str) -> Row:
    """A disk that can be read only."""
    row = Row(f"chỉ đọc: {_NAMES[place]}")
    with _on_a_disk(house, place) as disk:
        house.edit()
        remount(disk, "ro")
        end = house.run("publish", patience=PATIENCE)
        whole = house.is_whole()
        remount(disk, "rw")
        after = house.run("publish", patience=PATIENCE)
        right = after.status == 0 and house.is_whole() and house.serves()
        row.add(whole=whole, right=right, end=end, note=f"{after}")
    return row
