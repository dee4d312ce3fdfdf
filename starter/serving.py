"""The main job: a preview that rebuilds on save, reloads the browser and shows the findings.

The engine stays warm in this process. Readers of the preview always get the last good page: a build
with faults changes nothing, its findings appear above the page.
"""

import json
import sys
import threading
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from starter import building

#: How long a listening browser waits before it is sent a sign of life, in seconds.
PULSE = 15
SCRIPT = Path(__file__).with_name("reload.js")
RELOAD, EVENTS = "/-/reload.js", "/-/events"


class Desk:
    """What the browsers are told: a number that rises with each build, and its findings."""

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.edition = 0
        self.findings: list[dict[str, Any]] = []

    def tell(self, findings: list[Any], *, built: bool) -> None:
        """Tell every listening browser of a build."""
        with self.changed:
            self.edition += built
            self.findings = [
                {"level": item.level, "text": str(item)}
                for item in findings
                if item.level != "hint"
            ]
            self.changed.notify_all()

    def message(self) -> bytes:
        """Return what stands now, as one server-sent event."""
        data = json.dumps({"edition": self.edition, "findings": self.findings}, ensure_ascii=False)
        return f"data: {data}\n\n".encode()


def handler(root: Path, desk: Desk) -> type[SimpleHTTPRequestHandler]:
    """Return the handler of a preview: files of ``root``, pages with the reload script put in."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, directory=str(root), **kwargs)

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path == EVENTS:
                self._events()
            elif path == RELOAD:
                self._send(200, "text/javascript; charset=utf-8", SCRIPT.read_bytes())
            else:
                self._file(path)

        def _file(self, path: str) -> None:
            file = Path(self.translate_path(path))
            if file.is_dir() and not path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file = file / "index.html" if file.is_dir() else file
            status = 200
            if not file.is_file() or file.name.startswith("."):
                status, file = 404, root / "404.html"
            data = file.read_bytes() if file.is_file() else b""
            kind = self.guess_type(str(file))
            if kind == "text/html":
                data = data.replace(b"</body>", f'<script src="{RELOAD}"></script></body>'.encode())
            if kind.startswith("text/") or kind.endswith(("xml", "json")):
                kind += "; charset=utf-8"
            self._send(status, kind, data)

        def _send(self, status: int, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        def _events(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream; charset=utf-8")
            self.send_header("Cache-Control", "no-store")
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                while True:
                    with desk.changed:
                        message = desk.message()
                    self.wfile.write(message)
                    self.wfile.flush()
                    with desk.changed:
                        if desk.message() == message and not desk.changed.wait(PULSE):
                            continue
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            """Stay silent: the terminal belongs to the findings."""

    return Handler


class Preview:
    """Builds the preview again and again in this process."""

    def __init__(self, **given: Any) -> None:
        self.given = given
        self.desk = Desk()

    def build(self) -> bool:
        """Build once, tell the browsers, and return whether the build was good."""
        settings = building.settings(preview=True, **self.given)
        portal = settings["PELICAN_CLASS"](settings)
        portal.findings = []
        try:
            portal.run()
        except SystemExit as stop:
            if stop.code != 1:
                raise
            self.desk.tell(portal.findings, built=False)
            return False
        self.desk.tell(portal.findings, built=True)
        return True


def serve(port: int, *, content: str = "", cache: str = "") -> None:
    """Build, serve on 127.0.0.1 and rebuild on every save until Ctrl+C.

    With a fault in the content the server starts as well and shows it, so an editor sees what to
    mend. Drafts are shown here, hence the preview has an output of its own.
    """
    settings = building.settings(content=content, cache=cache)
    root = Path(settings["CACHE_PATH"]) / "preview"
    preview = Preview(content=content, cache=cache, output=root)
    preview.build()
    root.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", port), handler(root, preview.desk))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _say(
        f"Xem trang tại http://127.0.0.1:{server.server_port}/ — lưu tệp là trang tự cập nhật, "
        "Ctrl+C để dừng."
    )
    try:
        watch(preview.build, Path(settings["PATH"]), Path(settings["THEME"]))
    finally:
        server.shutdown()


def watch(build: Callable[[], bool], *shown: Path) -> None:
    """Call ``build`` after each change below the folders shown; new code wants a new start."""
    from watchfiles import watch as changes

    code = [building.ROOT / "newsroom", building.ROOT / "plugins"]
    for batch in changes(*shown, *code, debounce=60, step=20, rust_timeout=1000):
        paths = [Path(path) for _, path in batch]
        if any(path.suffix == ".py" and set(code) & set(path.parents) for path in paths):
            _say("Mã nguồn đã đổi: hãy dừng (Ctrl+C) rồi chạy lại ./inv serve.")
        if any(set(shown) & set(path.parents) for path in paths):
            build()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
