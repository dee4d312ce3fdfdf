"""The store is data under digests; whatever else lies there is not there."""

from pathlib import Path

import pytest

from newsroom import store
from newsroom.store import (
    BrokenStoreError,
    Ledger,
    Segments,
    Table,
    drop_segments,
    write_segment,
)

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


def test_a_remembered_value_is_that_of_the_file_that_lies_there(tmp_path: Path) -> None:
    path = tmp_path / "x.store"
    first = Ledger(path, dict[str, int], "1", remembered=True)
    first.save(VALUE)
    assert Ledger(path, dict[str, int], "1", remembered=True).load() is VALUE
    ledger(tmp_path).save({"b": 3})  # another process
    assert first.load() == {"b": 3}
    path.write_bytes(path.read_bytes()[:-1])
    assert first.load() is None
    path.unlink()
    assert first.load() is None


def table(folder: Path) -> Table[int]:
    return Table(folder / "x.store", int, "1")


def test_a_table_gives_back_what_it_was_given(tmp_path: Path) -> None:
    entries = {f"bài {number}": number for number in range(300)}
    steps: list[dict[str, int]] = [
        {},
        entries,
        entries | {"bài 3": 0},
        {**entries, "mới": 1},
        dict(list(entries.items())[5:]),
        entries,
        dict(list(entries.items())[:20]),
        {},
    ]
    for step in steps:
        table(tmp_path).save(step)
        store._KNOWN.clear()
        assert (table(tmp_path).load() or {}) == step


def test_a_small_change_leaves_the_rest_where_it_lies(tmp_path: Path) -> None:
    entries = {f"bài {number}": number for number in range(300)}
    table(tmp_path).save(entries)
    whole = (tmp_path / "x.store").read_bytes()
    table(tmp_path).save(entries | {"bài 3": 0})
    assert (tmp_path / "x.store").read_bytes() == whole
    assert table(tmp_path).load() == entries | {"bài 3": 0}


def test_changes_of_another_whole_are_not_there(tmp_path: Path) -> None:
    entries = {f"bài {number}": number for number in range(300)}
    table(tmp_path).save(entries)
    table(tmp_path).save(entries | {"bài 3": 0})
    changes = (tmp_path / "x.changes").read_bytes()
    table(tmp_path).save({"bài 1": 1})
    assert not (tmp_path / "x.changes").exists()
    (tmp_path / "x.changes").write_bytes(changes)
    assert table(tmp_path).load() == {"bài 1": 1}
    (tmp_path / "x.changes").write_bytes(b"x")
    assert table(tmp_path).load() == {"bài 1": 1}
