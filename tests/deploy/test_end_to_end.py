"""From a real git push over a real sshd to a real nginx, with the real check, build and release."""

import sys
import time
from pathlib import Path

import pytest

from deploy.trial.press_room import PressRoom, code
from deploy.trial.sshd import Ssh
from newsroom.release import verify
from tests.deploy import nginx
from tests.full_site import with_url
from tests.sites import article

pytestmark = pytest.mark.deep

INV = f"{sys.executable} inv.py"


@pytest.fixture
def room(tmp_path: Path, ssh: Ssh) -> PressRoom:
    """A server to which the maintainer has pushed code and content."""
    room = PressRoom(tmp_path, ssh, INV)
    content = {f"content/{name}": data for name, data in with_url("https://vi-du.vn").items()}
    room.write({**code(), **content})
    pushed = room.push("maintainer")
    assert pushed.accepted, pushed.told
    return room


def test_a_push_is_served_and_a_bad_one_is_not(room: PressRoom, tmp_path: Path) -> None:
    new = "content/articles/2019/06/tin-moi.md"
    with nginx.running(room.site, tmp_path / "nginx") as server:
        assert nginx.get(server.port, "/2019/06/03/tin-moi/")[0] == 404
        room.write(
            {
                new: article(
                    "Nội dung của bài mới.", title="Tin mới", date="2019-06-03", slug="tin-moi"
                )
            }
        )
        started = time.monotonic()
        push = room.push("editor")
        seconds = time.monotonic() - started
        assert push.accepted, push.told
        status, _, body = nginx.get(server.port, "/2019/06/03/tin-moi/", Accept_Encoding="identity")
        assert (status, "Nội dung của bài mới." in body.decode()) == (200, True)
        assert verify(server.origin).faults == ()
        before = (room.site / "current").readlink()

        room.write(
            {
                f"content/articles/2019/07/hong-{number}.md": article(
                    title=f"Bài hỏng {number}",
                    category="Chuyên mục lạ",
                    date=f"2019-07-{number + 1:02}",
                )
                for number in range(10)
            }
        )
        push = room.push("editor")

        assert not push.accepted
        told = [line for line in push.lines if ": LỖI " in line]
        assert len(told) == 10, push.told
        for number, line in enumerate(told):
            assert line.startswith(
                f"content/articles/2019/07/hong-{number}.md:4:1: LỖI section-unknown: "
            )
            assert "Cách sửa: " in line
        assert (room.site / "current").readlink() == before
        assert nginx.get(server.port, "/2019/06/03/tin-moi/")[0] == 200
        assert verify(server.origin).faults == ()
    assert seconds < 60, "a push of one article on a small site"


def test_withdrawing_an_article(room: PressRoom, tmp_path: Path) -> None:
    path = "articles/2019/05/bai-003.md"
    old = str(with_url("https://vi-du.vn")[path])
    room.write({f"content/{path}": old.replace("---\n", "---\nstatus: withdrawn\n", 1)})
    push = room.push("editor")
    assert push.accepted, push.told

    with nginx.running(room.site, tmp_path / "nginx") as server:
        assert nginx.get(server.port, "/2019/01/04/bai-003/")[0] == 410
    for release in (room.site / "releases").iterdir():
        assert not (release / "2019/01/04/bai-003").exists()


def test_deleting_an_article_is_refused_with_the_way_out(room: PressRoom) -> None:
    room.write({"content/articles/2019/05/bai-003.md": None})
    push = room.push("editor")

    assert not push.accepted
    assert "status: withdrawn" in push.told


def test_the_timer_publishes_an_article_whose_time_has_come(room: PressRoom) -> None:
    """Dated a little ahead of the clock: not there at the push, there after the time."""
    due = time.localtime(time.time() + 7 * 3600 - time.localtime().tm_gmtoff + 75)
    moment = time.strftime("%Y-%m-%d %H:%M", due)
    address = time.strftime("%Y/%m/%d/hen-gio/index.html", due)
    room.write(
        {
            "content/articles/2019/06/hen-gio.md": article(
                title="Hẹn giờ", date=moment, slug="hen-gio"
            )
        }
    )
    assert room.push("editor").accepted
    page = room.site / "current" / address
    before = page.exists()
    for _ in range(20):
        if page.exists():
            break
        time.sleep(6)
        assert room.press("due").accepted

    assert (before, page.exists()) == (False, True)
