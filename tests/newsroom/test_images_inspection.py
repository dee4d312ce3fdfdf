"""What an original is, and the reasons for which one is refused."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsroom.images import Picture, fitness, inspect
from newsroom.images.inspection import MAX_BYTES, inspect_bytes
from newsroom.images.structure import orientation
from tests.originals import (
    chunk,
    exif,
    iptc_segment,
    jpeg,
    photo,
    plain,
    png,
    png_header,
    text_bomb,
)

PHOTO = photo(90, 60)
SOUND = {
    "a.jpg": jpeg(PHOTO),
    "a.jpeg": jpeg(PHOTO.convert("CMYK")),
    "a.png": png(PHOTO),
    "a.webp": plain(PHOTO, "WEBP"),
    "b.webp": plain(PHOTO, "WEBP", lossless=True),
    "a.avif": plain(PHOTO, "AVIF"),
    "a.gif": plain(PHOTO.convert("P"), "GIF"),
    "A.JPG": plain(PHOTO, "JPEG", progressive=True),
    "phone.jpg": plain(PHOTO, "MPO", save_all=True, append_images=[PHOTO.resize((45, 30))]),
    "archive.jpg": jpeg(PHOTO) + b"PK\x03\x04 a ZIP behind the picture PK\x05\x06",
}
FRAMES = {"save_all": True, "append_images": [PHOTO.rotate(90, expand=False)], "duration": 90}
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 90

REFUSED = [
    ("empty.jpg", b"", "picture-empty"),
    ("text.jpg", "Đây là một bức ảnh".encode(), "picture-type"),
    ("zeros.png", b"\0" * 4000, "picture-type"),
    ("hinh.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "picture-type"),
    ("hinh.png", b'<?xml version="1.0"?>\n<!-- --><svg onload="alert(1)"/>', "picture-type"),
    ("trang.jpg", b"<!DOCTYPE html><script>alert(1)</script>", "picture-type"),
    ("anh.heic", HEIC, "picture-type"),
    ("anh.jpg", HEIC, "picture-type"),
    ("anh.tif", plain(PHOTO, "TIFF"), "picture-type"),
    ("anh.bmp", plain(PHOTO, "BMP"), "picture-type"),
    ("anh.pdf", plain(PHOTO, "PDF"), "picture-type"),
    ("anh.png", SOUND["a.jpg"], "picture-extension"),
    ("anh.jpg", SOUND["a.png"], "picture-extension"),
    ("anh", SOUND["a.png"], "picture-extension"),
    ("dong.gif", plain(PHOTO.convert("P"), "GIF", **FRAMES), "picture-animated"),
    ("dong.png", plain(PHOTO, "PNG", **FRAMES), "picture-animated"),
    ("dong.webp", plain(PHOTO, "WEBP", **FRAMES), "picture-animated"),
    ("dong.avif", plain(PHOTO, "AVIF", **FRAMES), "picture-animated"),
    ("crc.png", SOUND["a.png"].replace(b"BI-MAT", b"bi-mat", 1), "picture-broken"),
    ("khong-co-anh.jpg", b"\xff\xd8" + iptc_segment() + b"\xff\xd9", "picture-broken"),
    ("ztxt.png", png_header(8, 8, text_bomb()), "picture-bomb"),
    ("itxt.png", png_header(8, 8, text_bomb(b"iTXt")), "picture-bomb"),
    ("100mp.png", png_header(10_000, 10_000), "picture-too-many-pixels"),
    ("40gp.png", png_header(200_000, 200_000), "picture-too-many-pixels"),
    ("0x0.png", png_header(0, 0), "picture-broken"),
    *(
        (f"cut-{part}.{name.split('.')[1]}", data[: int(len(data) * part)], "picture-broken")
        for name, data in SOUND.items()
        if name[0] in "ab" and name != "archive.jpg"
        for part in (0.3, 0.6, 0.98)
    ),
]


@pytest.mark.parametrize("name", SOUND)
def test_takes_a_sound_picture(name: str, tmp_path: Path):
    path = tmp_path / name
    path.write_bytes(SOUND[name])
    seen = inspect(path)
    assert isinstance(seen, Picture), seen
    assert (seen.width, seen.height) == (90, 60)
    assert seen.stem == path.stem.lower()
    assert len(seen.digest) == 32


@pytest.mark.parametrize(("name", "data", "rule"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refuses_in_words(name: str, data: bytes, rule: str):
    findings = inspect_bytes(data, name)
    assert isinstance(findings, list)
    assert [finding.rule for finding in findings] == [rule]
    assert findings[0].level == "error"
    assert findings[0].file == name
    assert findings[0].fix.endswith(".")


def test_tells_all_faults_at_once(tmp_path: Path):
    path = tmp_path / "anh.png"
    path.write_bytes(plain(PHOTO.convert("P"), "GIF", **FRAMES) + b"\0" * MAX_BYTES)
    findings = inspect(path, "media/anh.png")
    assert isinstance(findings, list)
    rules = [finding.rule for finding in findings]
    assert rules == ["picture-too-heavy", "picture-extension", "picture-animated"]


def test_names_the_command_that_shrinks(tmp_path: Path):
    path = tmp_path / "anh.jpg"
    path.write_bytes(SOUND["a.jpg"] + b"\0" * MAX_BYTES)
    findings = inspect(path, "content/media/hội nghị.jpg")
    assert isinstance(findings, list)
    assert './inv shrink "content/media/hội nghị.jpg"' in findings[0].fix
    assert "5,0 MB" in findings[0].message


def test_reads_no_picture_beyond_reason(tmp_path: Path):
    path = tmp_path / "anh.jpg"
    with path.open("wb") as file:
        file.truncate(10**12)
    findings = inspect(path)
    assert isinstance(findings, list)
    assert [finding.rule for finding in findings] == ["picture-too-heavy"]


def test_refuses_what_is_no_file(tmp_path: Path):
    (tmp_path / "that.jpg").write_bytes(SOUND["a.jpg"])
    (tmp_path / "lien-ket.jpg").symlink_to(tmp_path / "that.jpg")
    (tmp_path / "thu-muc.jpg").mkdir()
    os.mkfifo(tmp_path / "ong.jpg")
    for name in ("lien-ket.jpg", "thu-muc.jpg", "ong.jpg", "khong-co.jpg"):
        findings = inspect(tmp_path / name)
        assert isinstance(findings, list)
        assert [finding.rule for finding in findings] == ["picture-unreadable"]


@pytest.mark.parametrize("turn", range(1, 9))
def test_sees_pictures_upright(turn: int):
    upright = (60, 90) if turn >= 5 else (90, 60)
    for name, data in (("a.jpg", jpeg(PHOTO, turn)), ("a.png", png(PHOTO, turn))):
        seen = inspect_bytes(data, name)
        assert isinstance(seen, Picture)
        assert (seen.width, seen.height) == upright


def test_reads_orientation_of_both_byte_orders_only_when_it_is_sound():
    little = exif(6)
    assert orientation(little) == 6
    assert orientation(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0") == 8
    assert orientation(b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x63\0\0") == 1
    assert orientation(b"") == orientation(b"II*\0") == orientation(little[:12]) == 1


def test_stem_is_ascii_and_never_empty():
    stems = [
        inspect_bytes(SOUND["a.jpg"], name).stem
        for name in ("Hội nghị Đảng bộ.jpg", "会议.jpg", f"{'ảnh ' * 60}.jpg")
    ]
    assert stems[:2] == ["hoi-nghi-dang-bo", "hinh"]
    assert len(stems[2]) <= 60


def test_warns_of_a_picture_too_small_for_its_place():
    small = Picture(500, 400, "JPEG", "0" * 32, "a")
    assert fitness(small, "inline") == []
    (finding,) = fitness(small, "lead", "media/a.jpg")
    assert (finding.level, finding.rule) == ("warning", "picture-too-small")
    assert "500" in finding.message
    assert "640" in finding.message


def test_many_small_packed_texts_are_a_bomb_too():
    packed = text_bomb()[8:60_000]
    data = png_header(8, 8, *[chunk(b"zTXt", packed[: len(packed) // 60])] * 60)
    findings = inspect_bytes(data, "a.png")
    assert isinstance(findings, list)
    assert findings[0].rule == "picture-bomb"


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(sorted(SOUND)),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=4),
)
def test_never_raises_on_damage(name: str, cuts: list[tuple[float, bytes]]):
    data = bytearray(SOUND[name])
    for place, patch in cuts:
        at = int(place * len(data))
        data[at : at + len(patch)] = patch
    seen = inspect_bytes(bytes(data), name)
    assert isinstance(seen, Picture) or all(finding.message for finding in seen)


@settings(max_examples=80, deadline=None)
@given(
    head=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF....WEBP"]),
    data=st.binary(max_size=300),
)
def test_never_takes_noise_for_a_picture(head: bytes, data: bytes):
    assert isinstance(inspect_bytes(head + data, "a.jpg"), list)


def test_pixels_are_not_decoded(monkeypatch: pytest.MonkeyPatch):
    def load(*_: object) -> None:
        raise AssertionError("inspect decoded pixels")

    monkeypatch.setattr(Image.Image, "load", load)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", load)
    for name, data in (("a.jpg", SOUND["a.jpg"]), ("a.png", SOUND["a.png"])):
        assert isinstance(inspect_bytes(data, name), Picture)
