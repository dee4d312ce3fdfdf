"""The server of a preview: the files of the last good edition, with the reload script in each page."""

from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from starter.preview import Desk

#: How long a listening browser waits before it is sent a sign of life, in seconds.
PULSE = 15
SCRIPT = Path(__file__).with_name("reload.js")
RELOAD, EVENTS = "/-/reload.js", "/-/events"
#: Shown while no edition has been good yet; the script puts the faults below.
_NOTHING = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Chưa có trang</title>
<body><main><h1>Chưa có trang nào dựng được</h1>
<p>Sửa các lỗi dưới đây rồi lưu tệp; trang tự hiện ra.</p></main></body></html>""".encode()


def handler(root: Path, desk: Desk) -> type[SimpleHTTPRequestHandler]:
    """Return the handler of a preview of the tree at ``root``."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, directory=str(root), **kwargs)

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == EVENTS:
                self._events(parse_qs(parts.query).get("page", ["/"])[0])
            elif parts.path == RELOAD:
                self._send(200, "text/javascript; charset=utf-8", SCRIPT.read_bytes())
            else:
                self._file(parts.path)

        do_HEAD = do_GET

        def _file(self, path: str) -> None:
            base = desk.edition.addresses.base if desk.edition else ""
            below = path.removeprefix(base) if f"{path}/".startswith(f"{base}/") else path
            file = Path(self.translate_path(below or "/"))
            if (file.is_dir() and not below.endswith("/")) or (base and path == "/"):
                self._moved(f"{base}/" if path == "/" else f"{path}/")
                return
            file = file / "index.html" if file.is_dir() else file
            status = 200
            if not file.is_file() or file.name.startswith("."):
                status, file = 404, root / "404.html"
            data = file.read_bytes() if file.is_file() else _NOTHING
            kind = self.guess_type(str(file))
            if kind == "text/html":
                before, end, after = data.rpartition(b"</body>")
                tag = f'<script src="{RELOAD}" data-edition="{desk.name}"></script>'
                data = before + tag.encode() + end + after
            if kind.startswith("text/") or kind.endswith(("xml", "json")):
                kind += "; charset=utf-8"
            self._send(status, kind, data)

        def _moved(self, to: str) -> None:
            self.send_response(301)
            self.send_header("Location", to)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _send(self, status: int, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        def _events(self, page: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            desk.listens(page)
            try:
                for message in self._messages(page):
                    self.wfile.write(message)
                    self.wfile.flush()
            except OSError:
                return

        def _messages(self, page: str) -> Iterator[bytes]:
            """Yield what stands whenever it changes, and a sign of life while it does not."""
            sent = b""
            while True:
                with desk.changed:
                    message = desk.message(page)
                    if message == sent:
                        desk.changed.wait(PULSE)
                        message = desk.message(page)
                yield message if message != sent else b": \n\n"
                sent = message

        def log_message(self, format: str, *args: Any) -> None:
            """Stay silent: the terminal belongs to the findings."""

    return Handler
