"""What a publication did, or would do, in Vietnamese."""

from dataclasses import dataclass

from newsroom.release import manifest
from newsroom.release.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Report:
    """Paths are those of the release.

    ``release`` is empty when nothing had changed; ``held`` tells that this content was rolled back
    before and stays back, ``parked`` that the release waits for its switch.
    """

    release: str
    commit: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    redirected: tuple[tuple[str, str], ...] = ()
    purged: int = 0
    dry_run: bool = False
    held: bool = False
    parked: bool = False

    def lines(self) -> list[str]:
        """Return the report; a dry run lists every file."""
        if self.held:
            return [
                "Không phát hành: nội dung này đã được lùi lại bằng ./inv rollback. Hãy đẩy bản "
                "đã sửa lên, hoặc thêm --again nếu thật sự muốn phát hành lại."
            ]
        counts = (
            f"{len(self.added)} tệp thêm, {len(self.changed)} tệp đổi, {len(self.removed)} tệp bỏ"
        )
        if self.dry_run:
            marked = (("+", self.added), ("~", self.changed), ("-", self.removed))
            listed = [f"{mark} {path}" for mark, paths in marked for path in paths]
            moves = [f"> {source} → {target}" for source, target in self.redirected]
            return [*listed, *moves, f"Nếu phát hành: {counts}. Chưa có gì thay đổi."]
        if not self.release:
            return ["Không có gì mới để phát hành."]
        if self.parked:
            return [f"Đã chuẩn bị bản {self.release}: {counts}. Bản đang đăng chưa đổi."]
        withdrawn = f" Đã gỡ bài rút khỏi {self.purged} bản cũ." if self.purged else ""
        return [f"Đã phát hành bản {self.release}: {counts}.{withdrawn}"]


def between(
    served: Manifest,
    new: Manifest,
    *,
    release: str = "",
    purged: int = 0,
    dry_run: bool = False,
    parked: bool = False,
) -> Report:
    """Return the report of what leads from one release to another."""
    added, changed, removed = manifest.differences(served.files, new.files)
    known = served.moved.items()
    return Report(
        release,
        new.commit,
        tuple(added),
        tuple(changed),
        tuple(removed),
        tuple(item for item in new.moved.items() if item not in known),
        purged,
        dry_run,
        parked=parked,
    )
