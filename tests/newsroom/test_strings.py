"""Words of the interface: dotted keys, places to fill, and no silence where one is missing."""

from pathlib import Path

import pytest

from newsroom.strings import MissingStringError, Strings


def test_nested_tables_become_dotted_keys_that_are_filled(tmp_path: Path) -> None:
    path = tmp_path / "vi.toml"
    path.write_text('[a.b]\nc = "Có {count} bài"\n', "utf-8")
    strings = Strings.load(path)
    assert strings("a.b.c", count=3) == "Có 3 bài"
    assert strings("a.b.c") == "Có {count} bài"
    assert strings.table == {"a.b.c": "Có {count} bài"}


def test_a_missing_string_is_a_fault() -> None:
    with pytest.raises(MissingStringError):
        Strings({})("khong.co")
