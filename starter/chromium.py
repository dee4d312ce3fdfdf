"""A real browser over a built site: what `./inv screens` and the tests of pages look through."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from starter.faults import MachineFault

#: Nothing of its own that would reach for the network, and root may run it in a container.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def opened() -> Iterator[Browser]:
    """Start the machine's Chromium; raise MachineFault where there is none."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise MachineFault(
            "Máy thiếu trình duyệt chromium: hãy cài gói chromium rồi chạy lại lệnh."
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS])
        try:
            yield browser
        finally:
            browser.close()


class Files(SimpleHTTPRequestHandler):
    """Serves a built tree as a plain web server would, with the site's own page for 404."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, root: Path, **more: Any) -> None:
        self.root = root
        super().__init__(*args, directory=str(root), **more)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is not there with ``404.html``."""
        page = self.root / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a built tree on a free port of this machine and yield its origin, without a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Files, root=root))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
