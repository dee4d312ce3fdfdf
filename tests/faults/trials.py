"""What else may happen: a damaged store, wrong clocks, zones, midnights, two publishers at once."""

import os
from collections.abc import Callable
from functools import partial
from random import Random

from newsroom.release import verify
from tests.faults.disks import PLACES, full_disks, read_only
from tests.faults.house import House, is_sentence
from tests.faults.kills import killed_builds, killed_publishers, killed_rollbacks
from tests.faults.nursery import End
from tests.faults.row import PATIENCE, Row
from tests.sites import article


def _cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, chance: Random) -> bytes:
    made = bytearray(data)
    made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _empty(data: bytes, chance: Random) -> bytes:
    del data, chance
    return b""


def _other(data: bytes, chance: Random) -> bytes:
    return chance.randbytes(len(data))


def _pickle(data: bytes, chance: Random) -> bytes:
    del data, chance
    return b"cos\nsystem\n(S'touch /tmp/bi-chay'\ntR."


DAMAGES: dict[str, Callable[[bytes, Random], bytes]] = {
    "cắt cụt": _cut, "lật bit": _flip, "làm rỗng": _empty, "thay bằng rác": _other,
    "thay bằng pickle": _pickle,
}  # fmt: skip


def damaged_store(house: House, times: int) -> Row:
    """Some file of the store cut, flipped, emptied or replaced; now and then the output as well."""
    row, chance = Row("kho đệm hỏng"), house.chance
    for number in range(times):
        files = sorted(
            path for path in house.cache.rglob("*") if path.is_file() and path.stat().st_size
        )
        name = list(DAMAGES)[number % len(DAMAGES)]
        for path in chance.sample(files, chance.choice([1, 1, 3, 20])):
            stamp = path.stat()
            path.write_bytes(DAMAGES[name](path.read_bytes(), chance))
            if chance.random() < 0.5:
                os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        wide = house.edit()
        after = house.run("publish", patience=PATIENCE)
        right = after.status == 0 and house.is_right() and house.serves()
        row.add(whole=house.is_whole(), right=right, end=after, note=f"{name} {wide}")
    return row


# --- time ----------------------------------------------------------------------------------------

ZONES = ("UTC", "Asia/Ho_Chi_Minh", "America/Los_Angeles", "Pacific/Kiritimati")
YEAR = 365 * 86_400


def wrong_clocks(house: House) -> Row:
    """A clock a year off, either way, and right again."""
    row = Row("đồng hồ sai một năm")
    for clock in (-YEAR, YEAR, 0):
        house.edit()
        after = house.run("publish", clock=clock, patience=PATIENCE)
        right = after.status == 0 and house.is_right() and house.serves()
        row.add(whole=house.is_whole(), right=right, end=after, note=f"{clock=}")
    return row


def zones(house: House) -> Row:
    """Four zones of the machine: the same bytes."""
    row = Row("bốn múi giờ")
    house.edit()
    for zone in ZONES:
        after = house.run("publish", environment={"TZ": zone}, patience=PATIENCE)
        right = after.status == 0 and house.is_right() and house.serves()
        row.add(whole=house.is_whole(), right=right, end=after, note=zone)
    return row


def days(house: House) -> Row:
    """A scheduled article at midnight in Việt Nam, and one on a leap day, seen from four zones."""
    row = Row("giao ngày ở Việt Nam, ngày 29 tháng 2")
    moments = {
        "2027-01-01 00:00": ("2027/01/01/giao-thua/index.html", 1_798_736_400),
        "2028-02-29 00:00": ("2028/02/29/ngay-nhuan/index.html", 1_835_370_000),
    }
    for when, (path, epoch) in moments.items():
        slug = path.split("/")[3]
        source = article(title=f"Bài {slug}", date=when, slug=slug, highlight_until=when[:10])
        (house.content / f"articles/{slug}.md").write_text(
            source.replace("Tin tức", "Lý luận"), "utf-8"
        )
        for zone in ZONES:
            for second, is_due in ((epoch - 1, False), (epoch, True)):
                environment = {"TZ": zone, "SOURCE_DATE_EPOCH": str(second)}
                given = {"now": ""}
                after = house.run("build", given, environment=environment, patience=PATIENCE)
                right = after.status == 0 and (house.output / path).exists() == is_due
                note = f"{when} {zone} {second} {is_due=}"
                row.add(whole=house.is_whole(), right=right, end=after, note=note)
    house.run("build")
    return row


# --- together ------------------------------------------------------------------------------------


def at_once(house: House, times: int) -> Row:
    """Two publishers at the same moment: each waits for the other, none meddles."""
    row = Row("hai lần publish cùng lúc")
    other = House(house.root, 0, seed=7)
    try:
        for _ in range(times):
            house.edit(small=True)
            ends = _both(house, other)
            after = house.run("publish", patience=PATIENCE)
            fine = all(end.status == 0 or is_sentence(end) for end in ends) and after.status == 0
            right = fine and house.is_whole() and house.serves()
            row.add(
                whole=_all_whole(house), right=right, note=f"{[end.told[-200:] for end in ends]}"
            )
    finally:
        other.close()
    return row


def _both(house: House, other: House) -> list[End]:
    started = [one.start("publish") for one in (house, other)]
    return [finish() for finish in started]


def _all_whole(house: House) -> bool:
    return house.is_whole() and all(
        verify(str(path)).faults == ()
        for path in (house.site / "releases").iterdir()
        if not path.name.startswith(".")
    )


def every(kills: int, damages: int) -> dict[str, Callable[[House], Row]]:
    """Return all trials by their names, in the order in which they are done."""
    return {
        "build": lambda house: killed_builds(house, kills),
        "publish": lambda house: killed_publishers(house, kills),
        "rollback": lambda house: killed_rollbacks(house, kills),
        **{f"full-{place}": partial(full_disks, place=place) for place in PLACES},
        **{f"read-only-{place}": partial(read_only, place=place) for place in PLACES[:3]},
        "store": lambda house: damaged_store(house, damages),
        "clocks": wrong_clocks,
        "zones": zones,
        "days": days,
        "at-once": lambda house: at_once(house, 10),
    }
