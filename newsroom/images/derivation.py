"""Pixels: from an editor's original to the few sizes that readers get.

Every derivative is painted anew from pixels, upright and in sRGB, on an opaque white ground, so
nothing else of the original (EXIF, GPS, XMP, IPTC, thumbnails, profiles, comments, tails) can
travel along. The same bytes and recipe give the same bytes out, whatever the number of processors.
"""

import warnings
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Literal

from PIL import Image, ImageCms, features

from newsroom import fingerprint
from newsroom.images.inspection import MAX_PIXELS, PictureError, broken
from newsroom.images.structure import kind_of, orientation, tells

Format = Literal["avif", "jpeg"]

#: Qualities from the one we want down to the worst we accept, tried until the budget is kept.
QUALITIES: dict[Format, tuple[int, ...]] = {
    "avif": (58, 52, 46, 40, 34, 28),
    "jpeg": (78, 72, 66, 58, 50, 42, 34),
}
#: Drawings, logos and screenshots: sharp edges show what quality and colour subsampling cost.
GRAPHIC_QUALITIES: dict[Format, tuple[int, ...]] = {
    "avif": (72, *QUALITIES["avif"]),
    "jpeg": (88, *QUALITIES["jpeg"]),
}
GRAPHIC_COLOURS = 128

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
#: Where a crop keeps more: faces stand in the upper part of tall pictures.
_CROP_TOP = 0.3


@dataclass(frozen=True, slots=True)
class Recipe:
    """One derivative: format, exact size in pixels, and the weight in bytes to stay within.

    Where the shape of the size differs from the picture's, the picture is cropped to it.
    """

    format: Format
    width: int
    height: int
    budget: int


@cache
def engine() -> str:
    """Return the digest of what shapes the bytes besides recipe and original: code and codecs."""
    codecs = [(name, features.version(name)) for name in ("pil", "jpg", "avif", "littlecms2")]
    here = Path(__file__).parent
    code = fingerprint.of_files([Path(__file__), here / "structure.py"], here)
    return fingerprint.of_value((codecs, code))


def derive(data: bytes, recipe: Recipe, name: str = "") -> bytes:
    """Make one derivative of an original; ``name`` is how a fault calls the file.

    Raises ``PictureError`` when the pixels cannot be decoded.
    """
    try:
        with warnings.catch_warnings(action="ignore"), _open(data) as image:
            made = _encode(_scaled(image, recipe.width, recipe.height), recipe)
    except Exception as error:  # decoders raise anything on broken pixels
        raise PictureError(broken(name)) from error
    if tells(made):
        raise RuntimeError(f"an encoder let metadata of {name} through")
    return made


def upright(data: bytes, most: int, name: str = "") -> Image.Image:
    """Decode an original upright, in sRGB, alpha kept, with no side longer than ``most``.

    Raises ``PictureError`` when the pixels cannot be decoded.
    """
    try:
        with warnings.catch_warnings(action="ignore"), _open(data) as image:
            scale = min(1.0, most / max(image.size))
            width, height = (max(1, round(side * scale)) for side in _upright_size(image))
            return _scaled(image, width, height, flatten=False, limit=4 * MAX_PIXELS)
    except Exception as error:
        raise PictureError(broken(name)) from error


def _open(data: bytes) -> Image.Image:
    kind = kind_of(data[:64])
    return Image.open(BytesIO(data), formats=[kind] if kind else [])


def _turn(image: Image.Image) -> int:
    return orientation(image.info.get("exif", b""))


def _upright_size(image: Image.Image) -> tuple[int, int]:
    return (image.height, image.width) if _turn(image) >= 5 else image.size


