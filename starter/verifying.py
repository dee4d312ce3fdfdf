"""``./inv verify``: compare what readers get with what was released."""

from collections.abc import Sequence

from newsroom import release
from newsroom.release.errors import ReleaseError
from starter.faults import MachineFault, UsageFault
from starter.telling import show


def verify(places: Sequence[str], against: str) -> int:
    """Compare each place with its manifest and say what differs; an exit status."""
    if not places:
        raise UsageFault(
            "Lệnh verify cần một địa chỉ hoặc thư mục, như ./inv verify https://ten-mien.vn"
        )
    status = 0
    for place in places:
        try:
            verdict = release.verify(place, against, _progress)
        except ReleaseError as failed:
            raise MachineFault(str(failed)) from failed
        show("")
        print("\n".join(verdict.lines()))
        status = status or int(bool(verdict.faults))
    return status


def _progress(done: int, of: int) -> None:
    if done % 100 == 0:
        show(f"{done}/{of} tệp")
