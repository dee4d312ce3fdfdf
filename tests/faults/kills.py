"""kill -9 at random moments of a build, a publication and a rollback."""

from random import Random

from tests.faults.house import House
from tests.faults.nursery import End
from tests.faults.row import PATIENCE, Row


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