def _scaled(
    image: Image.Image, width: int, height: int, flatten: bool = True, limit: int = MAX_PIXELS
) -> Image.Image:
    turn, profile = _turn(image), image.info.get("icc_profile")
    seen_width, seen_height = _upright_size(image)
    # A JPEG decodes to a half, a quarter or an eighth for little; twice the goal loses nothing.
    scale = 2 * max(width / seen_width, height / seen_height)
    image.draft(None, (ceil(image.width * scale), ceil(image.height * scale)))
    if image.width * image.height > limit:
        raise ValueError("too many pixels")
    pixels = _eight_bits(image)
    if turn in _UPRIGHT:
        pixels = pixels.transpose(_UPRIGHT[turn])
    if pixels.size != (width, height):
        box = _crop(pixels.size, (width, height))
        pixels = pixels.resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    return _in_srgb(pixels, profile, flatten)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return L, RGB or CMYK, with an alpha band where the picture has transparency."""
    if image.mode.startswith("I") or image.mode == "F":
        grey = image.point(lambda value: value * (1 / 256)) if image.mode != "F" else image
        return grey.convert("L")
    if image.has_transparency_data:
        return image.convert("LA" if image.mode in {"1", "L", "LA"} else "RGBA")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in {"L", "RGB", "CMYK"}:
        image.load()
        return image
    return image.convert("RGB")


def _crop(size: tuple[int, int], goal: tuple[int, int]) -> tuple[float, float, float, float]:
    """Return the largest box of the goal's shape; whole when the shapes agree but for rounding."""
    width, height = size
    if abs(height * goal[0] / width - goal[1]) <= 1:
        return (0, 0, width, height)
    if width * goal[1] > height * goal[0]:
        inside = height * goal[0] / goal[1]
        left = (width - inside) / 2
        return (left, 0, left + inside, height)
    inside = width * goal[1] / goal[0]
    top = (height - inside) * _CROP_TOP
    return (0, top, width, top + inside)


def _in_srgb(pixels: Image.Image, profile: bytes | None, flatten: bool) -> Image.Image:
    alpha = pixels.getchannel("A") if pixels.mode in {"LA", "RGBA"} else None
    inks = pixels.convert(pixels.mode.removesuffix("A")) if alpha else pixels
    colours = _converted(inks, profile) or inks.convert("RGB")
    if alpha is None:
        return colours
    if flatten:
        ground = Image.new("RGB", pixels.size, "white")
        ground.paste(colours, mask=alpha)
        return ground
    colours.putalpha(alpha)
    return colours


def _converted(inks: Image.Image, profile: bytes | None) -> Image.Image | None:
    """Apply the embedded profile; a broken or foreign one counts as none, as in browsers."""
    if not profile:
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK"}[source.profile.xcolor_space.strip()]
        if space == "RGB" and inks.mode == "L":
            inks = inks.convert("RGB")
        if space != inks.mode:
            return None
        return ImageCms.profileToProfile(inks, source, _srgb(), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, KeyError):
        return None


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _encode(picture: Image.Image, recipe: Recipe) -> bytes:
    """Return the best quality that keeps the budget, else the lowest one."""
    picture.info.clear()
    few_colours = _is_graphic(picture)
    qualities = (GRAPHIC_QUALITIES if few_colours else QUALITIES)[recipe.format]
    write = _avif if recipe.format == "avif" else _jpeg
    best = write(picture, qualities[0], few_colours)
    if len(best) <= recipe.budget:
        return best
    low, high, best = 1, len(qualities) - 1, b""  # bisect: weight falls with quality
    while low < high:
        middle = (low + high) // 2
        data = write(picture, qualities[middle], few_colours)
        if len(data) <= recipe.budget:
            high, best = middle, data
        else:
            low = middle + 1
    return best or write(picture, qualities[high], few_colours)


def _is_graphic(picture: Image.Image) -> bool:
    sample = picture.resize((160, 160), Image.Resampling.NEAREST)
    return sample.getcolors(GRAPHIC_COLOURS) is not None


def _avif(picture: Image.Image, quality: int, sharp: bool) -> bytes:
    out = BytesIO()
    picture.save(
        out,
        "AVIF",
        quality=quality,
        subsampling="4:4:4" if sharp else "4:2:0",
        speed=8,
        codec="aom",
        max_threads=1,  # else the bytes depend on the number of processors
        autotiling=False,
    )
    return out.getvalue()


def _jpeg(picture: Image.Image, quality: int, sharp: bool) -> bytes:
    out = BytesIO()
    subsampling = "4:4:4" if sharp else "4:2:0"
    picture.save(
        out, "JPEG", quality=quality, subsampling=subsampling, optimize=True, progressive=True
    )
    return out.getvalue()
