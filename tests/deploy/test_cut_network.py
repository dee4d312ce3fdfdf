"""The network goes away in the middle of a publication (in a network namespace of its own)."""

import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from deploy.trial import sshd
from newsroom.release import ReleaseError, verify
from newsroom.release.remote import RemoteTarget
from newsroom.release.ssh import COMMAND, server_of
from tests.newsroom.release.press import HOME, Press

pytestmark = pytest.mark.deep
HERE, THERE = "10.219.7.1", "10.219.7.2"


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


@dataclass(frozen=True, slots=True)
class Wire:
    """A slow cable to the machine that sshd runs on."""

    ssh: sshd.Ssh

    def cut(self) -> None:
        ip("link", "set", "portal0", "down")

    def mend(self) -> None:
        ip("link", "set", "portal0", "up")


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    ip("netns", "add", "portal")
    try:
        ip("link", "add", "portal0", "type", "veth", "peer", "name", "portal1", "netns", "portal")
        ip("address", "add", f"{HERE}/30", "dev", "portal0")
        ip("link", "set", "portal0", "up")
        ip("-n", "portal", "address", "add", f"{THERE}/30", "dev", "portal1")
        ip("-n", "portal", "link", "set", "portal1", "up")
        slow = ["tbf", "rate", "8mbit", "burst", "32k", "latency", "200ms"]
        subprocess.run(["tc", "qdisc", "add", "dev", "portal0", "root", *slow], check=True)
        home = tmp_path_factory.mktemp("sshd") / "home"
        prefix = ("ip", "netns", "exec", "portal")
        with sshd.running(home, THERE, prefix) as ssh:
            yield Wire(ssh)
    finally:
        ip("netns", "delete", "portal")


@pytest.mark.parametrize("seed", range(5))
def test_the_served_release_stays_whole_and_the_next_run_mends_all(
    wire: Wire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv(COMMAND, wire.ssh.command())
    press = Press(tmp_path)
    address = f"ssh://{wire.ssh.login}:{wire.ssh.port}{press.site}"
    target = RemoteTarget(server_of(address, patience=40, silence=3))
    press.publish(target=target)
    before = press.served
    noise = Random(seed)
    heavy = {f"anh/x{number}-0123456789.jpg": noise.randbytes(150_000).hex() for number in range(8)}
    moment = noise.uniform(0.05, 3.5)
    thread = threading.Thread(target=lambda: (time.sleep(moment), wire.cut()))
    thread.start()
    told = ""
    try:
        press.publish({"index.html": f"{HOME}{seed}", **heavy}, target=target)
    except ReleaseError as error:
        told = str(error)
    finally:
        thread.join()
        wire.mend()

    assert press.served in ((before, press.files) if told else (press.files,))
    assert verify(str(press.site)).faults == ()
    if told:
        assert told.startswith(("Mất kết nối", "Bản vừa gửi lên"))
        assert "Trang đang phục vụ còn nguyên" in told
        assert "\n" not in told
    press.publish(target=target)
    assert press.served == press.files
    assert verify(str(press.site)).faults == ()
