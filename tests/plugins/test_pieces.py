"""Pages come in pieces, a frame and a main part, and the pieces are the page."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsroom.lockstep import alone
from newsroom.press import Furniture
from plugins.writer import render_view
from plugins.writer.environment import Constants
from plugins.writer.pieces import closure, join, render_pieces
from starter import building

BASE = "base.html"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    return shutil.copytree(building.ROOT / "theme", tmp_path / "theme")


def within(press: Any, theme: Path, **more: Any) -> Constants:
    """Return the constants of a site with its templates in another folder."""
    return replace(press.constants, theme=theme, identity=str(more), **more)


def put(theme: Path, name: str, old: str, new: str) -> None:
    path = theme / "templates" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_pieces_of_every_page_are_what_its_template_makes_in_one(press: Any) -> None:
    with_main = 0
    for page in press.pages:
        frame, main = alone(render_pieces(press.constants, page.template, page.view))
        whole = render_view(press.constants, page.template, page.view)
        around = page.furniture or Furniture()
        fragments = {
            (name, getattr(around, name)): f"\ue000fragment:{name}\ue001".encode()
            for name in Furniture.__struct_fields__
        }
        assert join(frame, main, around, fragments) == whole.encode(), page.path
        assert bool(main) == bool(closure(press.constants, page.template).main), page.path
        with_main += bool(main)
        only, none = alone(render_pieces(press.constants, page.template, page.view, main=False))
        assert (only, none) == (frame, b"")
    assert len(press.pages) > with_main > 20


def test_a_new_frame_or_style_sheet_leaves_the_main_parts_as_they_are(
    press: Any, theme: Path
) -> None:
    before = closure(press.constants, "article.html")
    put(theme, BASE, "</head>", '<meta name="x">\n</head>')
    put(theme, "components/masthead.html", "<div", '<div data-x=""')
    after = closure(within(press, theme, digest="styled anew"), "article.html")
    assert after.main == before.main
    assert after.whole != before.whole


@pytest.mark.parametrize("name", ["article.html", "components/teaser.html"])
def test_what_a_main_part_consists_of_changes_it(press: Any, theme: Path, name: str) -> None:
    before = closure(press.constants, "article.html")
    put(theme, name, "<article", "<article data-x")
    assert closure(within(press, theme), "article.html").main != before.main


def test_a_main_part_depends_on_constants_and_on_assets_where_it_names_one(
    press: Any, theme: Path
) -> None:
    plain, styled = (within(press, theme, digest=digest) for digest in ("a", "b"))
    assert closure(plain, "page.html").main == closure(styled, "page.html").main
    worded = within(press, theme, digest="a", lasting="other words")
    assert closure(worded, "page.html").main != closure(plain, "page.html").main
    put(theme, "page.html", "{% block main %}", '{% block main %}{{ asset("icon.svg") }}')
    plain, styled = (replace(same, identity=f"with {same.digest}") for same in (plain, styled))
    assert closure(plain, "page.html").main != closure(styled, "page.html").main


def test_no_template_names_its_main_part_in_a_way_that_is_not_seen() -> None:
    templates = building.ROOT / "theme" / "templates"
    for path in templates.rglob("*.html"):
        text = path.read_text("utf-8")
        blocks = re.findall(r"block\s+main\b", text)
        assert len(blocks) == len(re.findall(r"\{%-?\s*block main\b", text)), path
