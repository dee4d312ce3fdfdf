"""Hostile pictures, through a whole build: refused in words and soon, or painted anew."""

import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from newsroom.images.structure import SCANS
from tests.originals import SECRETS, chunk, jpeg, photo, plain, png, png_header, text_bomb
from tests.sites import Built, Site, article

PHOTO = photo(640, 420)
AT = "articles/2019/05/a.md"
PAYLOAD = b"<!doctype html><script>alert('BI-MAT')</script>"
ZIP = b"PK\x03\x04BI-MAT" + b"\0" * 30 + b"PK\x05\x06" + b"\0" * 18


def scans(count: int) -> bytes:
    """Return a JPEG of few bytes that a decoder walks over so many times."""
    data = plain(Image.new("RGB", (5000, 5000), "white"), "JPEG", progressive=True)
    last = data[data.rfind(b"\xff\xda") : -2]
    return data[:-2] + last * (count - data.count(b"\xff\xda")) + b"\xff\xd9"


def white_png(side: int) -> bytes:
    """Return a PNG of a few kilobytes that unfolds to ``side`` × ``side`` sound pixels."""
    row = b"\0" * (1 + (side + 7) // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = chunk(b"IHDR", side.to_bytes(4) + side.to_bytes(4) + b"\x01\0\0\0\0")
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", body) + chunk(b"IEND", b"")


FRAMES = {"save_all": True, "append_images": [PHOTO.rotate(90)], "duration": 90}
REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "rong.jpg": ("picture-empty", lambda: b""),
    "mot-byte.jpg": ("picture-type", lambda: b"\xff"),
    "hinh.svg": ("picture-type", lambda: b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "svg.png": ("picture-type", lambda: b"<?xml?><!DOCTYPE svg><svg onload='alert(1)'/>"),
    "svg-nen.png": ("picture-type", lambda: b"\x1f\x8b\x08\0<svg/>"),
    "html.jpg": ("picture-type", lambda: PAYLOAD),
    "html-truoc.jpg": ("picture-type", lambda: PAYLOAD + jpeg(PHOTO)),
    "gif-js.gif": ("picture-broken", lambda: b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert('BI-MAT')"),
    "pdf.jpg": ("picture-type", lambda: b"%PDF-1.7 " + jpeg(PHOTO)),
    "zip.jpg": ("picture-type", lambda: ZIP),
    "dong.gif": ("picture-animated", lambda: plain(PHOTO.convert("P"), "GIF", **FRAMES)),
    "dong.png": ("picture-animated", lambda: plain(PHOTO, "PNG", **FRAMES)),
    "dong.webp": ("picture-animated", lambda: plain(PHOTO, "WEBP", **FRAMES)),
    "dong.avif": ("picture-animated", lambda: plain(PHOTO, "AVIF", **FRAMES)),
    "nua.jpg": ("picture-broken", lambda: jpeg(PHOTO)[:20_000]),
    "nua.png": ("picture-broken", lambda: png(PHOTO)[:20_000]),
    "chu-no.png": ("picture-bomb", lambda: png_header(8, 8, text_bomb())),
    "nghin-luot.jpg": ("picture-bomb", lambda: scans(2_000)),
    "100mp.png": ("picture-too-many-pixels", lambda: white_png(10_000)),
    "4gp.png": ("picture-too-many-pixels", lambda: png_header(65_000, 65_000)),
    "nang.jpg": ("picture-too-heavy", lambda: jpeg(PHOTO) + b"\0" * 5_000_001),
}
TAKEN: dict[str, Callable[[], bytes]] = {
    "anh.jpg": lambda: jpeg(PHOTO),
    "cmyk.jpg": lambda: jpeg(PHOTO.convert("CMYK")),
    "html-sau.jpg": lambda: jpeg(PHOTO) + PAYLOAD,
    "zip-sau.jpg": lambda: jpeg(PHOTO) + ZIP,
    "loi-ghi.jpg": lambda: plain(PHOTO, "JPEG", comment=PAYLOAD),
    "anh.png": lambda: png(PHOTO),
    "html-trong.png": lambda: png(PHOTO)[:33] + chunk(b"tEXt", b"x\0" + PAYLOAD) + png(PHOTO)[33:],
    "zip-sau.png": lambda: png(PHOTO) + ZIP,
    "anh.webp": lambda: plain(PHOTO, "WEBP", exif=b"Exif\0\0BI-MAT", xmp=b"BI-MAT"),
    "anh.avif": lambda: plain(PHOTO, "AVIF", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0BI-MAT"),
    "49mp.png": lambda: white_png(7_000),
    "nhieu-luot.jpg": lambda: scans(SCANS),
}


def build(site: Site, files: dict[str, bytes]) -> Built:
    shown = "\n\n".join(f"![Ảnh {number}](/media/{name})" for number, name in enumerate(files))
    return site.write(
        {AT: article(shown), **{f"media/{name}": data for name, data in files.items()}}
    ).build()


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_picture_is_refused_soon_and_in_words(site: Site, name: str) -> None:
    rule, make = REFUSED[name]
    data = make()
    start = time.process_time()
    built = build(site, {name: data})
    assert time.process_time() - start < 5
    assert built.status == 1
    assert not built.output.exists()
    (finding,) = [item for item in built.findings if item.level == "error"]
    assert (finding.file, finding.rule) == (AT, rule)
    assert finding.line == 8
    assert name in finding.message
    assert finding.fix.endswith((".", "ảnh)."))


@pytest.mark.parametrize("name", TAKEN)
def test_of_a_sound_picture_only_pixels_get_out(site: Site, name: str) -> None:
    start = time.process_time()
    built = build(site, {name: TAKEN[name]()})
    assert time.process_time() - start < 30
    assert built.status == 0, built.told
    made = {path: data for path, data in built.tree.items() if path.startswith("anh/")}
    assert made
    for path, data in made.items():
        assert not [
            mark for mark in (*SECRETS, b"Exif", b"<script", b"PK\x03\x04", b"http") if mark in data
        ], path
        with Image.open(BytesIO(data)) as image:
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density",
                                       "progressive", "progression"}  # fmt: skip
            assert image.getexif() == {}
    assert not [path for path in built.tree if path.endswith((".png", ".webp", ".gif"))]


def test_pixels_that_fail_only_while_they_are_painted(site: Site) -> None:
    """A container without fault, noise inside: told like the others, the output as it was."""
    sound = build(site, {"a.jpg": jpeg(PHOTO)})
    before = sound.tree
    noise = bytearray(png(PHOTO))
    at = noise.index(b"IDAT") + 4
    size = int.from_bytes(noise[at - 8 : at - 4])
    noise[at : at + size] = zlib.compress(b"\xff" * 10_000)[:size].ljust(size, b"\0")
    noise[at + size : at + size + 4] = zlib.crc32(noise[at - 4 : at + size]).to_bytes(4)
    built = build(site, {"a.png": bytes(noise)})
    assert built.status == 1
    assert {rule for _, rule in built.rules} == {"picture-broken"}
    assert built.tree == before


FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"


def box(kind: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return (len(body) + 8).to_bytes(4) + kind + body


PLACE = b"\xa9xyz\0\x12\x15\xc7+10.7769+106.7009/"
LOCATED = {
    "iphone.mp4": FILM + box(b"mdat", b"\0" * 90)
    + box(b"moov", box(b"meta", box(b"keys", b"mdtacom.apple.quicktime.location.ISO6709"))),
    "android.mp4": FILM + box(b"moov", box(b"udta", (26).to_bytes(4) + PLACE)),
    "rong-64.mp4": FILM + b"\0\0\0\x01mdat" + (116).to_bytes(8) + b"\0" * 100
    + box(b"moov", box(b"trak", box(b"udta", box(b"loci", b"\0" * 20)))),
    "xmp.mp4": FILM + box(b"uuid", b"\0" * 16, b"<exif:GPSLatitude>10,46N"),
    "the.webm": b"\x1a\x45\xdf\xa3" + b"\0" * 2_000_000 + b"\x12\x54\xc3\x67" + b"\x45\xa3\x88LOCATION",
}  # fmt: skip
FALSE = {
    "anh.mp4": jpeg(PHOTO),
    "html.mp4": PAYLOAD,
    "rong.mp4": b"",
    "webm.mp4": b"\x1a\x45\xdf\xa3" + b"\0" * 90,
    "mp4.webm": FILM,
}
SOUND = {
    "phim.mp4": FILM + box(b"mdat", b"\xa9xyz loci") + box(b"moov", box(b"mvhd", b"\0" * 100)),
    "PHIM.MP4": FILM,
    "cut.mp4": FILM + b"\x7f\xff\xff\xffmoov",
    "nho.mp4": FILM + b"\0\0\0\x02moov",
    "phim.webm": b"\x1a\x45\xdf\xa3" + b"\0" * 90 + b"LOCATION",
}


def film(site: Site, name: str, data: bytes, captions: bytes = b"WEBVTT\n") -> Built:
    page = (
        f'---\ntitle: "Phim"\ndate: 2019-05-02\nfile: /media/{name}\n'
        "poster: /media/a.jpg\ncaptions: /media/a.vtt\n---\n"
    )
    media = {"media/a.jpg": jpeg(PHOTO), f"media/{name}": data, "media/a.vtt": captions}
    return site.write({"articles/a.md": article(), "videos/p.md": page, **media}).build()


@pytest.mark.parametrize("name", [*LOCATED, *FALSE])
def test_a_film_that_tells_its_place_or_is_none(site: Site, name: str) -> None:
    built = film(site, name, (LOCATED | FALSE)[name])
    wanted = "film-location" if name in LOCATED else "film-type"
    assert [item for item in built.rules if item[1] != "picture-too-small"] == [
        ("videos/p.md", wanted)
    ]
    assert built.findings[0].line in {4, 5}


@pytest.mark.parametrize("name", SOUND)
def test_a_film_that_tells_nothing(site: Site, name: str) -> None:
    built = film(site, name, SOUND[name])
    assert built.status == 0, built.told
    assert any(path.startswith("tep/") and SOUND[name] == data for path, data in built.tree.items())


@pytest.mark.parametrize(
    "captions",
    [b"", PAYLOAD, b"1\n00:00:00,000 --> 00:00:02,000\nSRT\n", b"WEBVTT\n\xff", b"\xff\xfeW\0"],
)
def test_captions_that_are_none(site: Site, captions: bytes) -> None:
    built = film(site, "phim.mp4", FILM, captions)
    assert ("videos/p.md", "captions-type") in built.rules


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("file", "/media/x.html"), ("file", "/media/x.svg"), ("file", "/media/x.js"),
        ("file", "/media/.env"), ("file", "/media/x.mp4.html"), ("captions", "/media/x.html"),
        ("captions", "/media/id_rsa"), ("file", "/media/site.key"), ("file", "/media/a.vtt"),
    ],
)  # fmt: skip
def test_nothing_but_films_and_captions_goes_out_as_it_is(
    site: Site, field: str, path: str
) -> None:
    film(site, "phim.mp4", FILM)
    source = (site.content / "videos/p.md").read_text("utf-8")
    other = "/media/phim.mp4" if field == "file" else "/media/a.vtt"
    built = site.write(
        {
            "videos/p.md": source.replace(f"{field}: {other}", f"{field}: {path}"),
            path[1:]: PAYLOAD,
        }
    ).build(output="second")
    assert built.status == 1
    assert {rule for _, rule in built.rules} & {"media-kind", "media-path"}
    assert not Path(built.output).exists()
