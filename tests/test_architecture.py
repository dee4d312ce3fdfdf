"""The laws of the house that a test can see: arrows point down, one name a feature, short modules."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from starter import building

ROOT = building.ROOT
#: The floors, from the cellar to the roof. A module may import its own floor and those below it.
FLOORS = ("newsroom.text", "newsroom", "plugins", "pelicanconf", "starter", "tasks", "inv", "tests")
#: Which libraries belong to which floor: nothing else may know of them.
LIBRARIES = {
    "pelican": {"plugins", "pelicanconf", "publishconf", "starter"},
    "jinja2": {"plugins"},
    "markupsafe": {"plugins"},
    "lightningcss": {"plugins"},
    "invoke": {"tasks", "inv", "starter"},
    "playwright": {"starter"},
    "PIL": {"newsroom", "starter"},
    "markdown": {"newsroom"},
    "nh3": {"newsroom"},
    "typogrify": {"newsroom"},
    "pydantic": {"newsroom"},
    "yaml": {"newsroom"},
}
#: Names that say nothing of what a module knows.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "lib", "tools"}
LONGEST = 250
#: Modules that are longer, and why cutting them would make them harder to read.
LONG = {
    "newsroom/fields.py": "one list: every field of every type of content",
    "newsroom/markup/fast_markdown_inline.py": "a quarter of it is one table: pattern → trigger",
}


def modules() -> dict[str, Path]:
    """Return every module of the product by its dotted name; tests and benches are not of it."""
    files = [*ROOT.glob("*.py")]
    for floor in ("newsroom", "plugins", "starter"):
        files += (ROOT / floor).rglob("*.py")
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(files)
    }


def imports(path: Path) -> Iterator[str]:
    """Yield the full names that a module imports, wherever the line stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor_of(name: str) -> str | None:
    """Return the floor that a module or an imported name belongs to."""
    return next((floor for floor in FLOORS if f"{name}.".startswith(f"{floor}.")), None)


MODULES = modules()
EVERY_MODULE = pytest.mark.parametrize("name", MODULES)


@EVERY_MODULE
def test_arrows_point_down(name: str) -> None:
    here = floor_of(name) or "pelicanconf"  # publishconf is one floor with it
    for imported in imports(MODULES[name]):
        there = floor_of(imported)
        if there:
            assert FLOORS.index(there) <= FLOORS.index(here), f"{name} imports {imported}"


@pytest.mark.parametrize("name", [name for name in MODULES if floor_of(name) == "newsroom.text"])
def test_the_cellar_stands_on_the_standard_library(name: str) -> None:
    for imported in imports(MODULES[name]):
        assert (
            imported.partition(".")[0] in sys.stdlib_module_names
            or floor_of(imported) == "newsroom.text"
        ), f"{name} imports {imported}"


@EVERY_MODULE
def test_libraries_stay_on_their_floor(name: str) -> None:
    here = name.partition(".")[0]
    for imported in imports(MODULES[name]):
        library = imported.partition(".")[0]
        assert here in LIBRARIES.get(library, {here}), f"{name} imports {imported}"


@EVERY_MODULE
def test_modules_are_short_and_say_what_they_know(name: str) -> None:
    path = MODULES[name]
    assert not EMPTY_NAMES & {*name.split(".")}
    lines = path.read_text("utf-8").count("\n")
    listed = LONG.get(path.relative_to(ROOT).as_posix())
    if listed:
        assert lines > LONGEST, f"{name} is short again: take it off the list"
    else:
        assert lines <= LONGEST, f"{name} has {lines} lines"


def plugins() -> list[str]:
    """Return the plugins: modules of the first floor that register with Pelican."""
    return [
        name
        for name, path in MODULES.items()
        if name.startswith("plugins.")
        and any(
            isinstance(node, ast.FunctionDef) and node.name == "register"
            for node in ast.parse(path.read_text("utf-8")).body
        )
    ]


def test_every_plugin_is_loaded_and_every_loaded_one_exists() -> None:
    assert sorted(building.settings()["PLUGINS"]) == plugins()


@pytest.mark.parametrize("name", plugins())
def test_no_plugin_imports_a_plugin(name: str) -> None:
    known = {*plugins(), "plugins.portal"} - {name}
    for imported in imports(MODULES[name]):
        assert not [other for other in known if f"{imported}.".startswith(f"{other}.")]


def test_a_feature_has_one_name_on_every_floor() -> None:
    """A plugin is called like what it brings in, and so are its tests, its page and its styles."""
    engine = {"plugins.writer": "output", "plugins.assets": ""}
    for name in plugins():
        feature = engine.get(name, name.removeprefix("plugins."))
        assert not feature or f"newsroom.{feature}" in MODULES, f"{name} has no newsroom.{feature}"


def test_tests_mirror_the_floors() -> None:
    """``test_images_plan`` tests ``images.plan``, ``test_fast_markdown_upstream`` ``fast_markdown``."""
    for path in sorted((ROOT / "tests" / "newsroom").rglob("test_*.py")):
        parts = path.relative_to(ROOT / "tests").with_suffix("").parts
        folder, stem = ".".join(parts[:-1]), parts[-1].removeprefix("test_")
        cuts = [*(match.start() for match in re.finditer("_", stem)), len(stem)]
        names = {f"{folder}.{stem[:cut]}" for cut in cuts}
        assert names & MODULES.keys(), f"{path.name} tests no module"


def test_no_command_word_of_the_engine_is_imported_by_the_starter_at_once() -> None:
    """`./inv --list` must not wait for Pelican: tasks import what they need when they run."""
    people = ("editors", "publishers", "developers", "program", "faults", "words")
    for name in ("tasks", "inv", *(f"starter.{each}" for each in people)):
        tree = ast.parse(MODULES[name].read_text("utf-8"))
        top = [
            node.names[0].name if isinstance(node, ast.Import) else str(node.module)
            for node in tree.body
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        engine = [
            imported
            for imported in top
            if imported.partition(".")[0] in {"pelican", "newsroom", "plugins", "PIL", "pydantic"}
            and floor_of(imported) != "newsroom.text"
        ]
        assert not engine, name


def test_committed_files_name_no_private_place() -> None:
    """No path of a developer's machine and no registry host gets into the house."""
    words = re.compile(
        r"/" + "work/(main|shared)|" + r"files\.python" + r"hosted|registry\.npm" + r"js"
    )
    for path in MODULES.values():
        assert not words.search(path.read_text("utf-8")), path
