"""Pelican's own console script and our build are one and the same: tree, exit status, untouched output."""

import subprocess
import sys
from pathlib import Path

import pytest

from starter import building
from tests.sites import NOW, Site, article, many, picture, tree

PELICAN = Path(sys.executable).with_name("pelican")
SETTINGS = building.ROOT / "pelicanconf.py"


def pelican(
    site: Site, output: str, *words: str | Path, cwd: Path
) -> subprocess.CompletedProcess[str]:
    """Run the console script over a site, with a store of its own."""
    more = [f'CACHE_PATH="{site.root / f"cache-{output}"}"', f'NOW="{NOW}"', "JOBS=1"]
    return subprocess.run(
        [PELICAN, site.content, "-o", site.root / output, *words, "-e", *more],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def filled(site: Site) -> Site:
    """A small site with a picture."""
    shown = article("![Cây xanh](/media/cay.jpg)", title="Có ảnh")
    return site.write({**many(8), "articles/2019/05/anh.md": shown, "media/cay.jpg": picture()})


def test_from_the_root_without_settings_named(filled: Site) -> None:
    done = pelican(filled, "by-pelican", cwd=building.ROOT)
    assert done.returncode == 0, done.stderr
    assert tree(filled.root / "by-pelican") == filled.build().tree
    assert "Xong: " in done.stderr


def test_from_another_folder_with_the_settings_file(filled: Site, tmp_path: Path) -> None:
    done = pelican(filled, "by-pelican", "-s", SETTINGS, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "by-pelican") == filled.build().tree


def test_a_fault_ends_both_with_1_and_the_same_words(filled: Site) -> None:
    pelican(filled, "by-pelican", cwd=building.ROOT)
    before = tree(filled.root / "by-pelican")
    filled.build()
    filled.write({"articles/2019/05/hong.md": article(date="31/12/2018")})
    done = pelican(filled, "by-pelican", cwd=building.ROOT)
    ours = filled.build()
    assert (done.returncode, ours.status) == (1, 1)
    assert ours.told in done.stderr
    assert before == tree(filled.root / "by-pelican") == tree(filled.root / "output")


def test_a_folder_of_someone_else_is_refused_by_both(filled: Site) -> None:
    foreign = filled.root / "by-pelican"
    foreign.mkdir()
    (foreign / "luan-van.docx").write_bytes(b"ba nam cong suc")
    done = pelican(filled, "by-pelican", cwd=building.ROOT)
    assert done.returncode == filled.build(output="by-pelican").status == 3
    assert [path.name for path in foreign.iterdir()] == ["luan-van.docx"]


def test_a_plugin_that_does_not_load_fails_the_build(filled: Site) -> None:
    done = subprocess.run(
        [PELICAN, filled.content, "-o", filled.root / "out", "-e", 'PLUGINS=["plugins.khong_co"]'],
        cwd=building.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert not (filled.root / "out").exists()
