"""Social cards: the picture that stands for a page where it is shared (Open Graph, 1200 × 630).

A card is set like the top of a newspaper page: kicker and date, headline, double rule, masthead.
Lines are broken at spaces only and balanced; the line step holds two stacked marks (Ế, Ẫ) above a
dot below (ợ, ậ), so no line touches another.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from math import ceil, cos, pi, sin
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from newsroom import fingerprint
from newsroom.cards.lines import ASCENT, DESCENT, LEADING, cut, fit
from newsroom.text import typography

FOLDER = "anh"
SIZE = (1200, 630)
MARGIN = 72

_FONTS = Path(__file__).parents[1] / "fonts"
_PAPER, _RED = "#fbf6ea", "#a3161c"
#: Each ink with the ground it stands on.
_RAMPS = {
    "ink": (_PAPER, "#221815"),
    "red": (_PAPER, _RED),
    "grey": (_PAPER, "#6b5e54"),
    "gold": (_RED, "#f2c230"),
}
_STEPS = 16  # shades between an ink and its ground: all an eye can tell at an edge

#: What the fonts can draw (see fonts/README.md).
COVERAGE = (
    (0x20, 0x7E), (0xA0, 0x12B), (0x12E, 0x131), (0x134, 0x165), (0x168, 0x17F), (0x1A0, 0x1A1),
    (0x1AF, 0x1B0), (0x218, 0x21B), (0x1EA0, 0x1EF9), (0x2010, 0x2015), (0x2018, 0x201A),
    (0x201C, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x20AB, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193),
    (0x2212, 0x2212), (0x2248, 0x2248), (0x2264, 0x2265),
)  # fmt: skip

_HEADLINE_SIZES = (84, 78, 72, 66, 60, 55, 50, 46, 42)
_HEADLINE_TOP, _HEADLINE_BOTTOM = 140, 488
#: Characters of a title that are looked at; far fewer fit.
_LONGEST = 600
_FOOT_SIZES = (34, 30, 26)


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says, in plain text. U+00A0 holds words together as it does on the page."""

    title: str
    section: str
    date_text: str
    site_name: str

    def key(self) -> str:
        """Return the digest of everything that shapes the bytes: words, fonts, code, libraries."""
        words = (self.title, self.section, self.date_text, self.site_name)
        return fingerprint.of_value((words, _engine()))

    def path(self) -> str:
        """Return the path in the output."""
        return f"{FOLDER}/the-{self.key()[:16]}.png"


def draw(card: Card) -> bytes:
    """Return the card as a PNG: the same bytes for the same words wherever it is drawn."""
    canvas = _ground().copy()
    width = SIZE[0] - 2 * MARGIN
    label, date = _font("label", 34), drawable(card.date_text)
    date_width = ceil(label.getlength(date))
    kicker = cut(label, drawable(card.section), width - date_width - 48)
    _write(canvas, (MARGIN, 98), kicker, label, "red")
    _write(canvas, (SIZE[0] - MARGIN - date_width, 98), date, label, "grey")

    tall = _HEADLINE_BOTTOM - _HEADLINE_TOP
    size, lines = fit(
        partial(_font, "headline"), drawable(card.title)[:_LONGEST], width, tall, _HEADLINE_SIZES
    )
    block = round(size * (ASCENT + DESCENT + LEADING * (len(lines) - 1)))
    base = _HEADLINE_TOP + (tall - block) // 2 + round(size * ASCENT)
    for number, line in enumerate(lines):
        place = (MARGIN, base + round(number * size * LEADING))
        _write(canvas, place, line, _font("headline", size), "ink")

    size, lines = fit(
        partial(_font, "label"), drawable(card.site_name), width - 84, 88, _FOOT_SIZES
    )
    base = 566 - round(size * (LEADING * (len(lines) - 1) - 0.68) / 2)
    for number, line in enumerate(lines):
        place = (MARGIN + 84, base + round(number * size * LEADING))
        _write(canvas, place, line, _font("label", size), "ink")

    canvas.putpalette(_palette())
    out = BytesIO()
    canvas.save(out, "PNG", compress_level=7)  # 9 takes eight times as long for a tenth less
    return out.getvalue()


