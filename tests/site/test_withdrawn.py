"""A person whose profile is withdrawn leaves no byte behind: shown on every real profile of a person."""

import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from newsroom.text.slug import slugify
from starter.building import ROOT
from tests.conftest import REAL_NOW
from tests.sites import Site

PEOPLE = [
    path
    for path in sorted((ROOT / "content" / "exemplars").glob("*.md"))
    if re.search(r"^kind: \"?individual\"?$", path.read_text("utf-8"), re.MULTILINE)
]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A copy of the real content, built once; tests change it and put it right again."""
    site = Site(tmp_path_factory.mktemp("real"))
    shutil.copytree(ROOT / "content", site.content)
    assert site.build(now=REAL_NOW, jobs=0).status == 0
    return site


def test_there_are_people() -> None:
    assert len(PEOPLE) >= 3


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem)
def test_no_byte_of_the_name_is_left(real: Site, path: Path) -> None:
    profile = real.content / "exemplars" / path.name
    text = profile.read_text("utf-8")
    name = next(re.finditer(r"^title: \"?(.+?)\"?$", text, re.MULTILINE))[1]
    changed = {profile: text}
    profile.write_text(text.replace("---\n", "---\nstatus: withdrawn\n", 1), "utf-8")

    # The first build tells every line that still names the person, in one run.
    built = real.build(now=REAL_NOW)
    told = {finding.file for finding in built.findings if finding.rule == "withdrawn-name"}
    named = [
        other
        for other in real.content.rglob("*.md")
        if other != profile and name in other.read_text("utf-8")
    ]
    assert told == {other.relative_to(real.content).as_posix() for other in named}
    assert built.status == (1 if named else 0)
    lines = sum(other.read_text("utf-8").count(name) for other in named)
    assert len([f for f in built.findings if f.rule == "withdrawn-name"]) <= lines

    for other in named:
        changed[other] = other.read_text("utf-8")
        linked = re.sub(rf"\[{name}\]\([^)]*\)", "một cán bộ", changed[other])
        other.write_text(linked.replace(name, "một cán bộ"), "utf-8")
    try:
        built = real.build(now=REAL_NOW)
        assert built.status == 0, built.told
        marks = [
            form.encode()
            for form in (
                name, name.upper(), unicodedata.normalize("NFD", name), slugify(name),
                slugify(name).replace("-", " "), name.replace(" ", "\u00a0"),
            )
        ]  # fmt: skip
        left = {
            file: mark.decode()
            for file, data in built.tree.items()
            for mark in marks
            if mark in data or mark.decode() in file
        }
        assert left == {}
    finally:
        for other, before in changed.items():
            other.write_text(before, "utf-8")
