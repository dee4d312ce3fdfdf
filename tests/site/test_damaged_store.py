"""A store that was damaged, cut, emptied or lost in part never reaches the output."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import SITE, Built, Site, article, many, picture, tree


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x55
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def lose(path: Path) -> None:
    path.unlink()


DAMAGES = (flip, cut, empty, lose)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Built]:
    """A built site whose store the tests copy and break."""
    shown = article("Theo Hướng dẫn 22-HD/ĐUK. ![Cây](/media/cay.jpg)", date="2019-05-09")
    site = Site(tmp_path_factory.mktemp("store")).write(
        {
            **many(3),
            "site.yaml": SITE.replace("search: false", "search: true"),
            "articles/2019/05/anh.md": shown,
            "media/cay.jpg": picture(1, 96, 64),
        }
    )
    built = site.build()
    assert built.status == 0, built.told
    return site, built


def kinds(cache: Path) -> dict[str, Path]:
    """Return one file of each kind that the store holds: by its folder and suffix."""
    found: dict[str, Path] = {}
    for path in sorted(cache.rglob("*")):
        if path.is_file() and path.stat().st_size:
            found.setdefault(f"{path.parent.relative_to(cache)}/*{path.suffix}", path)
    return found


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("output", ["output", "somewhere-else"])
def test_damage_of_any_file_is_mended(
    first: tuple[Site, Built], damage: Callable[[Path], None], output: str
) -> None:
    site, built = first
    expected = built.tree
    spare = site.root / "spare"
    shutil.copytree(site.root / "cache", spare)
    for kind in kinds(spare):
        shutil.rmtree(site.root / "cache")
        shutil.copytree(spare, site.root / "cache")
        damage(kinds(site.root / "cache")[kind])
        if output != "output":
            shutil.rmtree(site.root / output, ignore_errors=True)
        again = site.build(output=output)
        assert again.status == 0, f"{kind}: {again.told}"
        assert tree(site.root / output) == expected, kind
    shutil.rmtree(spare)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_lost_output_is_not_joined_from_damaged_plates(
    first: tuple[Site, Built], damage: Callable[[Path], None]
) -> None:
    site, built = first
    assert site.build().status == 0
    shutil.rmtree(site.root / "output")
    for path in (site.root / "cache").rglob("*.plates"):
        damage(path)
    again = site.build()
    assert again.status == 0, again.told
    assert again.tree == built.tree


def test_a_store_of_strangers_runs_nothing(first: tuple[Site, Built]) -> None:
    """Whatever lies in the store is data: a pickle that would act does not."""
    site, built = first
    trap = b"cos\nsystem\n(S'touch %s'\ntR." % str(site.root / "trapped").encode()
    for path in kinds(site.root / "cache").values():
        path.write_bytes(trap)
    assert site.build().status == 0
    assert tree(site.root / "output") == built.tree
    assert not (site.root / "trapped").exists()
