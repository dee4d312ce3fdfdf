"""The contact sheet: every kind of page at two widths, light and dark, as an editor-in-chief looks.

`python -m starter.screens OUTPUT` writes into `screens/` one picture a page, one sheet a width and
an `index.html` that shows both.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser

from starter import building, chromium

FOLDER = building.ROOT / "screens"
FONT = building.ROOT / "newsroom" / "fonts" / "label.ttf"
WIDTHS = {360: 780, 1280: 900}
SCHEMES = ("light", "dark")
#: Template → the address pattern of `pelicanconf.py` that its pages have.
KINDS = {
    "home.html": "",
    "article.html": "ARTICLE_URL",
    "section.html": "CATEGORY_URL",
    "archive_year.html": "YEAR_ARCHIVE_URL",
    "archive_month.html": "MONTH_ARCHIVE_URL",
    "archive_day.html": "DAY_ARCHIVE_URL",
    "exemplars.html": "EXEMPLARS_URL",
    "exemplar.html": "EXEMPLAR_URL",
    "galleries.html": "GALLERIES_URL",
    "gallery.html": "GALLERY_URL",
    "videos.html": "VIDEOS_URL",
    "video.html": "VIDEO_URL",
    "documents.html": "DOCUMENTS_URL",
    "document.html": "DOCUMENT_URL",
    "topic.html": "TOPIC_URL",
    "tags.html": "TAGS_URL",
    "tag.html": "TAG_URL",
    "authors.html": "AUTHORS_URL",
    "author.html": "AUTHOR_URL",
    "page.html": "PAGE_URL",
    "sitemap_page.html": "SITE_MAP_URL",
    "search.html": "SEARCH_URL",
    "search_letter.html": "SEARCH_LETTER_URL",
    "not_found.html": "404.html",
}
_FIELDS = {"{date:%Y}": r"\d{4}", "{date:%m}": r"\d\d", "{date:%d}": r"\d\d", "{number}": r"\d+"}
#: How much of a page the sheet shows: cells this wide, at most this many times as high.
_CELL = {360: 240, 1280: 560}
_TALL = {360: 5, 1280: 2.2}


def kinds(output: Path) -> dict[str, list[str]]:
    """Return the addresses (root-relative) of a built tree by the template of their pages."""
    settings = building.settings()
    patterns = {
        template: re.compile(_expression(settings.get(name, name)))
        for template, name in KINDS.items()
    }
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(output.rglob("*.html")):
        address = path.relative_to(output).as_posix().removesuffix("index.html")
        fitting = [name for name, pattern in patterns.items() if pattern.fullmatch(address)]
        if {"section.html", "page.html"} <= {*fitting}:
            # Fixed addresses go first; what tells a section from a page is its feed.
            fixed = [name for name in fitting if name not in {"section.html", "page.html"}]
            feed = settings["CATEGORY_FEED_URL"].format(slug=address.strip("/"))
            fitting = fixed or ["section.html" if (output / feed).is_file() else "page.html"]
        if fitting:
            found[fitting[0]].append(f"/{address}")
    return found


def _expression(pattern: str) -> str:
    parts = re.split(r"(\{[^}]*\})", pattern)
    return "".join(
        _FIELDS.get(part, "[^/]+") if part.startswith("{") else re.escape(part) for part in parts
    )


def samples(output: Path) -> dict[str, str]:
    """Return the richest page of each kind: its address by its template."""

    def size(address: str) -> int:
        path = output / address.lstrip("/")
        return (path if path.suffix else path / "index.html").stat().st_size

    found = kinds(output)
    return {name: max(found[name], key=size) for name in KINDS if name in found}


def screens(output: Path, folder: Path = FOLDER) -> None:
    """Take every kind of page of the built tree ``output`` and lay out the sheets in ``folder``."""
    chosen = samples(output)
    folder.mkdir(parents=True, exist_ok=True)
    with chromium.served(output) as origin, chromium.opened() as browser:
        for width in WIDTHS:
            shots = dict(_taken(browser, origin, chosen, width))
            for (name, scheme), image in shots.items():
                image.save(folder / f"{width}-{scheme}-{Path(name).stem}.png")
            _sheet(shots, width).save(folder / f"{width}.png")
    (folder / "index.html").write_text(_index(chosen), "utf-8")


Shot = tuple[str, str]


def _taken(
    browser: Browser, origin: str, chosen: Mapping[str, str], width: int
) -> Iterator[tuple[Shot, Image.Image]]:
    for scheme in SCHEMES:
        page = browser.new_page(
            viewport={"width": width, "height": WIDTHS[width]},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        for name, address in chosen.items():
            page.goto(f"{origin}{address}", wait_until="load")
            page.evaluate("for (const image of document.images) image.loading = 'eager'")
            page.evaluate("Promise.all([...document.images].map(image => image.decode()))")
            yield (
                (name, scheme),
                Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB"),
            )
        page.close()


def _sheet(shots: Mapping[Shot, Image.Image], width: int) -> Image.Image:
    cell = _CELL[width]
    columns = 10 if width < 600 else 5
    label = ImageFont.truetype(str(FONT), 14)
    cells = [
        (f"{Path(name).stem} · {scheme}", _thumbnail(image, cell, int(cell * _TALL[width])))
        for name, scheme in _paired(shots)
        for image in [shots[name, scheme]]
    ]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    heights = [max(image.height for _, image in row) + 44 for row in rows]
    sheet = Image.new("RGB", (columns * (cell + 16) + 16, sum(heights) + 16), "#8a8a8a")
    draw = ImageDraw.Draw(sheet)
    top = 16
    for row, height in zip(rows, heights, strict=True):
        for place, (text, image) in enumerate(row):
            left = 16 + place * (cell + 16)
            draw.text((left, top), text, "white", label)
            sheet.paste(image, (left, top + 22))
        top += height
    return sheet


def _paired(shots: Iterable[Shot]) -> list[Shot]:
    """Put light and dark of one page side by side."""
    names = list(dict.fromkeys(name for name, _ in shots))
    return [(name, scheme) for name in names for scheme in SCHEMES]


def _thumbnail(image: Image.Image, width: int, height: int) -> Image.Image:
    scale = width / image.width
    cut = image.crop((0, 0, image.width, min(image.height, int(height / scale))))
    return cut.resize((width, round(cut.height * scale)), Image.Resampling.LANCZOS)


def _index(chosen: Mapping[str, str]) -> str:
    shots = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
    figures = "\n".join(
        f"<h2>{escape(address)}</h2>\n<p>{''.join(_image(name, *shot) for shot in shots)}</p>"
        for name, address in chosen.items()
    )
    return (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>Các kiểu trang</title>\n'
        "<style>body{font:1rem sans-serif;background:#8a8a8a}p{display:flex;gap:1rem;"
        f"align-items:start;overflow:auto}}img{{border:1px solid #555}}</style>\n{figures}\n</html>\n"
    )


def _image(name: str, width: int, scheme: str) -> str:
    return (
        f'<img src="{width}-{scheme}-{Path(name).stem}.png" width="{width * 3 // 4}" loading="lazy" '
        f'alt="{escape(Path(name).stem)}, {width} px, {scheme}">'
    )


if __name__ == "__main__":
    screens(Path(sys.argv[1]).resolve())
