"""From an output folder to what readers see: whole releases, switched by one rename."""

import gzip
import hashlib
import json
import os
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from newsroom.release import RefusedError, ReleaseError, verify
from newsroom.release.local import LocalTarget
from tests.newsroom.release.press import FILES, HOME, NOW, Press, texts

OTHER = HOME.replace("Chào", "Tạm biệt")


def inode(path: Path) -> int:
    return path.stat().st_ino


def test_a_first_release_is_the_output(press: Press) -> None:
    report = press.publish()

    assert press.served == dict(FILES)
    assert (press.site / "current").readlink() == Path("releases") / report.release
    assert report.release.startswith("000001-20261123-0800-")
    assert set(report.added) >= set(FILES)


def test_the_sign_and_other_dotted_names_stay_at_home(press: Press) -> None:
    (press.output / ".env").write_text("BI-MAT=1")
    (press.output / ".git").mkdir()
    (press.output / ".git" / "config").write_text("x")
    press.publish(write=False)

    names = {path.name for path in (press.site / "current").rglob("*") if path.name[0] == "."}
    assert names == {".release"}


def test_twins_unpack_to_their_file(press: Press) -> None:
    press.publish()
    page = press.site / "current" / "index.html"

    assert brotli.decompress(page.with_suffix(".html.br").read_bytes()) == page.read_bytes()
    packed = page.with_suffix(".html.gz").read_bytes()
    assert gzip.decompress(packed) == page.read_bytes()
    assert packed[3] == 0, "no name in the header"
    assert packed[4:8] == b"\0\0\0\0", "no time in the header"


def test_pictures_and_tiny_files_have_no_twins(press: Press) -> None:
    press.publish()
    current = press.site / "current"

    assert not list(current.glob("anh/*.br"))
    assert not (current / "robots.txt.gz").exists()


def test_a_release_tells_its_files_and_commit(press: Press) -> None:
    press.publish(commit="c0ffee" * 6 + "c0ff")
    current = press.site / "current"
    told = json.loads((current / "manifest.json").read_bytes())

    assert told["commit"].startswith("c0ffee")
    assert set(told["files"]) >= set(FILES)
    for path, entry in told["files"].items():
        data = (current / path).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["size"] == len(data)
        for suffix, size in entry.get("variants", {}).items():
            assert (current / f"{path}.{suffix}").stat().st_size == size


def test_what_did_not_change_is_the_same_file(press: Press) -> None:
    press.publish()
    report = press.publish({"tin-tuc/index.html": OTHER})
    old, new = press.release(1), press.release(2)

    for name in ("index.html", "index.html.br", "theme/site-0123456789.css"):
        assert inode(old / name) == inode(new / name)
    assert inode(old / "tin-tuc/index.html") != inode(new / "tin-tuc/index.html")
    assert (old / "tin-tuc/index.html").read_text() == FILES["tin-tuc/index.html"]
    assert report.changed == ("tin-tuc/index.html",)
    assert press.served == press.files


def test_no_file_of_a_release_is_shared_with_the_output_or_the_cache(press: Press) -> None:
    press.publish()
    press.publish({"index.html": OTHER})
    outside = {
        inode(path)
        for folder in (press.output, press.root / "cache")
        for path in folder.rglob("*")
        if path.is_file()
    }

    assert not outside & {inode(path) for path in press.site.rglob("*") if path.is_file()}


def test_overwriting_the_output_leaves_the_release_alone(press: Press) -> None:
    press.publish()
    for path in press.output.rglob("*.html"):
        path.write_text("hỏng")

    assert press.served == dict(FILES)


def test_files_of_a_release_can_be_read_by_the_server_and_written_by_nobody(press: Press) -> None:
    former = os.umask(0o077)
    try:
        press.publish()
    finally:
        os.umask(former)

    for path in (press.site / "current").resolve().rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o444)


def test_the_same_again_makes_no_release(press: Press) -> None:
    press.publish(commit="a" * 40)
    report = press.publish()

    assert report.release == ""
    assert report.lines() == ["Không có gì mới để phát hành."]
    assert len(press.releases()) == 1


def test_another_commit_of_the_same_content_is_told(press: Press) -> None:
    press.publish(commit="a" * 40)
    press.publish(commit="b" * 40)

    assert json.loads((press.site / "current/manifest.json").read_bytes())["commit"] == "b" * 40


