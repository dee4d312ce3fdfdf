"""One connection to a server, shared by every command of a publication.

An *anchor* holds it open: a remote loop that lives as long as it hears from us. So a lock that the
anchor holds goes with it, whether we end, are killed, or the network is cut for a while.
"""

import os
import re
import shlex
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsroom.release import lock
from newsroom.release.errors import ReleaseError

#: Another ssh, or options for it, as in ``PORTAL_SSH="ssh -i key"``; for CI services.
COMMAND = "PORTAL_SSH"
BUSY, FOREIGN = 75, 76

_LISTEN = 'while [ -n "$(timeout "$silence" head -c 1 9>&-)" ]; do :; done'
_ALONE = """\
umask 022
if [ -d "$root" ] && ! [ -d "$root/releases" ]; then
    [ -z "$(ls -A -I addresses.txt -- "$root")" ] || exit 76
fi
mkdir -p -- "$root/releases" && exec 9>>"$root/releases/.lock" || exit 73
flock -w "$patience" 9 || exit 75
"""


@dataclass(frozen=True, slots=True)
class Server:
    """Where to: ``user@host``, a port (0: as the user's ssh has it) and the folder of releases.

    ``silence`` is after how many seconds without an answer a connection counts as lost.
    """

    login: str
    port: int
    root: str
    patience: float
    silence: int = 30

    @property
    def where(self) -> str:
        """Return the server as people call it."""
        return f"{self.login}:{self.root}"


