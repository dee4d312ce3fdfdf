"""A withdrawn profile leaves no byte of the name: what stands elsewhere is told, and stops."""

import os
import re
import shutil
from pathlib import Path

import pytest

from newsroom import checking
from newsroom.text.finding import Finding
from plugins.portal import Portal
from starter.building import ROOT
from tests.conftest import REAL_NOW
from tests.sites import Built, Site, article, source, tree

NAME = "Trần Thị Kín"
PROFILES = sorted((ROOT / "content" / "exemplars").glob("*.md"))


def profile(kind: str = "individual", **fields: object) -> str:
    given: dict[str, object] = {
        "title": NAME,
        "date": "2019-05-06",
        "kind": kind,
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


def test_every_place_is_told_as_a_fault(named: Site) -> None:
    assert [(item.file, item.line, item.column, item.level) for item in told(named)] == [
        ("articles/2019/05/a.md", 8, 4, "error"),
        ("articles/2019/05/a.md", 10, 10, "error"),
        ("articles/2019/05/b.md", 5, 15, "error"),
    ]
    finding = told(named)[0]
    assert NAME in finding.message
    assert "exemplars/kin.md" in finding.message


def test_a_shown_profile_may_be_named(named: Site) -> None:
    named.write({"exemplars/kin.md": profile(status="published")})
    assert told(named) == []


def test_drafts_and_works_only_warn_and_what_is_withdrawn_is_not_judged(named: Site) -> None:
    files = {
        "articles/2019/05/a.md": article(NAME, status="draft"),
        "articles/2019/05/b.md": article(NAME, status="withdrawn"),
    }
    named.write(files)
    assert [(item.file[-4:], item.level) for item in told(named)] == [("a.md", "warning")]
    named.write({"exemplars/kin.md": profile("project"), "articles/2019/05/a.md": article(NAME)})
    assert [(item.file[-4:], item.level) for item in told(named)] == [("a.md", "warning")]


def test_somebody_of_the_same_name_may_stay_with_a_reason(named: Site) -> None:
    kept = f"<!-- bỏ-qua: withdrawn-name — người khác trùng tên -->\n{NAME} là người khác."
    files = {"articles/2019/05/a.md": article(kept), "articles/2019/05/b.md": None}
    named.write(files)
    assert told(named) == []
    named.write({"articles/2019/05/a.md": article(kept.replace(" — người khác trùng tên", ""))})
    assert len(told(named)) == 1


@pytest.fixture
def real_copy(site: Site, real_site: Built) -> Site:
    """A copy of the real content, with the pictures that its build has made."""
    shutil.copytree(ROOT / "content", site.content)
    cache = real_site.output.parent / "cache"
    shutil.copytree(cache, site.root / "cache", copy_function=os.link)
    return site


def title_of(text: str) -> str:
    return re.search(r'^title: "(.*)"$', text, re.MULTILINE)[1]  # type: ignore[index]


def rewritten(text: str, path: Path, name: str) -> str:
    """Take a profile out of another text as an editor would: no link to it, no name."""
    address = rf"\[([^\]]*)\]\(\{{filename\}}/exemplars/{path.name}\)"
    return re.sub(address, r"\1", text).replace(name, "một người của đơn vị")


def withdraw(site: Site, path: Path) -> str:
    text = path.read_text("utf-8")
    site.write({f"exemplars/{path.name}": text.replace("\n---\n", "\nstatus: withdrawn\n---\n", 1)})
    return title_of(text)


def others(site: Site, *paths: Path) -> list[Path]:
    gone = {path.name for path in paths}
    return [file for file in sorted(site.content.rglob("*.md")) if file.name not in gone]


def test_who_still_names_a_real_profile_is_told(real_copy: Site) -> None:
    for path in PROFILES:
        name = withdraw(real_copy, path)
        naming = {
            file.relative_to(real_copy.content).as_posix()
            for file in others(real_copy, path)
            if name in file.read_text("utf-8")
        }
        findings = told(real_copy)
        person = "kind: individual" in path.read_text("utf-8")
        assert {item.file for item in findings} == naming, name
        assert {item.level for item in findings} <= {"error" if person else "warning"}
        assert naming or not person, name
        shutil.copy(path, real_copy.content / "exemplars")


def test_no_byte_of_a_real_profile_is_left(real_copy: Site) -> None:
    """All eleven at once: no name and no address in any file, the search index among them."""
    names = {path: withdraw(real_copy, path) for path in PROFILES}
    assert len(names) == 11
    for file in others(real_copy, *PROFILES):
        text = file.read_text("utf-8")
        for path, name in names.items():
            text = rewritten(text, path, name)
        file.write_text(text, "utf-8")
    assert told(real_copy) == []
    built = real_copy.build(now=REAL_NOW)
    assert built.status == 0, built.told
    whole = b"\n".join(name.encode() + data for name, data in tree(built.output).items())
    assert "Dân vận khéo".encode() in whole
    assert not [name for name in names.values() if name.encode() in whole]
    assert not [path.stem for path in PROFILES if path.stem.encode() in whole]
    assert b'"/dien-hinh/' not in whole
