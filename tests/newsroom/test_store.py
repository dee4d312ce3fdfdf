"""The store is data under digests; whatever else lies there is not there."""

from pathlib import Path

import pytest

from newsroom.store import BrokenStoreError, Ledger, Segments, drop_segments, write_segment

VALUE = {"a": 1, "đ": 2}


def ledger(folder: Path, version: str = "1") -> Ledger[dict[str, int]]:
    return Ledger(folder / "x.store", dict[str, int], version)


def test_a_ledger_gives_back_what_it_was_given(tmp_path: Path) -> None:
    assert ledger(tmp_path).load() is None
    ledger(tmp_path).save(VALUE)
    assert ledger(tmp_path).load() == VALUE
    assert not ledger(tmp_path).is_foreign()
    assert [path.name for path in tmp_path.iterdir()] == ["x.store"]


def test_a_ledger_of_another_version_or_kind_is_not_there(tmp_path: Path) -> None:
    ledger(tmp_path).save(VALUE)
    assert ledger(tmp_path, "2").load() is None
    assert Ledger(tmp_path / "x.store", list[str], "1").load() is None
    assert ledger(tmp_path, "2").is_foreign()


def test_any_changed_byte_of_a_ledger_is_seen(tmp_path: Path) -> None:
    ledger(tmp_path).save(VALUE)
    whole = (tmp_path / "x.store").read_bytes()
    for place in range(len(whole)):
        broken = bytearray(whole)
        broken[place] ^= 1
        (tmp_path / "x.store").write_bytes(broken)
        assert ledger(tmp_path).load() is None, place
        (tmp_path / "x.store").write_bytes(whole[:place])
        assert ledger(tmp_path).load() is None, place


def test_segments_prove_their_bodies(tmp_path: Path) -> None:
    bodies = ["một", "", "ba ế ỗ ữ"]
    blobs = write_segment(tmp_path, bodies)
    assert [Segments(tmp_path).body(blob) for blob in blobs] == bodies
    assert write_segment(tmp_path, bodies) == blobs
    path = tmp_path / blobs[0].segment
    path.write_bytes(path.read_bytes().replace("một".encode(), "mốt".encode()))
    with pytest.raises(BrokenStoreError):
        Segments(tmp_path).body(blobs[0])
    drop_segments(tmp_path, set())
    with pytest.raises(BrokenStoreError):
        Segments(tmp_path).body(blobs[1])
