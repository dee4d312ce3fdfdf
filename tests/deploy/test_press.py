"""Hooks, keys and timer over a real sshd and real git; the build is a stand-in."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.trial.press_room import ROOT, PressRoom
from deploy.trial.sshd import Ssh

INV = f"{sys.executable} {ROOT}/tests/deploy/fake_inv.py"


@pytest.fixture
def room(tmp_path: Path, ssh: Ssh) -> PressRoom:
    """A server with two articles, pushed by the maintainer."""
    room = PressRoom(tmp_path, ssh, INV)
    room.write(
        {
            "content/mot.md": "Một",
            "content/hai.md": "Hai",
            "tasks.py": "mã\n",
            ".gitignore": ".cache\noutput\n",
        }
    )
    first = room.push("maintainer")
    assert first.accepted, first.told
    return room


def served(room: PressRoom) -> dict[str, str]:
    current = room.site / "current"
    return {
        path.parent.name: path.read_text("utf-8") for path in sorted(current.glob("*/index.html"))
    }


def test_a_push_is_live_and_says_so(room: PressRoom) -> None:
    room.write({"content/ba.md": "Ba"})
    push = room.push()

    assert push.accepted
    assert served(room) == {"ba": "Ba", "hai": "Hai", "mot": "Một"}
    assert any(line.startswith("Đã phát hành bản 000002-") for line in push.lines)
    assert any(line.startswith("Trang đã lên sau ") for line in push.lines)


def test_a_bad_push_is_refused_with_its_faults(room: PressRoom) -> None:
    before = (room.site / "current").readlink()
    room.write({f"content/hong-{number}.md": "Chữ\nLỖI" for number in range(10)})
    push = room.push()

    assert not push.accepted
    assert [line for line in push.lines if ": LỖI " in line] == [
        f"content/hong-{number}.md:2:1: LỖI thu: Dòng hỏng. Cách sửa: viết lại."
        for number in range(10)
    ]
    assert "Hãy sửa các LỖI trên rồi đẩy lại." in push.lines
    assert (room.site / "current").readlink() == before
    assert served(room) == {"hai": "Hai", "mot": "Một"}
    assert (
        room.git("ls-remote", "origin", "main").told.split()[0]
        != room.git("rev-parse", "main").told.strip()
    )


def test_after_a_refusal_the_mended_push_is_taken(room: PressRoom) -> None:
    room.write({"content/ba.md": "LỖI"})
    assert not room.push().accepted
    room.write({"content/ba.md": "Ba"})

    assert room.push().accepted
    assert served(room)["ba"] == "Ba"


def test_a_push_is_taken_by_a_switch_alone(room: PressRoom) -> None:
    """All the work is done while the push may still be refused."""
    conf = room.home / "bin" / "portal.conf"
    log = room.home / "log"
    logged = room.home / "logged"
    logged.write_text(f'#!/bin/sh\necho "$2 $3 $4" >>{log}\nexec {INV} "$@"\n')
    logged.chmod(0o755)
    conf.write_text(f"{conf.read_text()}PORTAL_INV={logged}\n")
    room.write({"content/ba.md": "Ba"})
    assert room.push().accepted

    assert [line.split()[-1] for line in log.read_text().splitlines()] == ["--prepare", "--finish"]
    assert not (room.site / "parked.json").exists()
    assert served(room)["ba"] == "Ba"


def test_what_git_itself_refuses_is_never_seen(room: PressRoom) -> None:
    """A branch that does not go on from ours is judged well, and then refused by git."""
    room.git("commit", "-q", "--amend", "-m", "sửa lịch sử")
    room.write({"content/ba.md": "Ba"})
    push = room.push("editor", "--force", "origin", "main")

    assert not push.accepted
    assert (room.site / "parked.json").exists()
    assert served(room) == {"hai": "Hai", "mot": "Một"}
    assert room.press("due").accepted
    assert served(room) == {"hai": "Hai", "mot": "Một"}
    assert not (room.site / "parked.json").exists()


def test_a_timer_between_judging_and_taking_costs_work_only(room: PressRoom) -> None:
    press = room.home / "bin" / "press"
    (room.home / "hooks" / "post-receive").write_text(
        "#!/bin/sh\nnew=$(git rev-parse main)\n"
        # As the timer sees it: judged, not yet taken.
        f"git update-ref refs/heads/main main^\n{press} due\n"
        f"git update-ref refs/heads/main $new\nexec {press} receive\n"
    )
    room.write({"content/ba.md": "Ba"})
    assert room.push().accepted

    assert served(room) == {"ba": "Ba", "hai": "Hai", "mot": "Một"}


def test_names_may_be_vietnamese(room: PressRoom) -> None:
    room.write({"content/đại hội.md": "Đại hội"})
    assert room.push().accepted
    assert served(room)["đại hội"] == "Đại hội"


def test_a_push_that_loses_an_address_is_refused(room: PressRoom) -> None:
    room.write({"content/hai.md": None})
    push = room.push()

    assert not push.accepted
    assert "/hai/" in push.lines
    assert "hai" in served(room)


def test_editors_change_content_only(room: PressRoom) -> None:
    room.write({"tasks.py": "import os", "content/ba.md": "Ba"})
    push = room.push()

    assert not push.accepted
    assert "tasks.py" in push.lines
    assert "ba" not in served(room)
    assert room.push("maintainer").accepted
    assert "ba" in served(room)


def test_editors_may_not_rename_code_into_content(room: PressRoom) -> None:
    (room.clone / "tasks.py").rename(room.clone / "content" / "tasks.py")
    room.git("add", "-A")
    room.git("commit", "-q", "-m", "x")
    assert not room.push().accepted


@pytest.mark.parametrize(
    "words",
    [
        ("origin", "main:nhanh-khac"),
        ("origin", "main:refs/tags/v1"),
        ("--force", "origin", "main~0:main"),
        ("origin", ":main"),
    ],
)
def test_what_editors_may_not_push(room: PressRoom, words: tuple[str, ...]) -> None:
    if "--force" in words:
        room.git("commit", "-q", "--amend", "--allow-empty", "-m", "sửa lịch sử")
    assert not room.push("editor", *words).accepted
    assert served(room) == {"hai": "Hai", "mot": "Một"}


def test_an_editor_cannot_start_a_server(tmp_path: Path, ssh: Ssh) -> None:
    room = PressRoom(tmp_path, ssh, INV)
    room.write({"content/mot.md": "Một"})
    push = room.push()
    assert not push.accepted
    assert "Lần đẩy đầu tiên phải do người quản trị làm." in push.lines


@pytest.mark.parametrize(
    "asked", ["", "cat /etc/passwd", "git-upload-archive 'x'", "rsync --server", "sh"]
)
def test_keys_give_no_shell(room: PressRoom, asked: str) -> None:
    ssh = shlex.split(room.ssh.command(room.keys["editor"]))
    words = [*ssh, "-p", str(room.ssh.port), room.ssh.login, *([asked] if asked else [])]
    told = subprocess.run(
        words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    assert told.returncode == 1
    assert told.stdout == ""
    assert "chỉ dùng để lấy và đẩy bài" in told.stderr


def test_a_machine_that_fails_takes_nothing(room: PressRoom) -> None:
    conf = room.home / "bin" / "portal.conf"
    conf.write_text(conf.read_text() + "export PORTAL_FAKE_MACHINE=broken\n")
    room.write({"content/ba.md": "Ba"})
    push = room.push()

    assert not push.accepted
    assert "Máy chủ gặp sự cố khi soát bài và dựng trang." in push.lines
    assert served(room) == {"hai": "Hai", "mot": "Một"}


def test_the_timer_publishes_what_an_accepted_push_could_not(room: PressRoom) -> None:
    (room.site / "current").unlink()
    due = room.press("due")
    assert due.accepted, due.told
    assert served(room) == {"hai": "Hai", "mot": "Một"}


def test_the_timer_has_nothing_to_do(room: PressRoom) -> None:
    due = room.press("due")
    assert (due.accepted, due.told) == (True, "Không có gì mới để phát hành.\n")


def test_the_operator_can_go_back(room: PressRoom) -> None:
    room.write({"content/ba.md": "Ba"})
    assert room.push().accepted
    assert room.press("rollback").accepted
    assert served(room) == {"hai": "Hai", "mot": "Một"}
    assert "đã được lùi lại" in room.press("due").told


def test_the_server_is_told_of_new_maps_only(tmp_path: Path, ssh: Ssh) -> None:
    told = tmp_path / "told"
    reload = tmp_path / "reload"
    reload.write_text(f"#!/bin/sh\necho x >>{told}\n")
    reload.chmod(0o755)
    room = PressRoom(tmp_path, ssh, INV, reload=str(reload))
    room.write({"content/mot.md": "Một", ".gitignore": ".cache\noutput\n"})
    assert room.push("maintainer").accepted
    room.write({"content/ba.md": "Ba"})
    assert room.push().accepted

    assert told.read_text() == "x\n"