class Connection:
    """Runs scripts on a server while ``opened``."""

    def __init__(self, server: Server, control: str) -> None:
        self._server = server
        self._options = [
            *shlex.split(os.environ.get(COMMAND, "ssh")),
            *("-o", f"ControlPath={control}"),
            *("-o", "BatchMode=yes"),
            *("-o", f"ConnectTimeout={server.silence}"),
            *("-o", f"ServerAliveInterval={max(1, server.silence // 3)}"),
            *("-o", "ServerAliveCountMax=3"),
            *(("-p", str(server.port)) if server.port else ()),
        ]

    def run(self, script: str, *arguments: str, data: bytes = b"") -> bytes:
        """Run a POSIX script in the folder of releases; return what it prints."""
        told = subprocess.run(
            [*self._options, "-T", self._server.login, self._remote(script, arguments)],
            input=data,
            capture_output=True,
            check=False,
        )
        if told.returncode:
            raise failure(self._server.where, told.returncode, told.stderr)
        return told.stdout

    def upload(self, folder: Path, into: str) -> None:
        """Send the files of a folder into a folder of the target; what is packed is sent as it is."""
        told = subprocess.run(
            [
                "rsync", "--recursive", "--checksum", "--compress", "--protect-args",
                "--skip-compress=br/gz/avif/jpg/png/woff2/mp4/webm/mp3/pdf",
                "--chmod=D755,F444", f"--timeout={self._server.silence}",
                f"--rsh={shlex.join(self._options)}",
                f"{folder}/", f"{self._server.login}:{self._server.root}/{into}/",
            ],
            capture_output=True,
            check=False,
        )  # fmt: skip
        if told.returncode:
            raise failure(self._server.where, told.returncode, told.stderr)

    @contextmanager
    def anchored(self, alone: bool) -> Iterator[None]:
        """Hold the connection, and the target's lock where ``alone``."""
        script = (_ALONE if alone else "") + f"echo ready\n{_LISTEN}"
        anchor = subprocess.Popen(
            [*self._options, "-o", "ControlMaster=yes", "-T", self._server.login,
             self._remote(script, (), inside=False)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            bufsize=0,  # else a beat that nobody heard is sent again, in vain, at the very end
        )  # fmt: skip
        with anchor:
            try:
                self._await(anchor)
                with _pulse(anchor, self._server.silence / 4):
                    yield
            finally:
                anchor.kill()

    def _await(self, anchor: "subprocess.Popen[bytes]") -> None:
        assert anchor.stdout is not None
        if anchor.stdout.readline() == b"ready\n":
            return
        _, errors = anchor.communicate()
        if anchor.returncode == BUSY:
            raise ReleaseError(
                f"Một lần phát hành khác đang chạy ở {self._server.where}; hãy đợi nó xong rồi chạy lại."
            )
        if anchor.returncode == FOREIGN:
            raise ReleaseError(
                f"{self._server.where} có tệp khác, không phải nơi phát hành; hãy chọn thư mục trống."
            )
        raise failure(self._server.where, anchor.returncode, errors)

    def _remote(self, script: str, arguments: Sequence[str], inside: bool = True) -> str:
        """Return the command line that a login shell over there is to run."""
        values = {
            "root": self._server.root,
            "silence": self._server.silence * 2,
            "patience": self._server.patience,
        }
        head = "".join(f"{name}={shlex.quote(str(value))}\n" for name, value in values.items())
        start = 'set -eu\numask 022\ncd -- "$root"\n' if inside else ""
        return shlex.join(["sh", "-c", f"{head}{start}{script}", "sh", *arguments])


@contextmanager
def connected(server: Server, alone: bool) -> Iterator[Connection]:
    """Open a connection; with the lock of the target where ``alone``."""
    with tempfile.TemporaryDirectory(prefix="portal-", dir="/tmp") as folder:
        connection = Connection(server, f"{folder}/ssh")
        try:
            with connection.anchored(alone):
                yield connection
        except FileNotFoundError as error:
            raise ReleaseError(f"Máy này thiếu chương trình {error.filename}.") from error


def failure(where: str, status: int, errors: bytes) -> ReleaseError:
    """Say in one sentence why a command over there failed."""
    told = errors.decode("utf-8", "replace").strip()
    whole = "Trang đang phục vụ còn nguyên."
    if "No space left" in told or "quota exceeded" in told.lower():
        return ReleaseError(f"Đĩa của {where} đã đầy; hãy dọn bớt rồi phát hành lại. {whole}")
    if "Read-only file system" in told or (status != 255 and "Permission denied" in told):
        return ReleaseError(
            f"Không được ghi vào {where}: thư mục chỉ cho đọc hoặc thiếu quyền. {whole}"
        )
    last = told.splitlines()[-1] if told else f"mã thoát {status}"
    if status in {255, 12, 30, 35}:  # ssh; rsync: stream, timeout, connection
        return ReleaseError(
            f"Mất kết nối với {where} ({last}). {whole} Hãy chạy lại khi mạng thông."
        )
    return ReleaseError(f"Lệnh trên {where} không chạy được ({last}). {whole}")


@contextmanager
def _pulse(anchor: "subprocess.Popen[bytes]", every: float) -> Iterator[None]:
    """Let the anchor hear from us."""
    done = threading.Event()

    def beat() -> None:
        assert anchor.stdin is not None
        while not done.wait(every):
            try:
                anchor.stdin.write(b"x")
                anchor.stdin.flush()
            except OSError:
                return

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def listed(names: Iterable[str]) -> bytes:
    """Return names as ``xargs -0`` reads them."""
    return b"".join(name.encode() + b"\0" for name in names)


_LOGIN = re.compile(r"(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9][A-Za-z0-9.:_-]*")


def server_of(address: str, patience: float = lock.PATIENCE, silence: int = 30) -> Server:
    """Read ``ssh://user@host:port/path``; raise ``ReleaseError`` for anything else."""
    try:
        parts = urlsplit(address)
        port, path = parts.port or 0, unquote(parts.path).rstrip("/")
        login = f"{parts.username}@{parts.hostname}" if parts.username else parts.hostname or ""
    except ValueError:
        login, port, path = "", 0, ""
    if not address.startswith("ssh://"):
        login = ""
    if not _LOGIN.fullmatch(login) or not path.isprintable() or not path or parts.password:
        raise ReleaseError(
            f"Không đọc được nơi phát hành {address}; hãy viết như ssh://nguoi-dung@may-chu/duong/dan."
        )
    return Server(login, port, path, patience, silence)
