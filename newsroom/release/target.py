"""What a place that releases go to has to be able to do, and what is known of one.

TARGET/releases/000042-20181228-0830-1a2b3c4d/   whole releases, never changed while served
TARGET/current  → releases/…     what readers see; replaced by one rename
TARGET/previous → releases/…     for files that pages loaded before the switch still ask for
TARGET/addresses.txt             every address that was ever published (law 10)
TARGET/held.json                 what was rolled back and must not come again by itself
TARGET/parked.json               a whole release that waits for nothing but its switch
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from newsroom.release.compression import Source
from newsroom.release.manifest import Manifest

#: The served release and those that one can go back to.
KEPT = 5
RELEASES, CURRENT, PREVIOUS = "releases", "current", "previous"
#: A release that is being made; one left by a killed publisher is the next one's raw material.
NEW = ".new"
#: A release that is being cleaned of a withdrawn item. One left by a killed publisher is removed:
#: nobody could tell which of its files are which.
CLEANED = ".cleaned"
ADDRESSES, HELD, PARKED = "addresses.txt", "held.json", "parked.json"


_NAME = re.compile(r"[0-9]{6,}-[0-9]{8}-[0-9]{4}-[0-9a-f]+")


def is_name(name: str) -> bool:
    """Tell whether a folder is a release."""
    return bool(_NAME.fullmatch(name))


class Held(Struct, frozen=True):
    """What was rolled back: a timer that finds the same commit or content leaves it alone."""

    commit: str
    content: str


class Parked(Struct, frozen=True):
    """A release that waits for its switch: made for ``commit`` while ``base`` was served.

    ``gone`` are the withdrawn addresses that the old releases are to lose with the switch.
    """

    release: str
    commit: str
    base: str
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What lies at a target. ``releases`` go from the oldest to the newest.

    ``manifest`` is that of the served release as it was written; ``Target.sound`` looks at the files.
    """

    releases: tuple[str, ...] = ()
    current: str = ""
    previous: str = ""
    manifest: Manifest = field(default_factory=Manifest)
    addresses: frozenset[str] = frozenset()
    held: Held | None = None
    parked: Parked | None = None

    def next_name(self, now: datetime, mark: str) -> str:
        """Return the name of a next release; names sort by their number, whatever the clocks say."""
        numbers = [int(name.partition("-")[0]) for name in self.releases]
        return f"{max(numbers, default=0) + 1:06d}-{now:%Y%m%d-%H%M}-{mark[:8]}"

    def older(self) -> tuple[str, ...]:
        """Return the releases before the served one."""
        return self.releases[: self.releases.index(self.current)] if self.current else ()

    def abandoned(self) -> tuple[str, ...]:
        """Return the releases that readers were taken back from."""
        return self.releases[len(self.older()) + 1 :] if self.current else self.releases

    def spare(self, keep: int) -> tuple[str, ...]:
        """Return what a next release may be made of: the abandoned, then the oldest beyond ``keep``."""
        taken = {self.current, self.previous}
        abandoned = [name for name in self.abandoned() if name not in taken]
        old = [name for name in self.older() if name not in taken]
        excess = len(self.releases) - len(abandoned) - keep
        return (*abandoned, *old[: max(0, excess)])


@dataclass(frozen=True, slots=True)
class Change:
    """A new release as what differs from the served one.

    ``kept`` maps files (twins included) that are as they were to their sizes; ``fresh`` maps all
    others to their bytes.
    """

    name: str
    manifest: Manifest
    kept: Mapping[str, int] = field(default_factory=dict)
    fresh: Mapping[str, Source] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an old release loses and takes from the served one when something was withdrawn."""

    release: str
    manifest: Manifest
    lost: frozenset[str]
    taken: tuple[str, ...]


class Target(Protocol):
    """A place that releases go to; every method is called while it is ``opened``."""

    where: str

    def opened(self, alone: bool) -> AbstractContextManager[None]:
        """Get ready; with ``alone`` to change things, with other publishers kept out."""

    def state(self) -> State:
        """Return what lies there; an empty state for an empty place."""

    def sound(self, state: State) -> Manifest:
        """Return the served manifest without what is missing or cut, so that it is brought anew."""

    def put(self, change: Change, state: State) -> None:
        """Make the release beside the others and make it last; readers see nothing of it yet."""

    def park(self, parked: Parked | None) -> None:
        """Keep in mind what waits for its switch, or that nothing does."""

    def switch(self, name: str, previous: str) -> None:
        """Let readers see a release, by one rename."""

    def remember(self, addresses: Iterable[str], held: Held | None) -> None:
        """Keep what was published and what is held back; nothing is parked any more."""

    def manifests(
        self, releases: Iterable[str], needles: Iterable[str] = ()
    ) -> dict[str, Manifest]:
        """Return the manifests of some releases, or those of them that contain a needle."""

    def naming(self, release: str, paths: Iterable[str], needles: Iterable[str]) -> list[str]:
        """Return those of the files that contain one of the needles."""

    def texts(self, release: str, paths: Iterable[str]) -> list[bytes]:
        """Return the bytes of some files of a release."""

    def amend(self, amendment: Amendment, source: str) -> None:
        """Change an old release, taking files from the release ``source``."""

    def remove(self, releases: Iterable[str]) -> None:
        """Delete releases."""
