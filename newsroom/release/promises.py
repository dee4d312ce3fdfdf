"""A URL is a promise: no address that was ever published is lost without saying where it went."""

import re
from collections.abc import Iterable, Mapping, Set

from newsroom.release.errors import RefusedError
from newsroom.serving.moves import MoveError, Moves, location, parts

#: Lists that follow from content: days, pages of lists, tags, registers. Nobody writes them, so when
#: their last item goes they lead to the list above. Sections and standing pages do not belong here.
_LISTS = re.compile(
    r"/(?:[0-9]{4}/(?:[0-9]{2}/){0,2}"
    r"|(?:.+/)?trang/[0-9]+/"
    r"|the/[^/]+/(?:feed\.atom)?"
    r"|dien-hinh/loc/.+/"
    r"|van-ban/[^/]+/"
    r"|chuyen-de/[^/]+/(?:feed\.atom)?)"
)
_SHOWN = 20


def settle(
    known: Set[str],
    present: Set[str],
    moved: Mapping[str, str],
    gone: Set[str],
    base: str = "",
) -> Moves:
    """Return the moves that a release has to know; raise ``RefusedError`` for broken promises.

    ``known`` are the addresses ever published, ``present`` those of the new release, ``moved`` and
    ``gone`` what the content declares. Chains are shortened to their end; what led to a withdrawn
    item is gone with it. ``base`` is the path of the public address.
    """
    gone = gone - present
    faults = list(_unreadable(moved)) or [
        *_occupied(moved, present),
        *_dead_ends(moved, present | gone),
    ]
    if faults:
        raise RefusedError("\n".join(faults))
    moves = {source: _end(source, moved) for source in moved}
    gone = gone | {source for source, end in moves.items() if end in gone}
    moves = {source: end for source, end in moves.items() if source not in gone}
    told = {form for source in {*moves, *gone} for form in _forms(source)}
    lost = []
    for address in sorted(known - present - told):
        if _LISTS.fullmatch(address):
            moves[address] = _above(address, present)
        else:
            lost.append(address)
    if lost:
        raise RefusedError(_lament(lost))
    return Moves(moves, frozenset(gone), frozenset(present), base)


def _forms(source: str) -> tuple[str, ...]:
    """Return the addresses that a declared source speaks of: with and without its last slash."""
    path, query = parts(source)
    return () if query else (path, f"{path.rstrip('/')}/")


def _unreadable(moved: Mapping[str, str]) -> Iterable[str]:
    for source, target in moved.items():
        try:
            parts(source)
            location(target)
        except MoveError as error:
            yield (
                f"Chuyển hướng {source} → {target}: không dùng được {error}. Cách sửa: viết đường dẫn "
                "bắt đầu bằng một dấu “/”, hoặc địa chỉ https đầy đủ."
            )


def _occupied(moved: Mapping[str, str], present: Set[str]) -> Iterable[str]:
    for source in moved:
        if not present.isdisjoint(_forms(source)):
            yield (
                f"{source} vừa là một trang đang có vừa được khai báo chuyển hướng. "
                "Cách sửa: bỏ chuyển hướng hoặc đổi địa chỉ của trang."
            )


def _dead_ends(moved: Mapping[str, str], present: Set[str]) -> Iterable[str]:
    for source in moved:
        end = _end(source, moved)
        if end in moved:
            yield f"Chuyển hướng từ {source} đi vòng tròn. Cách sửa: cho nó dẫn đến một trang đang có."
        elif (
            end.startswith("/")
            and end.partition("#")[0][-1:] == "/"
            and end.partition("#")[0] not in present
        ):
            yield f"Chuyển hướng từ {source} dẫn đến {end} là trang không có. Cách sửa: sửa địa chỉ đích."


def _end(source: str, moved: Mapping[str, str]) -> str:
    seen = {source}
    target = moved[source]
    while target in moved and target not in seen:
        seen.add(target)
        target = moved[target]
    return target


def _above(address: str, present: Set[str]) -> str:
    while address != "/":
        address = address.rstrip("/").rpartition("/")[0] + "/"
        if address in present:
            break
    return address


def _lament(lost: list[str]) -> str:
    more = f"\n… và {len(lost) - _SHOWN} địa chỉ khác" if len(lost) > _SHOWN else ""
    return (
        f"Không phát hành: {len(lost)} địa chỉ đã công bố sẽ mất.\n"
        + "\n".join(lost[:_SHOWN])
        + more
        + "\nCách sửa: đặt lại ngày và slug như cũ, hoặc thêm redirect_from ở bài mới, hoặc thêm redirects "
        "trong content/site.yaml; bài rút thì đặt status: withdrawn chứ không xóa tệp."
    )
