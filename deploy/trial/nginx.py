"""A real nginx of its own on loopback, with the configuration that servers get."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.serving import Host, configuration

MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
#: What Debian's own nginx.conf has around the sites, as far as it matters to speed.
_MAIN = """\
{modules}
user root;
daemon off;
worker_processes {workers};
pid {home}/nginx.pid;
error_log {home}/error.log warn;
events {{ worker_connections 768; }}
http {{
sendfile on;
tcp_nopush on;
client_body_temp_path {home}/body;
proxy_temp_path {home}/proxy;
fastcgi_temp_path {home}/fastcgi;
uwsgi_temp_path {home}/uwsgi;
scgi_temp_path {home}/scgi;
{site}
}}
"""


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass(frozen=True, slots=True)
class Server:
    """A running nginx."""

    home: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def origin(self) -> str:
        """Return where it is reached."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def errors(self) -> str:
        """Return what it wrote into its error log."""
        return (self.home / "error.log").read_text("utf-8", "replace")

    def reload(self) -> None:
        """Let it read its maps anew, and wait until the new workers answer."""
        before = _workers(self.process.pid)
        self.process.send_signal(1)
        until = time.monotonic() + 10
        while time.monotonic() < until and (before & _workers(self.process.pid)):
            time.sleep(0.02)


def _workers(master: int) -> set[int]:
    told = subprocess.run(["pgrep", "-P", str(master)], capture_output=True, text=True, check=False)
    return {int(word) for word in told.stdout.split()}


@contextmanager
def running(site: Path, home: Path, host: Host | None = None, workers: int = 1) -> Iterator[Server]:
    """Serve the releases at ``site``; the server's own files go to ``home``."""
    home.mkdir(parents=True, exist_ok=True)
    port = free_port()
    given = host or Host()
    text = configuration(replace(given, site=str(site), plain=(f"127.0.0.1:{port}",)))
    modules = f"load_module {MODULE};" if given.brotli else ""
    (home / "nginx.conf").write_text(
        _MAIN.format(modules=modules, home=home, site=text, workers=workers), "utf-8"
    )
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program, "nginx is missing: apt install nginx-light libnginx-mod-http-brotli-static"
    command = [
        program,
        "-p",
        str(home),
        "-e",
        str(home / "error.log"),
        "-c",
        str(home / "nginx.conf"),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port, home)
        yield Server(home, port, process)
    finally:
        process.terminate()
        process.wait(10)


def _wait(process: subprocess.Popen[bytes], port: int, home: Path) -> None:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        assert process.poll() is None, (home / "error.log").read_text("utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("nginx does not answer")
