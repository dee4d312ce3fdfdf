"""Compiled templates lie beside our code, where a store that is restored cannot put them."""

import sys
from pathlib import Path

import jinja2
import pytest

from plugins.writer import compiled
from plugins.writer.templating import Environment


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "kept")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "a.html").write_text("{{ 1 + 1 }}", "utf-8")
    return tmp_path


def rendered(theme: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, int]:
    """Render in what could be a new process; return the text and how many sources were compiled."""
    sources: list[str] = []

    class Counting(Environment):
        def _generate(self, source: object, *given: object, **more: object) -> str:
            sources.append(str(source))
            return super()._generate(source, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(compiled.COMPILED, "_known", {})
    text = Counting(jinja2.FileSystemLoader(theme)).get_template("parts/a.html").render()
    return text, len(sources)


def kept() -> Path:
    (path,) = compiled.FOLDER.iterdir()
    return path


def test_a_second_process_compiles_nothing(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(theme, monkeypatch) == ("2", 1)
    assert rendered(theme, monkeypatch) == ("2", 0)
    kept().unlink()
    assert rendered(theme, monkeypatch) == ("2", 1)


def test_another_source_is_compiled(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered(theme, monkeypatch)
    (theme / "parts" / "a.html").write_text("{{ 2 + 2 }}", "utf-8")
    assert rendered(theme, monkeypatch) == ("4", 1)


@pytest.mark.parametrize("cut", [0, 10, 40, -1])
def test_what_is_broken_is_compiled_again(
    theme: Path, monkeypatch: pytest.MonkeyPatch, cut: int
) -> None:
    rendered(theme, monkeypatch)
    kept().write_bytes(kept().read_bytes()[:cut])
    assert rendered(theme, monkeypatch) == ("2", 1)


def test_where_python_keeps_nothing_neither_do_we(
    theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    rendered(theme, monkeypatch)
    assert not compiled.FOLDER.exists()
