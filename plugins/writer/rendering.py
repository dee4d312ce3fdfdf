"""The press: pages rendered in batches, in any process, where the commit finds them."""

import re
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from newsroom import plates, pool, scan
from newsroom.markup.markers import CLOSE, OPEN
from newsroom.packs import Made, Maker
from newsroom.press import Furniture, Page
from newsroom.records import Blob
from newsroom.store import Segments
from plugins.writer.environment import Constants, render_view
from plugins.writer.keys import Keys, plate_key

BATCH = 150
_FRAGMENT = re.compile(f"{OPEN}fragment:([a-z]+){CLOSE}".encode())


class Sheet(NamedTuple):
    """A page on its way to a worker: a view to render, or a plate that was made before.

    ``plate`` is the key of the plate, ``blob`` where it lies in the latter case.
    """

    path: str
    plate: str
    furniture: Furniture | None
    template: str = ""
    view: Struct | None = None
    blob: Blob | None = None


@dataclass(frozen=True, slots=True)
class RenderUnit:
    """A batch of pages for one worker; ``joined`` holds the fragments that they want, rendered.

    ``rules`` say what must not leave the house; fragments were scanned when they were made.
    """

    name: str
    constants: Constants
    sheets: tuple[Sheet, ...]
    joined: dict[tuple[str, str], bytes]
    tree: Path | None
    staging: Path
    plates: Path
    rules: scan.Rules


def render(unit: RenderUnit) -> tuple[list[Made], list[scan.Hit]]:
    """Render a batch of pages, join their furniture and put the files where the commit wants them.

    Plates are kept for later builds, but for those that the scan has hit.
    """
    maker = Maker(unit.tree, unit.staging, unit.name)
    hits: list[scan.Hit] = []
    fresh: dict[str, bytes] = {}
    segments = Segments(unit.plates)
    try:
        for sheet in unit.sheets:
            if sheet.blob is not None:
                plate = segments.data(sheet.blob)
            else:
                assert sheet.view is not None
                plate = render_view(unit.constants, sheet.template, sheet.view).encode()
                if found := scan.look(sheet.path, plate, unit.rules):
                    hits += found
                else:
                    fresh[sheet.plate] = plate
            maker.add(sheet.path, _join(plate, sheet.furniture, unit.joined))
    finally:
        segments.close()
    if fresh:
        plates.write(unit.plates, fresh)
    return maker.close(), hits


def _join(plate: bytes, furniture: Furniture | None, joined: dict[tuple[str, str], bytes]) -> bytes:
    if furniture is None:
        return plate

    def fragment(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        return joined[name, getattr(furniture, name)]

    return _FRAGMENT.sub(fragment, plate)


class Press:
    """Takes pages as they become known: renders a few at once here, more of them in the pool."""

    def __init__(
        self,
        constants: Constants,
        rules: scan.Rules,
        tree: Path | None,
        staging: Path,
        kept: Path,
        executor: Executor | None,
        jobs: int,
    ) -> None:
        self.tree = tree
        self.paths: set[str] = set()
        self._constants = constants
        self._rules = rules
        self._staging = staging
        self._kept = kept
        self._executor = executor
        self._jobs = jobs
        self._stream: pool.Stream[RenderUnit, tuple[list[Made], list[scan.Hit]]] | None = None
        self._waiting: list[Sheet] = []
        self._made: list[Made] = []
        #: What must not leave the house, in fragments and in pages.
        self.hits: list[scan.Hit] = []
        self._count = 0

    def put(self, page: Page, key: str, keys: Keys, blob: Blob | None = None) -> None:
        """Take a page: its plate where that is kept, else its view as it is now."""
        self.paths.add(page.path)
        plate = plate_key(key)
        if blob is None:
            sheet = Sheet(page.path, plate, page.furniture, page.template, page.view)
        else:
            sheet = Sheet(page.path, plate, page.furniture, blob=blob)
        self._waiting.append(sheet)
        # One batch is not worth a pool: it waits until there is another one.
        if len(self._waiting) >= (BATCH if self._stream else 2 * BATCH):
            self.flush(keys)

    def flush(self, keys: Keys) -> None:
        """Send what waits."""
        if self._stream is None and len(self._waiting) > BATCH:
            self._stream = pool.Stream(self._executor, render, self._jobs)
        for batch in pool.batches(self._waiting, BATCH):
            unit = RenderUnit(
                f"{self._count}.pack",
                self._constants,
                tuple(batch),
                keys.joined((sheet.furniture for sheet in batch), self._look),
                self.tree,
                self._staging,
                self._kept,
                self._rules,
            )
            self._count += 1
            if self._stream:
                self._stream.put(unit)
            else:
                self._take(*render(unit))
        self._waiting = []

    def _look(self, template: str, fragment: bytes) -> None:
        self.hits += scan.look(template, fragment, self._rules)

    def _take(self, made: list[Made], hits: list[scan.Hit]) -> None:
        self._made += made
        self.hits += hits

    def finish(self) -> list[Made]:
        """Return all that was made; ``hits`` are complete then."""
        for made, hits in self._stream.finish() if self._stream else ():
            self._take(made, hits)
        return self._made

    def cancel(self) -> None:
        """Stop."""
        if self._stream:
            self._stream.cancel()
