"""Stamps: what tells a file unchanged."""

import os
from pathlib import Path

import pytest

from newsroom.stamps import Stamp, read_stamped

OLD = 1_500_000_000


@pytest.mark.parametrize("data", [b"", b"a", b"tin" * 50_000])
def test_a_file_is_read_whole_with_its_stamp(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "tin.md"
    path.write_bytes(data)
    os.utime(path, (OLD, OLD))
    stamp, read = read_stamped(str(path))
    assert read == data
    assert stamp.size == len(data)
    assert stamp.mtime_ns == -1, "it changed a moment ago, whatever its own time says"


@pytest.mark.parametrize("wrong", [0, 2, 90])
def test_a_file_that_grows_or_shrinks_meanwhile_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: int
) -> None:
    path = tmp_path / "tin.md"
    path.write_bytes(b"m\xe1\xbb\x9bi")
    monkeypatch.setattr(Stamp, "of", lambda _: Stamp(wrong, OLD, OLD))
    assert read_stamped(str(path)) == (Stamp(wrong, OLD, OLD), path.read_bytes())
