"""What set-up leaves behind beside the libraries."""

import os
import subprocess
import sys
from pathlib import Path

from starter.environment import compile_house


def value(root: Path) -> str:
    """Return what the module says in a fresh process."""
    command = [sys.executable, "-c", "from newsroom import words; print(words.VALUE)"]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_compiled_files_hold_by_content_and_not_by_time(tmp_path: Path) -> None:
    (tmp_path / "newsroom").mkdir()
    source = tmp_path / "newsroom/words.py"
    source.write_text("VALUE = 1\n", "utf-8")
    compile_house(Path(sys.executable), tmp_path)
    (compiled,) = (tmp_path / "newsroom/__pycache__").iterdir()
    before = compiled.read_bytes(), compiled.stat().st_ino
    os.utime(source, (1, 1))
    assert value(tmp_path) == "1"
    assert (compiled.read_bytes(), compiled.stat().st_ino) == before
    source.write_text("VALUE = 2\n", "utf-8")
    os.utime(source, (1, 1))
    assert value(tmp_path) == "2"
