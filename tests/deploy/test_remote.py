"""Publishing to a real sshd: what a local target does, a remote one does."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deploy.trial.sshd import Ssh
from newsroom.release import RefusedError, ReleaseError, finish, target_of, verify
from newsroom.release.ssh import COMMAND, Server, connected, server_of
from newsroom.release.target import Target
from tests.newsroom.release.press import FILES, HOME, Press, texts

OTHER = HOME.replace("Chào", "Tạm biệt")
BAI = "2018/12/20/bai/index.html"


class RemotePress(Press):
    """A press whose target lies behind ssh; its folder can be looked at all the same."""

    ssh: Ssh

    @property
    def address(self) -> str:
        return f"ssh://{self.ssh.login}:{self.ssh.port}{self.site}"

    @property
    def target(self) -> Target:
        return target_of(self.address, patience=0.2)


@pytest.fixture
def press(tmp_path: Path, ssh: Ssh, monkeypatch: pytest.MonkeyPatch) -> RemotePress:
    monkeypatch.setenv(COMMAND, ssh.command())
    # A name that a shell would take apart.
    press = RemotePress(tmp_path / "it's a $HOME; đường dẫn")
    press.ssh = ssh
    return press


def inode(path: Path) -> int:
    return path.stat().st_ino


def test_a_first_release_is_the_output(press: RemotePress) -> None:
    report = press.publish()

    assert press.served == dict(FILES)
    assert (press.site / "current").readlink() == Path("releases") / report.release
    assert verify(str(press.site)).faults == ()


def test_what_did_not_change_is_the_same_file(press: RemotePress) -> None:
    press.publish()
    press.publish({"tin-tuc/index.html": OTHER})
    old, new = press.release(1), press.release(2)

    assert inode(old / "index.html.br") == inode(new / "index.html.br")
    assert inode(old / "tin-tuc/index.html") != inode(new / "tin-tuc/index.html")
    assert (old / "tin-tuc/index.html").read_text() == FILES["tin-tuc/index.html"]
    assert press.served == press.files


@pytest.mark.deep
@pytest.mark.deep
def test_old_releases_stay_as_they_were_when_one_is_made_anew(press: RemotePress) -> None:
    seen = []
    for number in range(8):
        press.publish(
            {"index.html": f"{HOME}{number}", "tin-tuc/index.html": f"{HOME}{number // 3}"}
        )
        seen.append(dict(press.files))
    names = press.releases()

    assert [name[:6] for name in names] == ["000004", "000005", "000006", "000007", "000008"]
    for name in names:
        release = press.site / "releases" / name
        assert texts(release) == seen[int(name[:6]) - 1]
        assert verify(str(release)).faults == ()


@pytest.mark.deep
@pytest.mark.deep
def test_a_file_may_become_a_folder_and_a_folder_a_file(press: RemotePress) -> None:
    for number in range(6):
        press.publish({"index.html": f"{HOME}{number}", "van-ban/so": "tệp"})
    press.publish({"van-ban/so": None, "van-ban/so/index.html": HOME})
    assert press.served == press.files
    press.publish({"van-ban/so/index.html": None, "van-ban/so": "tệp"})
    assert press.served == press.files


@pytest.mark.deep
def test_what_a_killed_publisher_left_is_put_right(press: RemotePress) -> None:
    press.publish()
    half = press.site / "releases" / ".new"
    (half / "la" / "sau").mkdir(parents=True)
    (half / "la" / "sau" / "tep").write_text("rác")
    (half / "index.html").write_text("nửa chừng")
    (half / "tin-tuc").symlink_to("/etc")
    press.publish({"robots.txt": "User-agent: x\n"})

    assert press.served == press.files
    assert not half.exists()


@pytest.mark.deep
def test_a_damaged_release_is_healed_by_the_next(press: RemotePress) -> None:
    press.publish()
    served = press.site / "current"
    (served / "index.html").unlink()
    (served / "2018/index.html").chmod(0o644)
    (served / "2018/index.html").write_text("cụt")
    press.publish()

    assert press.served == dict(FILES)


def test_anew_heals_what_only_a_digest_can_tell(press: RemotePress) -> None:
    press.publish()
    page = press.site / "current/index.html"
    stamp = page.stat()
    page.chmod(0o644)
    page.write_bytes(page.read_bytes()[:-1] + b"!")
    os.utime(page, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    (press.site / "current/la.html").write_text("lạ", "utf-8")
    press.publish(anew=True)

    assert press.served == press.files
    assert verify(str(press.site)).faults == ()


def test_the_same_again_makes_no_release(press: RemotePress) -> None:
    press.publish()
    assert press.publish().release == ""


def test_a_dry_run_lists_and_changes_nothing(press: RemotePress) -> None:
    press.publish()
    before = sorted(press.site.rglob("*"))
    report = press.publish({"tin-tuc/index.html": OTHER}, dry_run=True)

    assert "~ tin-tuc/index.html" in report.lines()
    assert sorted(press.site.rglob("*")) == before


def test_a_lost_address_is_refused(press: RemotePress) -> None:
    press.publish()
    with pytest.raises(RefusedError, match="/2018/12/20/bai/"):
        press.publish({BAI: None})


@pytest.mark.deep
def test_a_new_target_knows_the_ledger_that_was_put_there(press: RemotePress) -> None:
    press.site.mkdir()
    (press.site / "addresses.txt").write_text("/bai-cu/\n", "utf-8")
    with pytest.raises(RefusedError, match="/bai-cu/"):
        press.publish()


def test_a_lost_ledger_is_gathered_from_the_releases(press: RemotePress) -> None:
    press.publish()
    (press.site / "addresses.txt").unlink()
    with pytest.raises(RefusedError, match="/2018/12/20/bai/"):
        press.publish({BAI: None})


@pytest.mark.deep
def test_back_and_held_and_again(press: RemotePress) -> None:
    press.publish(commit="a" * 40)
    press.publish({"index.html": OTHER}, commit="b" * 40)
    press.rollback()
    assert press.served["index.html"] == HOME
    assert press.publish().held
    press.publish(again=True)
    assert press.served["index.html"] == OTHER


def test_everything_may_be_done_before_the_switch(press: RemotePress) -> None:
    press.publish(commit="a" * 40)
    press.publish({"index.html": OTHER}, commit="b" * 40, park=True)
    assert press.served["index.html"] == HOME
    assert finish(press.target, "c" * 40) is None
    assert finish(press.target, "b" * 40)
    assert press.served["index.html"] == OTHER
    assert finish(press.target, "b" * 40) is None


def test_what_is_withdrawn_leaves_the_old_releases(press: RemotePress) -> None:
    picture = "anh/bai-0123456789-480.avif"
    press.publish()
    press.publish({"index.html": HOME + "thêm"})
    report = press.publish(
        {
            BAI: None,
            picture: None,
            "2018/12/20/index.html": None,
            "tin-tuc/index.html": HOME,
            "feed.atom": "<feed/>",
        },
        gone=frozenset({"/2018/12/20/bai/"}),
    )

    assert report.purged == 2
    for number in (1, 2):
        release = press.release(number)
        assert verify(str(release)).faults == ()
        assert not (release / picture).exists()
        assert not (release / "2018/12/20/bai").exists()
        for path in release.rglob("*"):
            assert (
                path.is_dir()
                or path.parent.name == ".release"
                or b"20/bai" not in path.read_bytes()
            )
    press.rollback()
    assert press.served["index.html"] == HOME + "thêm"


def test_only_what_changed_travels(
    press: RemotePress, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shim = tmp_path / "rsync"
    shim.write_text(f'#!/bin/sh\nexec {shutil.which("rsync")} --stats "$@" >{tmp_path}/stats\n')
    shim.chmod(0o755)
    press.publish({f"2018/{number}/index.html": f"{HOME}{number}" for number in range(100)})
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    press.publish({"2018/7/index.html": OTHER})

    stats = (tmp_path / "stats").read_text()
    assert "Number of regular files transferred: 4\n" in stats, "a page, its twins and the manifest"


def test_two_publishers_at_once(press: RemotePress) -> None:
    press.publish()
    with (
        press.target.opened(alone=True),
        pytest.raises(ReleaseError, match="Một lần phát hành khác đang chạy"),
    ):
        press.publish({"index.html": OTHER})
    press.publish({"index.html": OTHER})
    assert press.served == press.files


HOLD = """
import sys, time
from newsroom.release import target_of
with target_of(sys.argv[1]).opened(alone=True):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.mark.deep
def test_a_killed_publisher_keeps_nobody_out(press: RemotePress) -> None:
    press.publish()
    command = [sys.executable, "-c", HOLD, press.address]
    owner = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "held\n"
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    owner.stdout.close()
    started = time.monotonic()
    until = started + 20
    while True:
        try:
            press.publish({"index.html": OTHER})
            break
        except ReleaseError:
            assert time.monotonic() < until
    assert press.served == press.files


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ssh://may/", "Không đọc được"),
        ("ssh:///duong/dan", "Không đọc được"),
        ("ssh://-oProxyCommand=touch%20x/duong", "Không đọc được"),
        ("ssh://a@-oProxyCommand=x/duong", "Không đọc được"),
        ("ssh://a:matkhau@may/duong", "Không đọc được"),
        ("ftp://may/duong", "Không đọc được"),
        ("ssh://a@may:99999/duong", "Không đọc được"),
    ],
)
def test_what_is_no_target(address: str, told: str) -> None:
    with pytest.raises(ReleaseError, match=told):
        target_of(address)


