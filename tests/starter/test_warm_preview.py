"""A preview that stays warm in one process shows what a build from nothing shows, byte for byte.

The watcher is played here: what differs between two listings of the site is what it names.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from starter import building, serving
from tests.site.edits import Newsroom
from tests.site.test_incremental import difference
from tests.sites import Site, tree

EDITS = 12


def listing(*roots: Path) -> dict[Path, tuple[int, ...]]:
    """Return what tells a file or folder from what it was."""
    found = {}
    for root in roots:
        for path in root.rglob("*"):
            status = path.stat()
            found[path] = (status.st_ino, status.st_size, status.st_ctime_ns)
    return found


@pytest.fixture
def newsroom(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Newsroom:
    """A site of random articles whose preview takes its theme and its clock from here."""
    made = Newsroom(Site(tmp_path), Random(f"warm {request.param}"))
    made.begin(30)
    ordinary = building.settings

    def settings(**given: object) -> dict[str, object]:
        now = f"{made.now:%Y-%m-%d %H:%M}"
        return ordinary(**given) | {"THEME": str(made.site.theme), "NOW": now}  # type: ignore[arg-type]

    monkeypatch.setattr(building, "settings", settings)
    return made


def previewed(newsroom: Newsroom) -> Iterator[set[Path]]:
    """Yield what was saved, after a build of it; an edit is made between two of them."""
    site = newsroom.site
    before = listing(site.content, site.theme)
    while True:
        newsroom.edit()
        now = listing(site.content, site.theme)
        yield {path for path, _ in before.items() ^ now.items()}
        before = now


@pytest.mark.parametrize(
    "newsroom",
    [*range(3), *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(100, 160))],
    indirect=True,
)
def test_a_warm_preview_equals_a_build_from_nothing(newsroom: Newsroom) -> None:
    site, random = newsroom.site, newsroom.random
    preview = serving.Preview(
        content=str(site.content), cache=str(site.root / "cache"), output=str(site.root / "warm")
    )
    assert preview.build()
    saves = previewed(newsroom)
    for _ in range(EDITS):
        if random.random() < 0.5:
            preview.rest()
        is_good = preview.build(next(saves))
        now = f"{newsroom.now:%Y-%m-%d %H:%M}"
        clean = site.build(output="clean/output", cache="clean/cache", now=now, preview=True)
        log = "\n".join(newsroom.log)
        assert is_good == (clean.status == 0), log
        if is_good:
            told = difference(tree(site.root / "warm"), clean.tree)
            assert not told, f"{told}\n\n{log}"
        shutil.rmtree(site.root / "clean", ignore_errors=True)


@pytest.mark.parametrize("newsroom", ["meddled"], indirect=True)
def test_what_the_watcher_did_not_tell_is_built_with_the_next_save(newsroom: Newsroom) -> None:
    site = newsroom.site
    preview = serving.Preview(
        content=str(site.content), cache=str(site.root / "cache"), output=str(site.root / "warm")
    )
    assert preview.build()
    preview.rest()
    page, silent = site.root / "warm/gioi-thieu/index.html", site.content / "pages/gioi-thieu.md"
    whole = page.read_bytes()
    page.write_bytes(b"ai do sua tay")
    silent.write_text(silent.read_text("utf-8") + "\nCâu chưa ai báo.\n", "utf-8")
    preview.build()  # of nothing that it was told of
    preview.rest()
    assert preview.build({site.content / "site.yaml"})
    assert b"C\xc3\xa2u ch\xc6\xb0a ai b\xc3\xa1o." in page.read_bytes()
    assert page.read_bytes() != whole
