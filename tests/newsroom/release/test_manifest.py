"""What a build says of its files becomes a manifest without reading them again."""

from pathlib import Path

import pytest

from newsroom import fingerprint
from newsroom.claims import Claim, Filed
from newsroom.release import ReleaseError, of_build
from newsroom.release.manifest import Manifest, address_of, decode, entry_of

PAGES = {"index.html": b"<p>a", "2018/index.html": b"<p>b", "ban-sao.txt": b"<p>a"}


@pytest.fixture
def filed(tmp_path: Path) -> dict[str, Filed]:
    """Three files in an output, two of them with the same bytes."""
    for path, data in PAGES.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return {
        path: Filed(Claim("k"), fingerprint.of_bytes(data), len(data), 0)
        for path, data in PAGES.items()
    }


def test_every_file_of_the_build_has_its_digest(filed: dict[str, Filed], tmp_path: Path) -> None:
    assert of_build(filed, tmp_path, tmp_path / "cache") == {
        path: entry_of(data) for path, data in PAGES.items()
    }


def test_a_file_is_read_once(filed: dict[str, Filed], tmp_path: Path) -> None:
    first = of_build(filed, tmp_path, tmp_path / "cache")
    for path in PAGES:
        (tmp_path / path).unlink()
    assert of_build(filed, tmp_path, tmp_path / "cache") == first


@pytest.mark.parametrize("damage", [b"", b"\0" * 40])
def test_a_damaged_cache_means_reading(
    filed: dict[str, Filed], tmp_path: Path, damage: bytes
) -> None:
    first = of_build(filed, tmp_path, tmp_path / "cache")
    (tmp_path / "cache" / "sha256.store").write_bytes(damage)
    assert of_build(filed, tmp_path, tmp_path / "cache") == first


def test_a_file_that_is_not_what_the_build_wrote_is_noticed(
    filed: dict[str, Filed], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_bytes(b"<p>c")
    with pytest.raises(ReleaseError, match=r"^index\.html thay đổi trong lúc phát hành"):
        of_build(filed, tmp_path, tmp_path / "cache")


def test_what_is_written_is_read_again() -> None:
    told = Manifest("a" * 40, "r", {"index.html": entry_of(b"x")}, {"/cu/": "/"})
    assert decode(told.encode()) == told
    assert decode(b"<html>") is None
    assert decode(b"\xff") is None


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("2018/12/index.html", "/2018/12/"),
        ("tin-tuc/feed.atom", "/tin-tuc/feed.atom"),
        ("theme/a.css", ""),
        ("xindex.html", ""),
    ],
)
def test_which_files_are_addresses(path: str, address: str) -> None:
    assert address_of(path) == address
