"""The output is changed whole or not at all, and what a killed build left is completed."""

import shutil
from pathlib import Path

import pytest

from newsroom import packs
from newsroom.claims import Claim, Scene
from newsroom.output import SIGN, ForeignOutputError, Output
from tests.sites import tree

FIRST = {"a/index.html": b"mot", "b/c.txt": b"hai"}


def write(root: Path, files: dict[str, bytes], *, stop: bool = False) -> Output:
    """Bring the output to ``files``; ``stop`` ends before anything is put in its place."""
    output = Output(root / "output", root / "cache")
    output.open()
    claims = {path: Claim(data.decode()) for path, data in files.items()}
    stale = output.stale(claims)
    maker = packs.Maker(output.begin(), output.staging, "0.pack")
    for path in stale:
        maker.add(path, files[path])
    if not stop:
        output.commit(Scene(), claims, maker.close())
    return output


def shown(root: Path) -> dict[str, bytes]:
    return {path: data for path, data in tree(root / "output").items() if path != SIGN}


def test_only_what_changed_is_written_and_what_nobody_claims_goes(tmp_path: Path) -> None:
    assert write(tmp_path, FIRST).written == 2
    assert write(tmp_path, FIRST).written == 0
    last = write(tmp_path, {"a/index.html": b"moi"})
    assert (last.written, last.removed) == (1, 1)
    assert shown(tmp_path) == {"a/index.html": b"moi"}
    assert not (tmp_path / "output/b").exists()


def test_nothing_is_touched_before_the_commit(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    write(tmp_path, {"a/index.html": b"moi"}, stop=True)
    assert shown(tmp_path) == FIRST


def test_what_a_kill_between_journal_and_removal_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, FIRST)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(packs, "remove", killed)
        with pytest.raises(KeyboardInterrupt):
            write(tmp_path, {"a/index.html": b"mot"})
    assert "b/c.txt" in shown(tmp_path)
    write(tmp_path, {"a/index.html": b"mot"})
    assert shown(tmp_path) == {"a/index.html": b"mot"}


def test_meddling_is_undone(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    (tmp_path / "output/a/index.html").write_bytes(b"sua tay")
    (tmp_path / "output/b/la.txt").write_bytes(b"la")
    write(tmp_path, FIRST)
    assert shown(tmp_path) == FIRST


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/luan-van.docx").write_bytes(b"x")
    with pytest.raises(ForeignOutputError):
        write(tmp_path, FIRST)


def test_a_kept_output_asks_its_files_again_only_when_told(tmp_path: Path) -> None:
    """A preview keeps it: what comes between two builds is seen by the look that follows."""
    output = write(tmp_path, FIRST)
    claims = {path: Claim(data.decode()) for path, data in FIRST.items()}
    (tmp_path / "output/b/c.txt").write_bytes(b"khac")
    output.open()
    assert output.stale(claims) == []
    output.look()
    output.open()
    assert output.stale(claims) == ["b/c.txt"]


def test_a_kept_output_is_looked_at_where_somebody_else_has_built(tmp_path: Path) -> None:
    output = write(tmp_path, FIRST)
    write(tmp_path, {**FIRST, "a/index.html": b"moi"})
    output.open()
    claims = {path: Claim(data.decode()) for path, data in FIRST.items()}
    assert output.stale(claims) == ["a/index.html"]
    shutil.rmtree(tmp_path / "output")
    output.open()
    assert output.fresh
    assert output.stale(claims) == list(claims)
