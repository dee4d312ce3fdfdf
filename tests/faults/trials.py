"""What may happen to a house: one function for each kind of fault, each giving a row of the table.

Every trial asks the same three questions: is what readers are served whole, was the message one sentence
that a person can act on, and is the next ordinary run right without a hand?
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from newsroom.release import verify
from tests.faults.house import House, fill, is_sentence, remount, small_disk
from tests.faults.nursery import End
from tests.sites import article

#: More than any trial takes; a command that does not end by then hangs.
PATIENCE = 300


@dataclass
class Row:
    """How often something was done, and how often each question had a good answer.

    ``told`` counts those that ended by themselves with a failure, as only they say why; ``wrong`` tells
    the first few that went wrong.
    """

    fault: str
    times: int = 0
    whole: int = 0
    told: int = 0
    failed: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, *, whole: bool, right: bool, end: End | None = None, note: str = "") -> None:
        """Count one trial; ``end`` is how a command ended that was not killed and did not succeed."""
        self.times += 1
        self.whole += whole
        self.right += right
        fine = whole and right
        if end is not None and end.status != 0:
            sound = end.status == 3 and is_sentence(end)
            self.failed += 1
            self.told += sound
            fine = fine and sound
        if not fine and len(self.wrong) < 5:
            self.wrong.append(
                f"{note} {end.status if end else ''} {end.told[-500:] if end else ''}"
            )

    @property
    def is_fine(self) -> bool:
        """Tell whether nothing at all went wrong."""
        return self.whole == self.right == self.times and self.told == self.failed


# --- killed --------------------------------------------------------------------------------------


class Moments:
    """Random moments within what a command takes, small edits and wide ones apart."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._taken = {False: 1.0, True: 4.0}

    def any(self, wide: bool) -> float:
        """Return seconds at which to kill a command."""
        return self._chance.uniform(0.005, 1.05 * self._taken[wide])

    def learn(self, wide: bool, end: End) -> None:
        """Note how long one took that was let be."""
        self._taken[wide] += 0.3 * (end.seconds - self._taken[wide])


def killed_builds(house: House, times: int) -> Row:
    """kill -9 in the middle of a build: the command alone, or its workers too."""
    row, moments, chance = Row("kill -9 giữa lúc build"), Moments(house.chance), house.chance
    while row.times < times:
        wide = house.edit()
        group = chance.random() < 0.5
        end = house.run("build", kill_after=moments.any(wide), group=group)
        if end.status != -9:
            continue
        whole = house.is_whole()
        after = house.run("build", patience=PATIENCE)
        moments.learn(wide, after)
        right = after.status == 0 and house.is_right()
        row.add(whole=whole, right=right, note=f"{end.seconds:.2f} s, {group=}, {after}")
    return row


def killed_publishers(house: House, times: int) -> Row:
    """kill -9 in the middle of a publication: check, build, compression, release, switch."""
    row, moments, chance = Row("kill -9 giữa lúc publish"), Moments(house.chance), house.chance
    while row.times < times:
        house.edit(small=chance.random() < 0.9)
        group = chance.random() < 0.5
        end = house.run("publish", kill_after=moments.any(False), group=group)
        if end.status != -9:
            moments.learn(False, end)
            continue
        whole = house.is_whole()
        after = house.run("publish", patience=PATIENCE)
        right = after.status == 0 and house.is_whole() and house.serves()
        row.add(whole=whole, right=right, note=f"{end.seconds:.2f} s, {group=}, {after}")
    return row


def killed_rollbacks(house: House, times: int) -> Row:
    """kill -9 in the middle of going back, and going back again after it."""
    row, chance = Row("kill -9 giữa lúc rollback"), house.chance
    longest = 0.1
    while row.times < times:
        house.edit(small=True)
        ready = house.run("publish")
        assert ready.status == 0, ready.told
        end = house.run("rollback", kill_after=chance.uniform(0.001, longest))
        if end.status != -9:
            longest = max(0.02, 0.9 * longest)
            continue
        longest = min(0.3, 1.05 * longest)
        whole = house.is_whole()
        back = house.run("rollback", patience=PATIENCE)
        whole = whole and house.is_whole()
        after = house.run("publish", patience=PATIENCE)
        right = back.status == after.status == 0 and house.is_whole() and house.serves()
        row.add(whole=whole, right=right, note=f"{end.seconds:.3f} s, {back}, {after}")
    return row


# --- disks ---------------------------------------------------------------------------------------

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


# --- the store -----------------------------------------------------------------------------------


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


def every(house: House, kills: int, damages: int) -> Iterator[Row]:
    """Yield one row after the other."""
    yield killed_builds(house, kills)
    yield killed_publishers(house, kills)
    yield killed_rollbacks(house, kills)
    for place in PLACES:
        yield full_disks(house, place)
    for place in ("output", "cache", "site"):
        yield read_only(house, place)
    yield damaged_store(house, damages)
    yield wrong_clocks(house)
    yield zones(house)
    yield days(house)
    yield at_once(house, 10)
