"""What lies in an output as the last build wrote it, looked at once."""

import os
from collections.abc import Collection, Mapping

from msgspec import Struct
from msgspec.structs import replace

from newsroom import fingerprint
from newsroom.claims import Filed


class Report(Struct, frozen=True, array_like=True):
    """What was seen of an output.

    ``filing`` is the place of the output and the digest of what is filed of it; ``unsound`` are the
    files that do not lie there as they were filed, ``times`` the new ones of those that do; ``folders``
    says whether no file has come or gone.
    """

    filing: tuple[str, str]
    unsound: tuple[str, ...]
    times: dict[str, int]
    folders: bool


class Standing:
    """What stands in one output; a process that keeps it asks no file again until told to ``forget``."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._sound: set[str] | None = None
        self._folders: bool | None = None

    def forget(self) -> None:
        """Look anew when next asked."""
        self._sound = self._folders = None

    def settle(self, sound: Collection[str], *, folders: bool) -> None:
        """Take it as known which files are sound, and whether all folders stand."""
        self._sound, self._folders = set(sound), folders

    def report(self, filing: str, filed: Mapping[str, Filed], folders: Mapping[str, int]) -> Report:
        """Look at everything and report it; ``filing`` is the digest of what all this is from."""
        seen = dict(filed)
        sound = self.sound(seen)
        times = {path: item.mtime_ns for path, item in seen.items() if item is not filed[path]}
        return Report(
            (self._place, filing), tuple(sorted(filed.keys() - sound)), times, self.folders(folders)
        )

    def believe(self, report: Report, filing: str, filed: dict[str, Filed]) -> None:
        """Take over what somebody else has seen, where it was seen of the same filing."""
        if report.filing != (self._place, filing):
            return
        for path, mtime in report.times.items():
            filed[path] = replace(filed[path], mtime_ns=mtime)
        self.settle(filed.keys() - set(report.unsound), folders=report.folders)

    def sound(self, filed: dict[str, Filed]) -> set[str]:
        """Return the files that lie there as they were filed; times that differ are filed anew."""
        if self._sound is None:
            self._sound = self._looked(filed)
        return self._sound

    def _looked(self, filed: dict[str, Filed]) -> set[str]:
        sound = set()
        doubtful = []
        place = f"{self._place}/"
        for path, item in filed.items():
            try:
                status = os.stat(place + path)  # noqa: PTH116 - asked for every file
            except OSError:
                continue
            if status.st_size != item.size:
                continue
            if status.st_mtime_ns == item.mtime_ns:
                sound.add(path)
            else:
                doubtful.append((path, status.st_mtime_ns))
        files = [(place + path, filed[path].size) for path, _ in doubtful]
        for (path, mtime), digest in zip(doubtful, fingerprint.of_sized(files), strict=True):
            item = filed[path]
            if digest == item.digest:
                filed[path] = replace(item, mtime_ns=mtime)
                sound.add(path)
        return sound

    def folders(self, known: Mapping[str, int]) -> bool:
        """Tell whether no file has come or gone since the folders had these times."""
        if self._folders is None:
            self._folders = bool(known) and all(
                mtime(f"{self._place}/{folder}") == then for folder, then in known.items()
            )
        return self._folders


def mtime(path: str) -> int:
    """Return the modification time of a file or folder in nanoseconds, 0 where there is none."""
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - asked for every file and folder
    except OSError:
        return 0
