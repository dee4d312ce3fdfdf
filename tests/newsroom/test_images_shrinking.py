"""An editor's command for originals that are too heavy."""

from pathlib import Path

import pytest
from PIL import Image

from newsroom.images import Picture, PictureError, inspect, shrink
from newsroom.images.inspection import MAX_BYTES
from tests.originals import SECRETS, corner_mark, jpeg, photo, plain, png


def test_scales_down_in_place_upright_and_clean(tmp_path: Path):
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(corner_mark(600, 400).transpose(Image.Transpose.ROTATE_90), 6))
    path.chmod(0o640)
    shrink(path, 300)
    seen = inspect(path)
    assert isinstance(seen, Picture)
    assert (seen.width, seen.height, seen.format) == (300, 200, "JPEG")
    data = path.read_bytes()
    assert not [secret for secret in SECRETS if secret in data]
    with Image.open(path) as image:
        red, white = image.getpixel((20, 20)), image.getpixel((280, 180))
    assert red[0] > 240
    assert red[1] < 20
    assert min(white) > 240
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["a.jpg"]


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF"), ("a.gif", "GIF")]
)
def test_keeps_format_and_transparency(tmp_path: Path, name: str, kind: str):
    image = photo(300, 200).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 150, 100))
    path = tmp_path / name
    path.write_bytes(plain(image, kind))
    shrink(path, 100)
    seen = inspect(path)
    assert isinstance(seen, Picture)
    assert (seen.width, seen.height, seen.format) == (100, 67, kind)
    with Image.open(path) as shrunk:
        assert shrunk.convert("RGBA").getpixel((5, 5))[3] == 0


def test_leaves_a_small_picture_alone(tmp_path: Path):
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg(photo(300, 200)))
    before = path.read_bytes()
    shrink(path, 300)
    assert path.read_bytes() == before


def test_a_photo_kept_as_png_is_scaled_until_it_is_light_enough(tmp_path: Path):
    path = tmp_path / "a.png"
    noise = Image.frombytes("RGB", (1500, 1300), photo(1500, 1300).tobytes()[::-1])
    image = Image.blend(noise, Image.effect_noise((1500, 1300), 90).convert("RGB"), 0.5)
    path.write_bytes(plain(image, "PNG", compress_level=0))
    assert path.stat().st_size > MAX_BYTES
    shrink(path)
    assert path.stat().st_size <= MAX_BYTES
    assert isinstance(inspect(path), Picture)


def test_more_megapixels_than_we_take_can_be_shrunk(tmp_path: Path):
    path = tmp_path / "a.png"
    path.write_bytes(plain(Image.new("1", (9000, 6000), 1), "PNG"))
    assert isinstance(inspect(path), list)
    shrink(path)
    seen = inspect(path)
    assert isinstance(seen, Picture)
    assert seen.width == 2560


def test_incurable_ones_are_told_and_left_as_they_are(tmp_path: Path):
    frames = {"save_all": True, "append_images": [photo(9, 9, 2)]}
    cases = {
        "a.gif": (plain(photo(9, 9), "GIF", **frames), "picture-animated"),
        "a.jpg": (jpeg(photo(90, 60))[:800], "picture-broken"),
        "b.jpg": (b"", "picture-empty"),
        "c.jpg": (b"<svg/>", "picture-type"),
    }
    for name, (data, rule) in cases.items():
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(PictureError) as caught:
            shrink(path)
        assert [finding.rule for finding in caught.value.findings] == [rule]
        assert path.read_bytes() == data


def test_a_failed_write_leaves_the_original_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.png"
    path.write_bytes(png(photo(90, 60)))
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        shrink(path, 30)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.png"]