def test_a_server_that_is_not_there(press: RemotePress) -> None:
    target = target_of(f"ssh://{press.ssh.login}:1{press.site}")
    with pytest.raises(ReleaseError, match=r"Mất kết nối với .*Hãy chạy lại khi mạng thông"):
        press.publish(target=target)


def test_a_lost_connection_does_not_hide_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The anchor has gone and a beat of ours was lost: what is told is still what went wrong."""
    deaf = tmp_path / "ssh"
    deaf.write_text("#!/bin/sh\nexec 0<&-\necho ready\nexec sleep 60\n")
    deaf.chmod(0o755)
    monkeypatch.setenv(COMMAND, str(deaf))
    with pytest.raises(ReleaseError, match="Mất kết nối"):
        _lose(server_of("ssh://vi-du.vn/trang", silence=1))


def _lose(server: Server) -> None:
    with connected(server, alone=True):
        time.sleep(1)
        raise ReleaseError("Mất kết nối")


def test_a_folder_with_other_files_is_no_target(press: RemotePress) -> None:
    press.site.mkdir()
    (press.site / "thu.txt").write_text("của người khác")
    with pytest.raises(ReleaseError, match="hãy chọn thư mục trống"):
        press.publish()
    assert [path.name for path in press.site.iterdir()] == ["thu.txt"]