def drawable(text: str) -> str:
    """Keep what the fonts can draw, in NFC; a letter they lack loses its marks, or goes."""
    kept = []
    for char in unicodedata.normalize("NFC", text):
        if _covered(char):
            kept.append(char)
        elif char.isspace():
            kept.append(" ")
        else:
            kept += filter(_covered, unicodedata.normalize("NFKD", char))
    return re.sub(" +", " ", "".join(kept)).strip(" ")


def _covered(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in COVERAGE)


def _write(
    canvas: Image.Image, place: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, ink: str
) -> None:
    """Draw a line of text; ``place`` is the left end of its base line."""
    if not text:
        return
    left, top, right, bottom = (int(edge) for edge in font.getbbox(text, anchor="ls"))
    mask = Image.new("L", (right - left + 4, bottom - top + 4))
    ImageDraw.Draw(mask).text((2 - left, 2 - top), text, 255, font, anchor="ls")
    _paste(canvas, mask, (place[0] + left - 2, place[1] + top - 2), ink)


def _paste(canvas: Image.Image, mask: Image.Image, corner: tuple[int, int], ink: str) -> None:
    canvas.paste(mask.point(_SHADES[ink]), corner, mask.point(_TOUCHED))


def _solid(ink: str) -> int:
    return _SHADES[ink][255]


@cache
def _ground() -> Image.Image:
    """Return what all cards share, as shade numbers: paper, band, rules, emblem."""
    canvas = Image.new("L", SIZE, _SHADES["ink"][0])
    pen = ImageDraw.Draw(canvas)
    pen.rectangle((0, 0, SIZE[0], 25), _solid("red"))
    pen.rectangle((0, 26, SIZE[0], 31), _solid("gold"))
    for top, bottom in ((508, 510), (515, 515)):
        pen.rectangle((MARGIN, top, SIZE[0] - MARGIN - 1, bottom), _solid("red"))
    side, sharp = 60, 8
    disc = Image.new("L", (side * sharp, side * sharp))
    ImageDraw.Draw(disc).ellipse((0, 0, side * sharp - 1, side * sharp - 1), 255)
    _paste(canvas, disc.reduce(sharp), (MARGIN, 538), "red")
    star = Image.new("L", (36 * sharp, 36 * sharp))
    points = [_star_point(18 * sharp, number) for number in range(10)]
    ImageDraw.Draw(star).polygon(points, 255)
    _paste(canvas, star.reduce(sharp), (MARGIN + 12, 549), "gold")
    return canvas


def _star_point(radius: int, number: int) -> tuple[float, float]:
    """Return a corner of a five-pointed star, outer and inner ones in turn from the top."""
    reach = radius if number % 2 == 0 else radius * 0.382
    angle = pi * number / 5
    return radius + reach * sin(angle), radius - reach * cos(angle)


def _palette() -> list[int]:
    colours: list[int] = []
    for ground, ink in _RAMPS.values():
        pair = [ImageColor.getrgb(colour)[:3] for colour in (ground, ink)]
        for step in range(_STEPS):
            share = step / (_STEPS - 1)
            colours += [round(low + (high - low) * share) for low, high in zip(*pair, strict=True)]
    return colours


#: Whether a pixel is drawn upon at all, as a mask.
_TOUCHED = [0, *[255] * 255]
#: Of each ink, the shade number for each coverage of a pixel (0 to 255).
_SHADES = {
    ink: [number * _STEPS + (cover + 8) // 17 for cover in range(256)]
    for number, ink in enumerate(_RAMPS)
}


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS / f"{name}.ttf", size, layout_engine=ImageFont.Layout.RAQM)


@cache
def _engine() -> str:
    names = ("pil", "freetype2", "raqm", "harfbuzz", "zlib")
    libraries = [(name, features.version(name)) for name in names]
    breaking = Path(typography.__file__).parent
    files = [*Path(__file__).parent.glob("*.py"), *breaking.glob("*.py"), *_FONTS.glob("*.ttf")]
    sources = fingerprint.of_files(files, _FONTS.parent)
    return fingerprint.of_value((libraries, sources))