def test_five_releases_are_kept(press: Press) -> None:
    for number in range(8):
        press.publish({"index.html": f"{HOME}{number}"})

    assert [name[:6] for name in press.releases()] == [
        "000004",
        "000005",
        "000006",
        "000007",
        "000008",
    ]
    for number in range(4, 9):
        assert (press.release(number) / "index.html").read_text() == f"{HOME}{number - 1}"
    assert press.served == press.files


def test_releases_follow_one_another_whatever_the_clock_says(press: Press) -> None:
    press.publish()
    press.now = NOW.replace(year=2025)
    report = press.publish({"index.html": OTHER})

    assert report.release.startswith("000002-2025")
    assert press.served["index.html"] == OTHER


def test_a_file_may_become_a_folder_and_a_folder_a_file(press: Press) -> None:
    for number in range(6):
        press.publish({"index.html": f"{HOME}{number}", "van-ban/so": "tệp"})
    press.publish({"van-ban/so": None, "van-ban/so/index.html": HOME})
    assert press.served == press.files
    press.publish({"van-ban/so/index.html": None, "van-ban/so": "tệp"})
    assert press.served == press.files


def test_old_releases_stay_as_they_were_when_one_is_made_anew(press: Press) -> None:
    """The oldest release is raw material for the next one: nothing may be written through its links."""
    seen = []
    for number in range(9):
        press.publish(
            {"index.html": f"{HOME}{number}", "tin-tuc/index.html": f"{HOME}{number // 3}"}
        )
        seen.append(dict(press.files))
        kept = press.releases()
        for name in kept:
            assert texts(press.site / "releases" / name) == seen[int(name[:6]) - 1]


def test_what_a_killed_publisher_left_is_put_right(press: Press) -> None:
    press.publish()
    half = press.site / "releases" / ".new"
    (half / "la" / "sau").mkdir(parents=True)
    (half / "la" / "sau" / "tep").write_text("rác")
    (half / "index.html").write_text("nửa chừng")
    (half / "tin-tuc").symlink_to("/etc")
    press.publish({"robots.txt": "User-agent: x\n"})

    assert press.served == press.files
    assert not half.exists()


def test_a_damaged_release_is_healed_by_the_next(press: Press) -> None:
    press.publish()
    served = press.site / "current"
    (served / "index.html").unlink()
    (served / "2018/index.html").chmod(0o644)
    (served / "2018/index.html").write_text("cụt")
    (served / "feed.atom.br").unlink()
    press.publish()

    assert press.served == dict(FILES)
    assert (press.site / "current/feed.atom.br").exists()


def _change_a_byte(path: Path) -> None:
    """Change a file and leave its size and its times, as whoever does not want to be seen."""
    stamp = path.stat()
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


def test_anew_heals_what_only_a_digest_can_tell(press: Press) -> None:
    """A file that did not change is one file in all releases: nothing of them is kept."""
    press.publish()
    press.publish({"robots.txt": "User-agent: x\n"})
    _change_a_byte(press.site / "current/index.html")
    _change_a_byte(press.site / "current/feed.atom.br")
    (press.site / "current/la.html").write_text("lạ", "utf-8")
    assert len(verify(str(press.site)).faults) == 3
    press.publish(anew=True)

    assert press.served == press.files
    assert verify(str(press.site)).faults == ()
    assert [name[:6] for name in press.releases()] == ["000003"]
    press.publish({"robots.txt": "User-agent: y\n"})
    assert verify(str(press.site)).faults == ()


def test_two_versions_within_a_second_have_two_etags(press: Press) -> None:
    """nginx' ETag is time in seconds and size."""
    tags = set()
    for number in range(4):
        press.publish({"index.html": f"{HOME}{number}"})
        status = (press.site / "current/index.html").stat()
        tags.add((int(status.st_mtime), status.st_size))

    assert len(tags) == 4


