"""Rendering a batch of pages, in any process."""

from dataclasses import dataclass
from pathlib import Path

from newsroom.markup import markers
from newsroom.packs import Made, Maker
from newsroom.press import Furniture, Page
from plugins.writer.environment import Constants, render_view


@dataclass(frozen=True, slots=True)
class RenderUnit:
    """A batch of pages for one worker; ``joined`` holds the fragments that they want, rendered."""

    name: str
    constants: Constants
    pages: tuple[Page, ...]
    joined: dict[tuple[str, str], str]
    tree: Path | None
    staging: Path


def render(unit: RenderUnit) -> list[Made]:
    """Render a batch of pages, join their furniture and put the files where the commit wants them."""
    maker = Maker(unit.tree, unit.staging, unit.name)
    for page in unit.pages:
        html = render_view(unit.constants, page.template, page.view)
        if page.furniture is not None:
            html = _join(html, page.furniture, unit.joined)
        maker.add(page.path, html.encode())
    return maker.close()


def _join(html: str, furniture: Furniture, joined: dict[tuple[str, str], str]) -> str:
    return markers.replace(html, lambda _, name: joined[name, getattr(furniture, name)])
