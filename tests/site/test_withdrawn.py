"""A withdrawn profile leaves no byte of the name: what stands elsewhere is told, and stops."""

import os
import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from newsroom import checking
from newsroom.text.finding import Finding
from newsroom.text.slug import slugify
from plugins.portal import Portal
from starter.building import ROOT
from tests.conftest import REAL_NOW
from tests.sites import Built, Site, article, source

NAME = "Trần Thị Kín"
PROFILES = sorted((ROOT / "content" / "exemplars").glob("*.md"))


def profile(**fields: object) -> str:
    given: dict[str, object] = {
        "title": NAME,
        "date": "2019-05-06",
        "kind": "individual",
        "unit": "Đơn vị",
        "year": "2018",
        "level": "Cấp Khối",
        "summary": "Làm tốt.",
        "basis": {"published_in": "Báo"},
        "status": "withdrawn",
    }
    return source("Là tấm gương.", **{**given, **fields})


def told(site: Site) -> list[Finding]:
    """Return what ``check`` says of the names of withdrawn profiles."""
    house = Portal(site.settings()).house()
    return [item for item in checking.check(house) if item.rule == "withdrawn-name"]


@pytest.fixture
def named(site: Site) -> Site:
    return site.write(
        {
            "exemplars/kin.md": profile(),
            "articles/2019/05/a.md": article(f"Có {NAME} dự.\n\nĐồng chí Trần Thị\nKín nói."),
            "articles/2019/05/b.md": article(summary=f"Chị {NAME} được khen.", date="2019-05-07"),
            "articles/2019/05/c.md": article("Trần Thị Kính và chị Kín.", date="2019-05-08"),
        }
    )


def test_every_place_is_told_by_check_and_by_build(named: Site) -> None:
    places = [
        ("articles/2019/05/a.md", 8, 4, "error"),
        ("articles/2019/05/a.md", 10, 10, "error"),
        ("articles/2019/05/b.md", 5, 15, "error"),
    ]
    built = named.build()
    assert built.status == 1
    assert not built.output.exists()
    for findings in (told(named), built.findings):
        assert [(item.file, item.line, item.column, item.level) for item in findings] == places
        assert all(NAME in item.message for item in findings)


def test_a_shown_profile_may_be_named(named: Site) -> None:
    named.write({"exemplars/kin.md": profile(status="published")})
    assert told(named) == []


def test_drafts_and_withdrawn_texts_are_not_judged(named: Site) -> None:
    named.write(
        {
            "articles/2019/05/a.md": article(NAME, status="draft"),
            "articles/2019/05/b.md": article(NAME, status="withdrawn"),
        }
    )
    assert told(named) == []
    assert named.build().status == 0


@pytest.fixture
def real_copy(site: Site, real_site: Built) -> Site:
    """A copy of the real content, with the pictures that its build has made."""
    shutil.copytree(ROOT / "content", site.content)
    cache = real_site.output.parent / "cache"
    shutil.copytree(cache, site.root / "cache", copy_function=os.link)
    return site


def withdraw(site: Site, path: Path) -> str:
    text = path.read_text("utf-8")
    site.write({f"exemplars/{path.name}": text.replace("\n---\n", "\nstatus: withdrawn\n---\n", 1)})
    return re.search(r'^title: "(.*)"$', text, re.MULTILINE)[1]  # type: ignore[index]


def rewritten(text: str, path: Path, name: str) -> str:
    """Take a profile out of another text as an editor would: no link to it, no name."""
    address = rf"\[([^\]]*)\]\(\{{filename\}}/exemplars/{path.name}\)"
    return re.sub(address, r"\1", text).replace(name, "một người của đơn vị")


def test_no_byte_of_a_real_profile_is_left(real_copy: Site) -> None:
    """All at once: who names them is told; then no name and no address is left in any file."""
    names = {path: withdraw(real_copy, path) for path in PROFILES}
    assert len(names) == 11
    others = [
        file
        for file in sorted(real_copy.content.rglob("*.md"))
        if file.name not in {path.name for path in names}
    ]
    naming = {
        file.relative_to(real_copy.content).as_posix()
        for file in others
        if any(name in file.read_text("utf-8") for name in names.values())
    }
    assert naming
    assert {item.file for item in told(real_copy)} == naming
    for file in others:
        text = file.read_text("utf-8")
        for path, name in names.items():
            text = rewritten(text, path, name)
        file.write_text(text, "utf-8")
    built = real_copy.build(now=REAL_NOW)
    assert built.status == 0, built.told
    whole = b"\n".join(name.encode() + data for name, data in built.tree.items())
    assert "Dân vận khéo".encode() in whole
    for path, name in names.items():
        forms = (
            name,
            name.upper(),
            unicodedata.normalize("NFD", name),
            name.replace(" ", "\u00a0"),
        )
        left = [form for form in (*forms, slugify(name), path.stem) if form.encode() in whole]
        assert not left, name
