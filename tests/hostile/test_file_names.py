"""Names that not every machine can keep, and names that deceive."""

import os
from pathlib import Path

import pytest

from newsroom import file_names
from tests.hostile.attacks import Attack, table
from tests.sites import Built, Site, article, picture

FOLDER = "articles/2019/05"


def build_with(site: Site, path: bytes, data: str | bytes = "") -> Built:
    """Build a site with one more file, whose path below ``content`` is given as bytes."""
    site.write({f"{FOLDER}/tot.md": article(title="Bài tốt", date="2019-05-05")})
    whole = os.fsencode(site.content) + b"/" + path
    os.makedirs(os.path.dirname(whole), exist_ok=True)  # noqa: PTH103, PTH120 - bytes
    given = data or article()
    with open(whole, "wb") as file:  # noqa: PTH123 - bytes
        file.write(given.encode() if isinstance(given, str) else given)
    return site.build()


@pytest.mark.parametrize("attack", table("file-names"), ids=str)
def test_the_name_of_an_article(site: Site, attack: Attack) -> None:
    built = build_with(site, f"{FOLDER}/{attack.text}".encode())
    if attack.expected == "page":
        assert built.status == 0, built.told
        names = {path for path in built.tree if path.startswith("2019/05/06/")}
        assert len(names - {"2019/05/06/index.html"}) == 1
        return
    assert built.status == 1
    assert [rule for _, rule in built.rules] == [attack.expected]
    assert built.told.splitlines()[0].isprintable()
    assert "Cách sửa" in built.told


def test_a_name_that_is_no_text(site: Site) -> None:
    built = build_with(site, b"articles/2019/05/b\xff\xfe.md")
    assert built.rules == [(f"{FOLDER}/b\\xff\\xfe.md", "file-name")]
    assert "không phải UTF-8" in built.told


@pytest.mark.parametrize("path", ["articles/aux/a.md", "articles/20\n19/a.md", "media/con.jpg"])
def test_folders_and_pictures_are_judged_alike(site: Site, path: str) -> None:
    built = build_with(site, path.encode(), picture() if path.endswith("jpg") else "")
    assert {rule for _, rule in built.rules} == {"file-name"}


@pytest.mark.parametrize("other", ["BAI.md", "Bai.md", "bai.MD"])
def test_names_that_differ_in_capitals_only(site: Site, other: str) -> None:
    site.write({f"{FOLDER}/bai.md": article(date="2019-05-04", slug="mot")})
    built = build_with(site, f"{FOLDER}/{other}".encode())
    assert [rule for _, rule in built.rules] == ["file-clash"]
    assert "bai.md" in built.told.lower()


def test_composed_and_decomposed_are_one_name() -> None:
    names = ["he\u0301.md", "hé.md", "ß.md", "SS.md"]
    assert [*file_names.clashes(sorted(names))] == [("hé.md", "he\u0301.md"), ("ß.md", "SS.md")]


def test_folders_in_folders_have_an_end(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "x/" * 900
    site.write({f"{FOLDER}/tot.md": article()})
    place = site.content / "articles"
    monkeypatch.chdir(place)  # other tests are to find the folder that they were started in
    for name in deep.split("/")[:-1]:
        os.mkdir(name)  # noqa: PTH102 - the path grows longer than a path may be
        os.chdir(name)
    Path("a.md").write_text(article(), "utf-8")
    monkeypatch.undo()
    built = site.build()
    assert [rule for _, rule in built.rules] == ["file-name"]
    assert "quá sâu" in built.told


@pytest.mark.parametrize("name", ["a", "a-b_c.d", "đường", "a b", "x.con", "com10", "nul-x"])
def test_ordinary_names_are_fine(name: str) -> None:
    assert file_names.fault_of(name) is None
