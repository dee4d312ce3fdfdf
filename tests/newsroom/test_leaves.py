"""Leaves are found by their key, whole, or not at all; what no page needs is forgotten."""

from pathlib import Path

import pytest

from newsroom import leaves
from newsroom.leaves import Leaves, Reader
from newsroom.store import BrokenStoreError

GROUP = {f"k{number}": f"trang {number} đủ dấu".encode() for number in range(6)}


def read(folder: Path) -> dict[str, bytes]:
    reader = Reader(folder)
    try:
        return {key: reader(place) for key, place in Leaves(folder).places.items()}
    finally:
        reader.close()


def test_what_was_written_is_read(tmp_path: Path) -> None:
    leaves.write(tmp_path, GROUP)
    leaves.write(tmp_path, {"khác": b""})
    assert read(tmp_path) == {**GROUP, "khác": b""}


def test_no_folder_has_no_leaves(tmp_path: Path) -> None:
    assert Leaves(tmp_path / "none").places == {}


def test_any_changed_byte_is_seen(tmp_path: Path) -> None:
    path = tmp_path / leaves.write(tmp_path, GROUP)
    whole = path.read_bytes()
    for place in range(len(whole)):
        for broken in (whole[:place], whole[:place] + b"\x7e" + whole[place + 1 :]):
            if broken == whole:
                continue
            path.write_bytes(broken)
            try:
                found = read(tmp_path)
            except BrokenStoreError:
                continue
            assert found.items() <= GROUP.items(), place


def test_a_lost_segment_breaks_the_store(tmp_path: Path) -> None:
    known = Leaves(tmp_path)
    path = tmp_path / leaves.write(tmp_path, GROUP)
    place = known.places["k1"]
    path.unlink()
    with pytest.raises(BrokenStoreError):
        Reader(tmp_path)(place)


def test_tidying_keeps_what_pages_need_and_joins_small_segments(tmp_path: Path) -> None:
    leaves.write(tmp_path, GROUP)
    for key in ("a", "b", "c"):
        leaves.write(tmp_path, {key: key.encode()})
    Leaves(tmp_path).tidy({"k0", "k1", "k2", "k3", "a", "c"}, batch=6)
    kept = read(tmp_path)
    assert {"k0", "k1", "k2", "k3", "a", "c"} <= kept.keys()
    assert "b" not in kept
    assert len(list(tmp_path.glob("*.leaves"))) == 2
    Leaves(tmp_path).tidy({"a"}, batch=6)
    assert read(tmp_path) == {"a": b"a"}
    Leaves(tmp_path).tidy({"a"}, batch=6)  # gathering one segment gives the same name again
    assert read(tmp_path) == {"a": b"a"}


def test_a_look_is_worth_it_after_many_new_leaves_or_many_small_edits(tmp_path: Path) -> None:
    known = Leaves(tmp_path)
    assert known.is_untidy(150, 10_000, 150)
    assert not known.is_untidy(0, 0, 150)
    for number in range(leaves.MANY + 3):
        assert not known.is_untidy(1, 300, 150), number
        leaves.write(tmp_path, {str(number): b"x"})
    assert known.is_untidy(1, 300, 150)
