"""The containers of pictures, walked without decoding a pixel.

A walk costs microseconds and tells what a decoder would only find out half-way, or not at all:
that the end of the file is missing, that there are several frames, that a text chunk explodes.
"""

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Literal

Kind = Literal["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
Fault = Literal["broken", "animated", "bomb"]

#: Extensions an editor may give to each kind; the first is the one we recommend.
EXTENSIONS: dict[Kind, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "GIF": (".gif",),
}

#: What the compressed chunks of a file may unfold to; honest metadata stays far below.
TEXT_LIMIT = 1_000_000

#: Passes over all of a JPEG's pixels; cameras need 1 to 11. A thousand of 60 bytes each take a minute.
SCANS = 40

_PNG = b"\x89PNG\r\n\x1a\n"
_FOREIGN_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")


def kind_of(head: bytes) -> Kind | None:
    """Return the kind of picture that the first 64 bytes announce, if it is one we take."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(_PNG):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp" and {b"avif", b"avis"} & _brands(head):
        return "AVIF"
    return None


def foreign_kind_of(head: bytes) -> str:
    """Return the name of a kind of file that we know and do not take, or an empty string."""
    if head[4:8] == b"ftyp":
        return "HEIC" if _brands(head).intersection(_FOREIGN_BRANDS) else "video"
    for magic, name in _FOREIGN:
        if head.startswith(magic):
            return name
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith(b"<svg") or (text.startswith(b"<?xml") and b"<svg" in text):
        return "SVG"
    return "HTML" if text.startswith((b"<!doctype", b"<html")) else ""


_FOREIGN = (
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"BM", "BMP"),
    (b"8BPS", "PSD"),
    (b"\0\0\x01\0", "ICO"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\x1f\x8b", "SVGZ"),
    (b"PK\x03\x04", "ZIP"),
)


def _brands(head: bytes) -> set[bytes]:
    size = min(int.from_bytes(head[:4]), len(head))
    return {head[8:12]} | {head[at : at + 4] for at in range(16, size - 3, 4)}


def orientation(exif: bytes) -> int:
    """Return EXIF's orientation (1 to 8, tag 0x0112 of the first directory); 1 when in doubt.

    Read by hand: Pillow's reader parses all of EXIF and warns of faults that are no concern here.
    """
    tiff = exif.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (at,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
            if (tag, kind) == (0x0112, 3):
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def fault_of(kind: Kind, data: bytes) -> Fault | None:
    """Walk the container and return the first fault, or nothing when it is whole and still."""
    try:
        return _WALKS[kind](data)
    except IndexError:
        return "broken"


def tells(data: bytes) -> bool:
    """Tell whether a finished JPEG or AVIF carries anything beside its pixels: EXIF, XMP, IPTC, words.

    The last look at what our own encoder wrote, so that no option of it ever lets metadata through.
    """
    if not data.startswith(b"\xff\xd8"):
        head = data[: data.find(b"mdat")]
        return any(mark in head for mark in (b"Exif", b"mime", b"rdf", b"uri "))
    at = 2
    while data[at : at + 1] == b"\xff" and (marker := data[at + 1]) != 0xDA:
        if 0xE1 <= marker <= 0xEF or marker == 0xFE:
            return True
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return False


def _jpeg(data: bytes) -> Fault | None:
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if marker in {0x01, 0xFF} or 0xD0 <= marker <= 0xD7:
            at += 1 if marker == 0xFF else 2
        elif marker == 0xDA:  # in a scan 0xFF is always stuffed, so the end cannot be faked
            end = data.find(b"\xff\xd9", at)
            if end < 0:
                return "broken"
            return "bomb" if data.count(b"\xff\xda", at, end) > SCANS else None
        elif marker == 0xD9:
            return "broken"
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return "broken"


def _png(data: bytes) -> Fault | None:
    view, at, room = memoryview(data), len(_PNG), TEXT_LIMIT
    while at + 12 <= len(data):
        size = int.from_bytes(view[at : at + 4])
        name, end = data[at + 4 : at + 8], at + 8 + size
        if zlib.crc32(view[at + 4 : end]) != int.from_bytes(view[end : end + 4]):
            return "broken"
        if name == b"acTL":
            return "animated"
        if name in {b"zTXt", b"iTXt", b"iCCP"}:
            room -= _unfolded(data[at + 8 : end], room)
            if room <= 0:
                return "bomb"
        if name == b"IEND":
            return None
        at = end + 4
    return "broken"


def _unfolded(body: bytes, most: int) -> int:
    """Return how many bytes the compressed part of a chunk unfolds to, ``most`` if more."""
    for start in _zlib_starts(body):
        try:
            return len(zlib.decompressobj().decompress(body[start:], most))
        except zlib.error:
            continue
    return 0


def _zlib_starts(body: bytes) -> Iterator[int]:
    """Yield where the compressed part may begin: after the second, fourth or fifth field."""
    at = -1
    for _ in range(4):
        at = body.find(b"\0", at + 1)
        if at < 0:
            return
        yield from (at + 1, at + 2)


def _webp(data: bytes) -> Fault | None:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        return "broken"
    at, pixels = 12, False
    while at + 8 <= end:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in {b"ANIM", b"ANMF"}:
            return "animated"
        pixels = pixels or name in {b"VP8 ", b"VP8L"}
        at += 8 + size + size % 2
    return None if pixels else "broken"


def _avif(data: bytes) -> Fault | None:
    if b"avis" in _brands(data[:64]):
        return "animated"
    at, seen = 0, set()
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16])
        size = size or len(data) - at  # 0 says: until the end
        if size < 8 or at + size > len(data):
            return "broken"
        seen.add(name)
        at += size
    return None if {b"meta", b"mdat"} <= seen else "broken"


def _gif(data: bytes) -> Fault | None:
    at = 13 + _colour_table(data[10])
    frames = 0
    while data[at] != 0x3B:
        if data[at] == 0x21:  # an extension: label, then blocks
            at += 2
        elif data[at] == 0x2C:  # a frame: descriptor, colours, code size, then blocks
            frames += 1
            if frames > 1:
                return "animated"
            at += 10 + _colour_table(data[at + 9]) + 1
        else:
            return "broken"
        while data[at]:
            at += data[at] + 1
        at += 1
    return None if frames else "broken"


def _colour_table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


_WALKS: dict[Kind, Callable[[bytes], Fault | None]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "WEBP": _webp,
    "AVIF": _avif,
    "GIF": _gif,
}