def test_a_dry_run_lists_and_changes_nothing(press: Press) -> None:
    press.publish()
    before = sorted(press.site.rglob("*"))
    report = press.publish(
        {"tin-tuc/index.html": OTHER, "moi/index.html": HOME, "robots.txt": None}, dry_run=True
    )

    assert "+ moi/index.html" in report.lines()
    assert "~ tin-tuc/index.html" in report.lines()
    assert "- robots.txt" in report.lines()
    assert (
        report.lines()[-1] == "Nếu phát hành: 1 tệp thêm, 1 tệp đổi, 1 tệp bỏ. Chưa có gì thay đổi."
    )
    assert sorted(press.site.rglob("*")) == before
    assert press.served == dict(FILES)


def test_a_dry_run_needs_no_target(press: Press) -> None:
    assert "+ index.html" in press.publish(dry_run=True).lines()
    assert not press.site.exists()


def test_a_site_without_address_is_not_published(press: Press) -> None:
    with pytest.raises(RefusedError, match=r"điền url trong content/site\.yaml"):
        press.publish(url="")


@pytest.mark.parametrize("kind", ["link", "folder link", "pipe", "file"])
def test_only_what_was_built_leaves_the_house(press: Press, kind: str) -> None:
    stray = press.output / "tin-tuc" / "la"
    match kind:
        case "link":
            stray.symlink_to("/etc/passwd")
        case "folder link":
            stray.symlink_to("/etc")
        case "pipe":
            os.mkfifo(stray)
        case "file":
            stray.write_text("x")
    press.publish(write=False)
    assert press.served == dict(FILES)
    assert not (press.site / "current" / "tin-tuc" / "la").exists()


def test_a_built_file_that_became_a_link_is_noticed(press: Press) -> None:
    page = press.output / "tin-tuc" / "index.html"
    page.unlink()
    page.symlink_to("/etc/passwd")
    with pytest.raises(ReleaseError, match=r"tin-tuc/index\.html thay đổi trong lúc phát hành"):
        press.publish(write=False)
    assert not (press.site / "current").exists()


def test_a_folder_with_other_files_is_no_target(press: Press) -> None:
    press.site.mkdir()
    (press.site / "thu.txt").write_text("của người khác")
    with pytest.raises(ReleaseError, match="hãy chọn thư mục trống"):
        press.publish()
    assert [path.name for path in press.site.iterdir()] == ["thu.txt"]


def test_an_output_that_changes_meanwhile_is_noticed(press: Press) -> None:
    """A build that runs at the same time must not smuggle in half a site."""

    def meddle(done: int, of: int) -> None:
        (press.output / "index.html").write_text("chen ngang")

    with pytest.raises(ReleaseError, match="thay đổi trong lúc phát hành"):
        press.publish(progress=meddle)
    assert not (press.site / "current").exists()
    press.publish()
    assert press.served == dict(FILES)


def test_compression_can_be_off(press: Press) -> None:
    press.publish(compress=False)
    assert not list(press.site.rglob("*.br"))

    press.publish(compress=True)
    assert (press.site / "current/index.html.br").exists()


def test_the_cache_only_saves_time(press: Press) -> None:
    press.publish()
    for twin in (press.root / "cache" / "compressed").rglob("*.*"):
        twin.write_bytes(b"hong")
    again = Press(press.root, replace(press.edition))
    again.publish(target=LocalTarget(press.root / "site-2"))

    for name in ("index.html.br", "index.html.gz"):
        assert (press.root / "site-2/current" / name).read_bytes() == (
            press.site / "current" / name
        ).read_bytes()


@pytest.mark.parametrize("damage", ["missing", "cut", "stray folder"])
def test_old_releases_are_not_trusted_blindly(press: Press, damage: str) -> None:
    """The oldest release becomes the next one; somebody has been in it."""
    for number in range(5):
        press.publish({"index.html": f"{HOME}{number}"})
    page = press.release(1) / "2018" / "index.html"
    match damage:
        case "missing":
            page.unlink()
        case "cut":
            page.unlink()
            page.write_text("cụt")
        case "stray folder":
            page.unlink()
            page.mkdir()
    press.publish({"index.html": HOME})

    assert press.served == press.files
    assert verify(str(press.site)).faults == ()


def test_a_release_in_which_nothing_is_left_is_made_anew(press: Press) -> None:
    press.publish()
    shutil.rmtree((press.site / "current").resolve() / "2018")
    press.publish({"tin-tuc/index.html": OTHER})
    assert press.served == press.files
