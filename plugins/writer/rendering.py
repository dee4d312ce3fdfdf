"""The press: pages rendered in batches, in any process, where the commit finds them."""

from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from newsroom import pool
from newsroom.markup import markers
from newsroom.packs import Made, Maker
from newsroom.press import Furniture, Page
from plugins.writer.environment import Constants, render_view
from plugins.writer.keys import Keys

BATCH = 150


class Sheet(NamedTuple):
    """A page on its way to a worker."""

    path: str
    template: str
    view: Struct
    furniture: Furniture | None


@dataclass(frozen=True, slots=True)
class RenderUnit:
    """A batch of pages for one worker; ``joined`` holds the fragments that they want, rendered."""

    name: str
    constants: Constants
    sheets: tuple[Sheet, ...]
    joined: dict[tuple[str, str], str]
    tree: Path | None
    staging: Path


def render(unit: RenderUnit) -> list[Made]:
    """Render a batch of pages, join their furniture and put the files where the commit wants them."""
    maker = Maker(unit.tree, unit.staging, unit.name)
    for sheet in unit.sheets:
        html = render_view(unit.constants, sheet.template, sheet.view)
        if sheet.furniture is not None:
            html = _join(html, sheet.furniture, unit.joined)
        maker.add(sheet.path, html.encode())
    return maker.close()


def _join(html: str, furniture: Furniture, joined: dict[tuple[str, str], str]) -> str:
    return markers.replace(html, lambda _, name: joined[name, getattr(furniture, name)])


class Press:
    """Takes pages as they become known: renders a few at once here, more of them in the pool."""

    def __init__(
        self,
        constants: Constants,
        tree: Path | None,
        staging: Path,
        executor: Executor | None,
        jobs: int,
    ) -> None:
        self.tree = tree
        self.paths: set[str] = set()
        self._constants = constants
        self._staging = staging
        self._executor = executor
        self._jobs = jobs
        self._stream: pool.Stream[RenderUnit, list[Made]] | None = None
        self._waiting: list[Sheet] = []
        self._made: list[Made] = []
        self._count = 0

    def put(self, page: Page, keys: Keys) -> None:
        """Take a page, its view as it is now."""
        self.paths.add(page.path)
        self._waiting.append(Sheet(page.path, page.template, page.view, page.furniture))
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
                keys.joined(sheet.furniture for sheet in batch),
                self.tree,
                self._staging,
            )
            self._count += 1
            if self._stream:
                self._stream.put(unit)
            else:
                self._made += render(unit)
        self._waiting = []

    def finish(self) -> list[Made]:
        """Return all that was made."""
        streamed = self._stream.finish() if self._stream else []
        return self._made + [item for made in streamed for item in made]

    def cancel(self) -> None:
        """Stop."""
        if self._stream:
            self._stream.cancel()
