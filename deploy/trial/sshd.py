"""A real sshd of its own on loopback, with its own keys.

Its shells believe that they stand in another one (SHLVL), or bash would run the .bashrc of the
machine's user for each login, which is none of ours and may take longer than all the rest.
"""

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from deploy.trial.nginx import free_port

_CONFIG = """\
Port {port}
ListenAddress {address}
HostKey {home}/host
PidFile {home}/pid
AuthorizedKeysFile {home}/authorized_keys
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
MaxStartups 100
AcceptEnv none
SetEnv SHLVL=1
"""


@dataclass(frozen=True, slots=True)
class Ssh:
    """A running sshd: its port, and the ssh command that gets in with the key ``name``."""

    home: Path
    address: str
    port: int

    @property
    def login(self) -> str:
        """Return whom one logs in as, and where."""
        return f"{getpass.getuser()}@{self.address}"

    def command(self, name: str = "key") -> str:
        """Return ssh with the options that let it in here."""
        return shlex.join(
            ["ssh", "-F", "none", "-i", str(self.home / name),
             "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "LogLevel=ERROR",
             "-o", f"UserKnownHostsFile={self.home}/known_hosts"]
        )  # fmt: skip

    def admit(self, name: str, options: str = "") -> None:
        """Make a key and let it in, with options of ``authorized_keys``."""
        make_key(self.home / name)
        public = (self.home / f"{name}.pub").read_text()
        with (self.home / "authorized_keys").open("a") as file:
            file.write(f"{options} {public}".lstrip())


def make_key(path: Path) -> None:
    """Make a key without passphrase."""
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", path.name, "-f", str(path)],
        check=True,
    )


@contextmanager
def running(home: Path, address: str = "127.0.0.1", prefix: tuple[str, ...] = ()) -> Iterator[Ssh]:
    """Run sshd; ``prefix`` may start it elsewhere (a network namespace)."""
    home.mkdir(parents=True)
    port = free_port()
    ssh = Ssh(home, address, port)
    make_key(home / "host")
    ssh.admit("key")
    (home / "config").write_text(_CONFIG.format(port=port, address=address, home=home))
    host_key = (home / "host.pub").read_text()
    (home / "known_hosts").write_text(f"[{address}]:{port} {host_key}")
    program = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "sshd is missing; ./inv test installs it"
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [*prefix, program, "-D", "-e", "-f", str(home / "config")],
            stderr=log,
            start_new_session=True,
        )
    try:
        _wait(process, ssh)
        yield ssh
    finally:
        process.terminate()
        process.wait(10)


def _wait(process: subprocess.Popen[bytes], ssh: Ssh) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        assert process.poll() is None, (ssh.home / "log").read_text()
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((ssh.address, ssh.port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("sshd does not answer")
