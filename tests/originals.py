"""Originals that the picture tests draw: photographs, drawings and hostile files."""

import struct
import zlib
from io import BytesIO
from random import Random

from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

#: Words that must never reach a reader, planted in every kind of metadata.
SECRETS = (b"GPS-10.7769N", b"May anh cua Lan", b"xpacket", b"8BIM", b"Photoshop", b"BI-MAT")


def photo(width: int, height: int, seed: int = 1) -> Image.Image:
    """Paint something as busy as a photograph: clouds of noise in four sizes, three bands."""
    random = Random(seed)
    bands = []
    for _ in range(3):
        band = Image.new("L", (width, height), 128)
        for octave, weight in ((4, 0.6), (16, 0.5), (64, 0.35), (256, 0.2)):
            small = (max(1, octave), max(1, octave * height // max(1, width)))
            noise = Image.frombytes("L", small, random.randbytes(small[0] * small[1]))
            noise = noise.resize((width, height), Image.Resampling.BICUBIC)
            band = Image.blend(band, noise, weight)
        bands.append(band)
    return Image.merge("RGB", bands)


def corner_mark(width: int, height: int) -> Image.Image:
    """Paint white with a red block in the upper left corner: tells which way is up."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width // 2 - 1, height // 2 - 1), "red")
    return image


def exif(orientation: int = 1) -> bytes:
    """Return EXIF with an orientation, a camera's name and a place."""
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F] = "May anh cua Lan"
    gps = block.get_ifd(0x8825)
    gps[1], gps[2], gps[29] = "N", (10.0, 46.0, 36.8), "GPS-10.7769N"
    return block.tobytes()


def xmp() -> bytes:
    return b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">BI-MAT</x:xmpmeta>'


def iptc_segment() -> bytes:
    """Return a JPEG segment as picture desks write it: 8BIM with a by-line."""
    body = (
        b"Photoshop 3.0\x00" + b"8BIM\x04\x04\x00\x00\x00\x00\x00\x0b\x1c\x02\x50\x00\x06BI-MAT\x00"
    )
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


def profile(space: str = "sRGB") -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def jpeg(image: Image.Image, turn: int = 1, **save: object) -> bytes:
    """Save as a JPEG laden with every kind of metadata."""
    out = BytesIO()
    image.save(out, "JPEG", exif=exif(turn), xmp=xmp(), comment=b"BI-MAT", **save)
    data = out.getvalue()
    return data[:2] + iptc_segment() + data[2:]


def png(image: Image.Image, turn: int = 1, **save: object) -> bytes:
    out = BytesIO()
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", xmp().decode())
    info.add_text("Author", "BI-MAT")
    info.add_text("Comment", "BI-MAT " * 9, zip=True)
    image.save(out, "PNG", pnginfo=info, exif=exif(turn), **save)
    return out.getvalue()


def plain(image: Image.Image, kind: str, **save: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **save)
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_header(width: int, height: int, *chunks: bytes) -> bytes:
    """Return a PNG that claims a size, with these chunks and hardly a pixel."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0" * 64))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + body + chunk(b"IEND", b"")


def text_bomb(name: bytes = b"zTXt") -> bytes:
    """Return a chunk of some kilobytes that unfolds to 50 MB."""
    packed = zlib.compress(b"\0" * 50_000_000, 9)
    fields = b"Comment\0\0" if name == b"zTXt" else b"Comment\0\x01\0vi\0\0"
    return chunk(name, fields + packed)
