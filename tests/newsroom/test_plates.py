"""Plates are found by their key, whole, or not at all; what no page needs is forgotten."""

from pathlib import Path

import pytest

from newsroom import plates
from newsroom.plates import Plates
from newsroom.store import BrokenStoreError, Segments

GROUP = {f"k{number}": f"trang {number} đủ dấu".encode() for number in range(6)}


def read(folder: Path) -> dict[str, bytes]:
    segments = Segments(folder)
    try:
        return {key: segments.data(blob) for key, blob in Plates(folder).blobs.items()}
    finally:
        segments.close()


def test_what_was_written_is_read(tmp_path: Path) -> None:
    plates.write(tmp_path, GROUP)
    plates.write(tmp_path, {"khác": b""})
    assert read(tmp_path) == {**GROUP, "khác": b""}


def test_no_folder_has_no_plates(tmp_path: Path) -> None:
    assert Plates(tmp_path / "none").blobs == {}


def test_any_changed_byte_is_seen(tmp_path: Path) -> None:
    path = tmp_path / plates.write(tmp_path, GROUP)
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
    known = Plates(tmp_path)
    path = tmp_path / plates.write(tmp_path, GROUP)
    blob = known.blobs["k1"]
    path.unlink()
    with pytest.raises(BrokenStoreError):
        Segments(tmp_path).data(blob)


def test_tidying_keeps_what_pages_need_and_joins_small_segments(tmp_path: Path) -> None:
    plates.write(tmp_path, GROUP)
    for key in ("a", "b", "c"):
        plates.write(tmp_path, {key: key.encode()})
    Plates(tmp_path).tidy({"k0", "k1", "k2", "k3", "a", "c"}, batch=6)
    kept = read(tmp_path)
    assert {"k0", "k1", "k2", "k3", "a", "c"} <= kept.keys()
    assert "b" not in kept
    assert len(list(tmp_path.glob("*.plates"))) == 2
    Plates(tmp_path).tidy({"a"}, batch=6)
    assert read(tmp_path) == {"a": b"a"}
    Plates(tmp_path).tidy({"a"}, batch=6)  # gathering one segment gives the same name again
    assert read(tmp_path) == {"a": b"a"}


def test_a_look_is_worth_it_after_many_new_plates_or_many_small_edits(tmp_path: Path) -> None:
    known = Plates(tmp_path)
    assert known.is_untidy(150, 10_000, 150)
    assert not known.is_untidy(0, 0, 150)
    for number in range(plates.MANY + 3):
        assert not known.is_untidy(1, 300, 150), number
        plates.write(tmp_path, {str(number): b"x"})
    assert known.is_untidy(1, 300, 150)
