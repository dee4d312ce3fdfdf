"""Which pictures of a manuscript are kept, under which names, and the bytes that are written."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from newsroom.images import Picture as Seen
from newsroom.images import PictureError, shrink
from newsroom.images.inspection import inspect_bytes
from newsroom.images.structure import EXTENSIONS, kind_of
from newsroom.importing.inline import Target
from newsroom.importing.manuscript import Manuscript
from newsroom.text.normalize import nfc

#: No side of a picture that is kept is longer, in pixels.
LIMIT_PX = 2560
#: Smaller ones are dots, arrows and ornaments of the old page, in pixels.
LEAST_PX = 40


@dataclass(frozen=True, slots=True)
class Plan:
    """Where each picture of a body will lie, and the files that are to be written for that."""

    targets: dict[str, Target]
    files: dict[str, bytes]


def plan(manuscript: Manuscript, content: Path, folder: str, slug: str) -> Plan:
    """Name every picture that can be kept; equal bytes are one file.

    A target without a path is a picture that has to be refused; an ornament has no target.
    """
    used = [node.attributes.get("src", "") for node in manuscript.body.walk() if node.tag == "img"]
    found = Plan({}, {})
    names: dict[bytes, str] = {}
    number = 0
    for name in dict.fromkeys(used):
        picture = manuscript.pictures.get(name)
        if picture is None:
            continue
        data, suffix = _sound(picture.data)
        if not data:
            found.targets[name] = Target("")
        if not data or not suffix:
            continue
        if data not in names:
            number, names[data], fresh = _free(content, folder, slug, suffix, number + 1, data)
            if fresh:
                found.files[names[data]] = data
        found.targets[name] = Target(f"/{names[data]}", nfc(_described(picture.alt)))
    return found


def keep(content: Path, wanted: Plan) -> tuple[Path, ...]:
    """Write the files of a plan; none of them exists yet."""
    written = []
    for name, data in wanted.files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
        written.append(path)
    return tuple(written)


def _sound(data: bytes) -> tuple[bytes, str]:
    """Return the bytes to keep, not too large, and their suffix.

    No bytes: it cannot be kept. No suffix only: it is an ornament, left behind without a word.
    """
    kind = kind_of(data[:64])
    if kind is None:
        return b"", ""
    suffix = EXTENSIONS[kind][0]
    seen = inspect_bytes(data, f"x{suffix}")
    if isinstance(seen, Seen) and max(seen.width, seen.height) < LEAST_PX:
        return data, ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        path.write_bytes(data)
        try:
            shrink(path, LIMIT_PX)
        except PictureError:
            return b"", ""
        return path.read_bytes(), suffix


def _described(alt: str) -> str:
    """Return a description only where a person wrote it; Word invents some and names files."""
    words = alt.split()
    invented = "automatically generated" in alt or "tạo tự động" in alt.lower()
    return "" if len(words) < 3 or invented else " ".join(words)


def _free(
    content: Path, folder: str, slug: str, suffix: str, number: int, data: bytes
) -> tuple[int, str, bool]:
    """Return the first free name from a number on; a file of the same bytes is used again."""
    while True:
        path = f"{folder}/{slug}-{number}{suffix}"
        if not (content / path).exists():
            return number, path, True
        if (content / path).read_bytes() == data:
            return number, path, False
        number += 1
