"""Show the theme without the engine: render the examples, look at them in a browser.

``python -m tests.theme.preview [NAME …]`` writes ``/tmp/theme/`` and screenshots of the named pages
(all without names) at 360 and 1280 pixels, light and dark, and an A4 print of the articles.
"""

import gzip
import sys
import tomllib
from functools import lru_cache
from pathlib import Path

import lightningcss
from jinja2 import Environment
from markupsafe import Markup

from newsroom.furniture import SiteView
from newsroom.markup import markers
from newsroom.press import Page
from newsroom.strings import Strings
from plugins import writer
from starter import chromium
from tests.theme import examples

THEME = Path(__file__).parents[2] / "theme"


def icons() -> dict[str, str]:
    """Return the drawings that pages link to, by name."""
    return {
        path.name: path.read_text("utf-8")
        for path in sorted((THEME / "static" / "img").glob("*.svg"))
    }


@lru_cache
def bundles() -> dict[str, str]:
    """Return every bundle, joined and minified as the site ships it."""
    listed = tomllib.loads((THEME / "static" / "bundles.toml").read_text("utf-8"))
    made = {}
    for name, files in listed.items():
        source = "\n".join((THEME / "static" / file).read_text("utf-8") for file in files)
        made[name] = lightningcss.process_stylesheet(source) if name.endswith(".css") else source
    return made


def environment(site: SiteView = examples.SITE) -> Environment:
    """Return the writer's own environment; bodies of the examples are HTML, teasers not packed."""
    strings = Strings.load(THEME / "strings" / "vi.toml").table
    assets = {name: f"/theme/{name}" for name in (*bundles(), *icons())}
    made = writer.environment(
        writer.Constants.of(THEME, Path(), strings, assets, site, code="preview")
    )
    made.filters |= {"fill": Markup, "decoded": str}
    return made


def render(page: Page, made: Environment) -> str:
    """Return a page with its furniture joined in."""
    names = {field: getattr(page.view, field) for field in page.view.__struct_fields__}

    def furniture(_: str, name: str) -> str:
        template, view = examples.FURNITURE[name]
        return made.get_template(template).render(view)

    html = made.get_template(page.template).render(names)
    return markers.replace(html.encode(), furniture).decode()


def _draw(folder: Path) -> None:
    from PIL import Image, ImageDraw  # noqa: PLC0415 - only the browser needs pictures

    inks = {
        "hoi-nghi": "#7c5c3e",
        "hoi-thao": "#3f6b57",
        "tinh-nguyen": "#456a8c",
        "video": "#8a3b3b",
        "chan-dung": "#6d6255",
    }
    for name, ink in inks.items():
        image = Image.new("RGB", (1200, 800), "#e9e0d0")
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 520, 1200, 800), fill=ink)
        for column in range(12):
            draw.ellipse((column * 100 + 10, 470, column * 100 + 90, 590), fill="#2e2822")
        draw.rectangle((420, 180, 780, 380), fill="#a8121b")
        for size in (400, 800, 1200):
            small = image.resize((size, size * 2 // 3))
            small.save(folder / f"{name}-{size}.jpg", quality=80)
            small.save(folder / f"{name}-{size}.avif", quality=50, speed=10)


def write(folder: Path) -> list[str]:
    """Write all examples and bundles below ``folder``; return the names of the pages."""
    (folder / "theme").mkdir(parents=True, exist_ok=True)
    for name, text in (bundles() | icons()).items():
        (folder / "theme" / name).write_text(text, "utf-8")
        sys.stdout.write(f"{name}: {len(gzip.compress(text.encode(), 9, mtime=0))} B gzip\n")
    made = environment()
    for page in (*examples.pages(), *examples.machine_pages()):
        (folder / page.path).write_text(render(page, made), "utf-8")
    if not (folder / "anh").exists():
        (folder / "anh").mkdir()
        _draw(folder / "anh")
    return [page.path.removesuffix(".html") for page in examples.pages()]


def shoot(folder: Path, names: list[str], widths: tuple[int, ...] = (360, 1280)) -> None:
    """Take the screenshots."""
    with chromium.opened() as browser, chromium.served(folder) as origin:
        for scheme in ("light", "dark"):
            for width in widths:
                page = browser.new_page(
                    viewport={"width": width, "height": 900},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                for name in names:
                    page.goto(f"{origin}/{name}.html")
                    page.evaluate(
                        "document.querySelectorAll('img').forEach(i => i.loading = 'eager')"
                    )
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                    if scheme == "light" and width == widths[0] and name.startswith("article"):
                        page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
                page.close()


if __name__ == "__main__":
    target = Path("/tmp/theme")
    found = write(target)
    shoot(target, [name for name in sys.argv[1:] if name in found] or found)
