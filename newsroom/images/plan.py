"""Which derivatives a picture needs in its place, and how they are called.

Names carry a digest of everything that shapes the bytes, so a file may be cached for ever, two
uses of one recipe share a file, and a step whose target exists can be skipped without reading.
"""

from dataclasses import dataclass
from pathlib import Path

from newsroom import fingerprint
from newsroom.images.derivation import Format, Recipe, derive, engine
from newsroom.images.inspection import Picture, Use

FOLDER = "anh"
#: From the best to the one every browser knows.
FORMATS: tuple[Format, ...] = ("avif", "jpeg")
SUFFIXES: dict[Format, str] = {"avif": "avif", "jpeg": "jpg"}

WIDTHS: dict[Use, tuple[int, ...]] = {
    "lead": (480, 960, 1600),
    "inline": (480, 960, 1600),
    "gallery": (480, 960, 1600),
    "thumb": (240, 480),
    "poster": (640, 1280),
}
#: Shapes that a page counts on; elsewhere the picture keeps its own.
SHAPES: dict[Use, tuple[int, int]] = {"thumb": (3, 2)}

#: Shapes in which search engines and those who share want a lead picture, all of one height: JPEG of
#: 1200, 900 and 675 pixels across. See docs/decisions/0022.
CROPS = ((16, 9), (4, 3), (1, 1))
_CROP_HEIGHT = 675
#: Fewer pixels than these are no use to anybody.
_LEAST_PIXELS = 50_000

#: ``sizes`` for ``<img>`` and ``<source>``. On a phone a lead picture fills the width, but we ask
#: for less: with three device pixels to a CSS pixel the middle width is what an eye can tell.
SIZES: dict[Use, str] = {
    "lead": "(max-width: 48rem) 72vw, 48rem",
    "inline": "(max-width: 48rem) 72vw, 44rem",
    "gallery": "(max-width: 48rem) 45vw, 16rem",
    "thumb": "(max-width: 48rem) 30vw, 15rem",
    "poster": "(max-width: 48rem) 72vw, 48rem",
}

#: Bytes that a derivative may weigh, by the largest width each bound holds for. A lead picture at
#: phone width keeps within 100 kB; there ``sizes`` above asks for 960 pixels at most.
_BUDGETS = ((240, 30_000), (480, 60_000), (960, 100_000), (10_000, 280_000))


@dataclass(frozen=True, slots=True)
class Variant:
    """One file for readers: ``path`` in the output, media ``type``, size, and how it is made."""

    path: str
    type: str
    width: int
    height: int
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Work:
    """One unit for a pool: make ``target`` (a path in the output) of the file ``source``."""

    source: Path
    target: str
    recipe: Recipe


def plan(picture: Picture, use: Use) -> tuple[Variant, ...]:
    """Return the derivatives of a picture in a place: by format, best first, narrow to wide.

    None is wider than the picture, so a small one gets fewer. The last one is the fallback for
    ``src``: the widest JPEG.
    """
    shape = SHAPES.get(use)
    sizes = [
        (width, _height(picture, shape, width))
        for width in _widths(_most(picture, shape), WIDTHS[use])
    ]
    recipes = [Recipe(form, *size, _budget(size[0])) for form in FORMATS for size in sizes]
    return tuple(_variant(picture, recipe) for recipe in recipes)


def crops(picture: Picture) -> tuple[Variant, ...]:
    """Return one JPEG for each of ``CROPS`` that the picture has pixels for; none is enlarged."""
    made = []
    for across, down in CROPS:
        width = min(_CROP_HEIGHT * across // down, _most(picture, (across, down)))
        height = _height(picture, (across, down), width)
        if width * height >= _LEAST_PIXELS:
            made.append(_variant(picture, Recipe("jpeg", width, height, _budget(width))))
    return tuple(made)


def make(work: Work) -> bytes:
    """Return the bytes of a unit of work; raises ``PictureError`` and ``OSError``."""
    return derive(work.source.read_bytes(), work.recipe, work.source.as_posix())


def _variant(picture: Picture, recipe: Recipe) -> Variant:
    key = fingerprint.of_value((picture.digest, recipe, engine()))
    path = f"{FOLDER}/{picture.stem}-{key[:10]}-{recipe.width}.{SUFFIXES[recipe.format]}"
    return Variant(path, f"image/{recipe.format}", recipe.width, recipe.height, recipe)


def _most(picture: Picture, shape: tuple[int, int] | None) -> int:
    """Return the width of the picture, or of the largest part of it that has the shape."""
    if shape is None:
        return picture.width
    across, down = shape
    return max(1, min(picture.width, picture.height * across // down))


def _height(picture: Picture, shape: tuple[int, int] | None, width: int) -> int:
    across, down = shape or (picture.width, picture.height)
    return max(1, round(width * down / across))


def _widths(most: int, wanted: tuple[int, ...]) -> list[int]:
    """Keep what the picture can give; its own width comes last if it adds at least a quarter."""
    kept = [width for width in wanted if width <= most]
    if len(kept) == len(wanted):
        return kept
    if kept and most < kept[-1] * 1.25:
        return kept
    return [*kept, most]


def _budget(width: int) -> int:
    return next(bytes_ for most, bytes_ in _BUDGETS if width <= most)
