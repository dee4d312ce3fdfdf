"""The main job: a preview that rebuilds on save, reloads the browser and shows the findings.

The engine stays warm in this process. Readers of the preview always get the last good page: a build
with faults changes nothing, its findings appear above the page.
"""

import sys
import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from newsroom import sources
from newsroom.output import Output
from newsroom.stamps import Look
from starter import building, preview_server
from starter.preview import Desk

#: A save comes as several events; the last of them is waited for this long, in milliseconds.
QUIET_MS = 20
#: So many changes at once are no save: what they were is not taken from the watcher then.
MANY = 500


class Preview:
    """Builds the preview again and again in this process.

    A build asks only what the watcher named for its stamp. All else is looked at between builds, while
    nobody waits: what the watcher has missed is seen then, and built with the next save.
    """

    def __init__(self, **given: Any) -> None:
        self.given = given
        settings = building.settings(preview=True, **given)
        self.content, self.theme = Path(settings["PATH"]), Path(settings["THEME"])
        self.desk = Desk(self.content)
        self._look = Look()
        self._output: Output | None = None
        self._is_rested = False

    def build(self, changed: Collection[Path] = ()) -> bool:
        """Build once, tell the browsers, and return whether the build was good."""
        if len(changed) < MANY:
            self._look.forget(changed)
        else:
            self._look = Look()
        self._is_rested = False
        settings = building.settings(preview=True, **self.given)
        settings |= {"LOOK": self._look, "OUTPUT": self._output}
        portal = settings["PELICAN_CLASS"](settings)
        portal.findings = []
        saved = [
            path.relative_to(self.content).as_posix()
            for path in changed
            if self.content in path.parents
        ]
        try:
            portal.run()
        except SystemExit as stop:
            if stop.code != 1:
                raise
            self.desk.tell(portal.findings, saved=saved)
            return False
        self._output = portal.writer.output
        self.desk.tell(portal.findings, portal.edition, saved)
        return True

    def rest(self) -> None:
        """Look at everything anew, once after each build."""
        if self._is_rested:
            return
        self._is_rested = True
        self._look = Look()
        with suppress(OSError):  # a folder that went away meanwhile: the watcher tells of it
            sources.scan(self.content, self._look)
            if self._output:
                self._output.look()


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
    server = ThreadingHTTPServer(("127.0.0.1", port), preview_server.handler(root, preview.desk))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    edition = preview.desk.edition
    home = edition.addresses.home() if edition else "/"
    _say(
        f"Xem trang tại http://127.0.0.1:{server.server_port}{home} — lưu tệp là trang tự cập nhật, "
        "Ctrl+C để dừng."
    )
    try:
        watch(preview.build, preview.rest, preview.content, preview.theme)
    finally:
        server.shutdown()


def watch(
    build: Callable[[Collection[Path]], bool], rest: Callable[[], None], *shown: Path
) -> None:
    """Call ``build`` with what changed below the folders shown, ``rest`` while nothing does.

    New code wants a new start.
    """
    from watchfiles import watch as changes

    code = [building.ROOT / "newsroom", building.ROOT / "plugins"]
    waits: Any = {"debounce": 200, "step": QUIET_MS, "rust_timeout": 1000, "yield_on_timeout": True}
    for batch in changes(*shown, *code, **waits):
        if not batch:
            rest()
        paths = [Path(path) for _, path in batch]
        if any(path.suffix == ".py" and set(code) & set(path.parents) for path in paths):
            _say("Mã nguồn đã đổi: hãy dừng (Ctrl+C) rồi chạy lại ./inv serve.")
        if wanted := {path for path in paths if set(shown) & set(path.parents)}:
            build(wanted)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
