"""Rendering a batch of pages, in any process."""

import re
from dataclasses import dataclass
from pathlib import Path

from newsroom import scan
from newsroom.markup.markers import CLOSE, OPEN
from newsroom.packs import Made, Maker
from newsroom.press import Furniture, Page
from plugins.writer.environment import Constants, render_view

_FRAGMENT = re.compile(f"{OPEN}fragment:([a-z]+){CLOSE}".encode())


@dataclass(frozen=True, slots=True)
class RenderUnit:
    """A batch of pages for one worker; ``joined`` holds the fragments that they want, rendered.

    ``rules`` say what must not leave the house; fragments were scanned when they were made.
    """

    name: str
    constants: Constants
    pages: tuple[Page, ...]
    joined: dict[tuple[str, str], bytes]
    tree: Path | None
    staging: Path
    rules: scan.Rules


def render(unit: RenderUnit) -> tuple[list[Made], list[scan.Hit]]:
    """Render a batch of pages, join their furniture and put the files where the commit wants them."""
    maker = Maker(unit.tree, unit.staging, unit.name)
    hits: list[scan.Hit] = []
    for page in unit.pages:
        data = render_view(unit.constants, page.template, page.view).encode()
        hits += scan.look(page.path, data, unit.rules)
        if page.furniture is not None:
            data = _join(data, page.furniture, unit.joined)
        maker.add(page.path, data)
    return maker.close(), hits


def _join(data: bytes, furniture: Furniture, joined: dict[tuple[str, str], bytes]) -> bytes:
    def fragment(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        return joined[name, getattr(furniture, name)]

    return _FRAGMENT.sub(fragment, data)
