"""Make an original that is too heavy small enough to keep in the repository."""

import os
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from newsroom.images.derivation import upright
from newsroom.images.inspection import MAX_BYTES, Picture, PictureError, inspect_bytes
from newsroom.images.structure import Kind, kind_of

_SAVE: dict[Kind, dict[str, object]] = {
    "JPEG": {"quality": 86, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 86, "method": 4},
    "AVIF": {"quality": 75, "speed": 6, "max_threads": 1, "autotiling": False},
    "GIF": {},
}
#: What cannot be cured by scaling down.
_INCURABLE = {"picture-empty", "picture-type", "picture-broken", "picture-animated", "picture-bomb"}


def shrink(path: Path, limit_px: int = 2560) -> None:
    """Rewrite a picture in place: upright, sRGB, no side over ``limit_px``, within 5 MB.

    Name and format stay, so links hold; metadata go. A picture that is small enough is left alone.
    The file is replaced in one step: after a failure the old one is whole. Raises ``PictureError``
    for what cannot be decoded and ``OSError`` when the machine fails.
    """
    data = path.read_bytes()
    seen = inspect_bytes(data, path.as_posix())
    if isinstance(seen, list) and (faults := [one for one in seen if one.rule in _INCURABLE]):
        raise PictureError(*faults)
    small = isinstance(seen, Picture) and max(seen.width, seen.height) <= limit_px
    if small and len(data) <= MAX_BYTES:
        return
    kind = kind_of(data[:64])
    if kind is None:  # said by the inspection already
        return
    image = upright(data, limit_px, path.as_posix())
    written = _written(image, kind)
    while len(written) > MAX_BYTES:  # a large photo kept as PNG: scale until it fits
        image = image.resize(
            (image.width * 4 // 5, image.height * 4 // 5), Image.Resampling.LANCZOS
        )
        written = _written(image, kind)
    _replace(path, written)


def _written(image: Image.Image, kind: Kind) -> bytes:
    out = BytesIO()
    image.info.clear()
    ready = image.convert("RGB") if kind == "JPEG" else image
    ready.save(out, kind, **_SAVE[kind])
    return out.getvalue()


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o777
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh = Path(name)
        fresh.chmod(mode)
        fresh.replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
