"""The press: pages rendered in batches, in any process, where the commit finds them."""

from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, msgpack

from newsroom import plates, pool, scan
from newsroom.lockstep import Steps, in_step
from newsroom.packs import Made, Maker
from newsroom.press import Furniture, Page
from newsroom.records import Blob
from newsroom.store import Segments
from plugins.writer.environment import Constants
from plugins.writer.keys import Keys, PieceKeys
from plugins.writer.pieces import join, render_pieces
from plugins.writer.titles import TITLES

BATCH = 150
#: Pages of a batch that are printed in step.
TOGETHER = 16
#: Pages of the first batches where all are to be made: no worker waits until many are thought of.
FIRST = 20


class Kept(NamedTuple):
    """Where the pieces of a page lie that an earlier build made; None for one that is not kept."""

    frame: Blob | None = None
    main: Blob | None = None


class Sheet(NamedTuple):
    """A page on its way to a worker: what is kept of it, and the view where more is wanted.

    ``packed`` is a view of type ``kind`` as msgpack, several times cheaper to send than the view.
    """

    path: str
    keys: PieceKeys
    furniture: Furniture | None
    kept: Kept
    template: str = ""
    kind: type[Struct] | None = None
    packed: bytes = b""


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
    """Render a batch of pages, join their pieces and put the files where the commit wants them.

    Pieces are kept for later builds, but for those that the scan has hit.
    """
    batch = _Batch(unit)
    views = [
        _unpacker(sheet.kind).decode(sheet.packed) if sheet.kind else None for sheet in unit.sheets
    ]
    TITLES.foresee(filter(None, views))
    try:
        for pages in pool.batches(list(zip(unit.sheets, views, strict=True)), TOGETHER):
            in_step(batch.print(sheet, view) for sheet, view in pages)
    finally:
        batch.segments.close()
    if batch.fresh:
        plates.write(unit.plates, batch.fresh)
    return batch.maker.close(), batch.hits


class _Batch:
    """A batch in the making."""

    def __init__(self, unit: RenderUnit) -> None:
        self._unit = unit
        self.maker = Maker(unit.tree, unit.staging, unit.name)
        self.segments = Segments(unit.plates)
        self.hits: list[scan.Hit] = []
        #: Pieces by key, to be kept.
        self.fresh: dict[str, bytes] = {}

    def print(self, sheet: Sheet, view: Struct | None) -> Steps[None]:
        """Render what is not kept of a page, look at it, and write the page."""
        path, keys, furniture, kept, template, *_ = sheet
        frame = self.segments.data(kept.frame) if kept.frame else b""
        main = self.segments.data(kept.main) if kept.main else b""
        if view is not None:
            frame, made = yield from render_pieces(
                self._unit.constants, template, view, main=not kept.main
            )
            yield
            self._note(path, keys.frame, frame)
            if made:
                main = made
                self._note(path, keys.main, main)
        yield
        page = join(frame, main, furniture, self._unit.joined)
        yield
        self.maker.add(path, page)

    def _note(self, path: str, key: str, piece: bytes) -> None:
        if found := scan.look(path, piece, self._unit.rules):
            self.hits.extend(found)
        else:
            self.fresh[key] = piece


@lru_cache
def _unpacker(kind: type[Struct]) -> "msgpack.Decoder[Any]":
    return msgpack.Decoder(kind)


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
        *,
        many: bool = False,
    ) -> None:
        """``many`` says that more pages will come than are made here."""
        self.tree = tree
        self.paths: set[str] = set()
        self._constants = constants
        self._rules = rules
        self._staging = staging
        self._kept = kept
        self._executor = executor
        self._jobs = jobs
        self._stream: pool.Stream[RenderUnit, tuple[list[Made], list[scan.Hit]]] | None = None
        self._size = BATCH
        if many:
            self._begin()
            self._size = FIRST
        self._waiting: list[Sheet] = []
        self._made: list[Made] = []
        #: What must not leave the house, in fragments and in pages.
        self.hits: list[scan.Hit] = []
        self._count = 0

    def put(self, page: Page, names: PieceKeys, keys: Keys, kept: Kept) -> None:
        """Take a page: what is kept of it, and its view as it is now where that is not all."""
        self.paths.add(page.path)
        if kept.frame and (kept.main or not names.main):
            sheet = Sheet(page.path, names, page.furniture, kept)
        else:
            sheet = Sheet(
                page.path, names, page.furniture, kept, page.template, type(page.view), page.packed
            )
        self._waiting.append(sheet)
        # One batch is not worth a pool: it waits until there is another one.
        if len(self._waiting) >= (self._size if self._stream else 2 * BATCH):
            self.flush(keys)

    def flush(self, keys: Keys) -> None:
        """Send what waits."""
        if self._stream is None and len(self._waiting) > BATCH:
            self._begin()
        for batch in pool.batches(self._waiting, self._size):
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
        if self._count % self._jobs == 0:
            self._size = min(2 * self._size, BATCH)

    def _begin(self) -> None:
        self._stream = pool.Stream(self._executor, render, self._jobs)

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
