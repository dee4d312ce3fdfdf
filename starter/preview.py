"""What the browsers of a preview are told: which edition stands, and what is to be mended.

Structural faults come with each build. What the proofreader says follows a moment later, for the
files that were saved last and for the page that is looked at: a browser reloads first.
"""

import json
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from newsroom import checking
from newsroom.edition import Edition
from newsroom.text.finding import Finding

LEVELS = ("error", "warning", "hint")
#: How long the proofreader waits for the browsers to have reloaded, in seconds.
GRACE = 0.6


class Desk:
    """The state of a preview; every change of it wakes the browsers that listen."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.prefix = _prefix(content)
        self.changed = threading.Condition()
        self.edition: Edition | None = None
        self._started = f"{time.time():.0f}"
        self._built = 0
        self._faults: list[Finding] = []
        self._stale = False
        self._saved: set[str] = set()
        self._proofread: dict[str, tuple[Finding, ...]] = {}
        self._wanted: list[str] = []
        self._sources: dict[str, str] = {}
        self._reloaded = threading.Event()
        threading.Thread(target=self._proofread_wanted, daemon=True).start()

    @property
    def name(self) -> str:
        """The name of the edition that stands; another process never gives the same."""
        return f"{self._started}-{self._built}"

    def tell(
        self, findings: Iterable[Finding], edition: Edition | None = None, saved: Iterable[str] = ()
    ) -> None:
        """Tell of a build: its findings, the edition if it was good, the sources that were saved."""
        with self.changed:
            self._faults, self._stale = [*findings], edition is None
            if edition is not None:
                self.edition, self._sources = edition, {}
                self._built += 1
                self._reloaded.clear()
            self._saved = {*saved} or self._saved
            for source in self._saved:
                self._proofread.pop(source, None)
            self._wanted += sorted(self._saved)
            self.changed.notify_all()

    def listens(self, page: str) -> None:
        """Note that a browser looks at a page: it has been loaded, and its source is of interest."""
        with self.changed:
            self._reloaded.set()
            if (source := self.source(page)) and source not in self._proofread:
                self._wanted.append(source)
                self.changed.notify_all()

    def source(self, page: str) -> str:
        """Return the source of the page at an address, '' where it has none of its own."""
        if self.edition is not None and not self._sources:
            records = self.edition.catalogue.by_source.values()
            self._sources = {self.edition.url(record): record.source for record in records}
        return self._sources.get(page, "")

    def message(self, page: str) -> bytes:
        """Return what stands now for a browser at a page, as one server-sent event."""
        mine = self._saved | {self.source(page)}
        told = [item for item in self._faults if item.level == "error" or item.file in mine]
        for source in sorted(mine):
            told += self._proofread.get(source, ())
        told = sorted({*told}, key=_place)
        rows = [self._row(item) for item in told]
        data = {"edition": self.name, "stale": self._stale, "findings": rows}
        return f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()

    def _row(self, item: Finding) -> dict[str, Any]:
        place = f"{self.prefix}{item.file}:{item.line}:{item.column}"
        row = {"level": item.level, "place": place, "rule": item.rule}
        return row | {"message": item.message, "fix": item.fix}

    def _proofread_wanted(self) -> None:
        """Proofread what is wanted, one after the other, as long as the process lives."""
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self._wanted)
            self._reloaded.wait(GRACE)
            with self.changed:
                source = self._wanted.pop(0)
            found = self.proofread(source)
            with self.changed:
                if source not in self._wanted:  # saved again meanwhile: that text counts
                    self._proofread[source] = found
                    self.changed.notify_all()

    def proofread(self, source: str) -> tuple[Finding, ...]:
        """Return what the proofreader says of a source; nothing for what is no text of ours."""
        if self.edition is None or not source.endswith(".md"):
            return ()
        style = checking.style_of(self.edition.site.style)
        try:
            packed = checking.read_batch(checking.Unit(self.content, (source,), style))
        except OSError:  # gone again
            return ()
        read = msgspec.msgpack.decode(packed, type=list[checking.Proofread])[0]
        known = self.edition.catalogue.by_source.values()
        return (*read.findings, *checking.unregistered({source: read}, known))


def _place(item: Finding) -> tuple[int, str, int, int, str]:
    return LEVELS.index(item.level), item.file, item.line, item.column, item.rule


def _prefix(content: Path) -> str:
    """Return what stands before a source so that it can be opened from where the user stands."""
    here = Path.cwd()
    return f"{content.relative_to(here).as_posix()}/" if here in content.parents else f"{content}/"
