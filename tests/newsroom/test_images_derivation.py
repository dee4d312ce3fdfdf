"""Derivatives: right pixels, nothing of the original but pixels, the same bytes everywhere."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsroom import fingerprint
from newsroom.images import PictureError, Recipe, derive
from newsroom.images.derivation import QUALITIES, engine
from tests.originals import SECRETS, corner_mark, jpeg, photo, plain, png, png_header, profile

ROOT = Path(__file__).parents[2]
ANY = 10**9
MARKS = (b"Exif", b"http://ns.adobe", b"ICC_PROFILE", b"prof", b"MPF\0", b"JFXX", *SECRETS)


def seen(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def near(pixel: object, wanted: tuple[int, int, int], by: int = 24) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= by for one, other in zip(pixel, wanted, strict=True))


@st.composite
def originals(draw: st.DrawFn) -> bytes:
    """An original of any mode, size, orientation and profile, laden with metadata."""
    mode = draw(st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"]))
    size = draw(st.tuples(st.integers(1, 120), st.integers(1, 120)))
    image = photo(*size, draw(st.integers(0, 99)))
    image = image.convert("L").convert("I;16") if mode == "I;16" else image.convert(mode)
    icc = draw(st.sampled_from([b"", b"not a profile", profile(), profile("LAB")]))
    save = jpeg if mode in {"CMYK", "RGB"} else png
    return save(image, draw(st.integers(0, 9)), **({"icc_profile": icc} if icc else {}))


@settings(max_examples=40, deadline=None)
@given(
    data=originals(),
    goal=st.tuples(st.integers(1, 90), st.integers(1, 90)),
    form=st.sampled_from(["avif", "jpeg"]),
)
def test_any_original_gives_clean_srgb_twice_the_same(
    data: bytes, goal: tuple[int, int], form: str
):
    recipe = Recipe(form, *goal, ANY)
    out = derive(data, recipe)
    result = seen(out)
    assert (result.mode, result.size) == ("RGB", goal)
    assert not [mark for mark in MARKS if mark in out]
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(result.info)
    assert derive(data, recipe) == out


@pytest.mark.parametrize("form", ["avif", "jpeg"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_stands_upright_whatever_the_camera_says(turn: int, form: str):
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    scene = corner_mark(240, 160)
    stored = scene.transpose(undo[turn]) if turn in undo else scene
    for data in (jpeg(stored, turn), png(stored, turn)):
        result = seen(derive(data, Recipe(form, 120, 80, ANY)))
        assert near(result.getpixel((10, 10)), (255, 0, 0))
        for place in ((110, 10), (10, 70), (110, 70)):
            assert near(result.getpixel(place), (255, 255, 255))


def test_transparency_becomes_white():
    for image in (
        Image.new("RGBA", (40, 40), (0, 0, 0, 0)),
        Image.new("LA", (40, 40), (0, 0)),
    ):
        result = seen(derive(png(image), Recipe("jpeg", 20, 20, ANY)))
        assert near(result.getpixel((9, 9)), (255, 255, 255), 3)
    palette = Image.new("P", (40, 40), 0)
    palette.putpalette([10, 20, 30, 200, 100, 0])
    result = seen(derive(plain(palette, "PNG", transparency=0), Recipe("avif", 20, 20, ANY)))
    assert near(result.getpixel((9, 9)), (255, 255, 255), 3)


def test_sixteen_bits_keep_their_grey():
    grey = Image.new("I;16", (40, 40), 0x8000)
    assert near(
        seen(derive(png(grey), Recipe("jpeg", 40, 40, ANY))).getpixel((9, 9)), (128,) * 3, 3
    )


def test_cmyk_becomes_the_colour_meant():
    ink = Image.new("CMYK", (40, 40), (0, 255, 255, 0))
    for data in (plain(ink, "JPEG"), plain(ink, "JPEG", quality=95)):
        assert near(seen(derive(data, Recipe("jpeg", 40, 40, ANY))).getpixel((9, 9)), (255, 0, 0))


def test_profile_of_no_use_counts_as_none():
    red = Image.new("RGB", (40, 40), (200, 40, 40))
    recipe = Recipe("jpeg", 40, 40, ANY)
    bare = derive(plain(red, "PNG"), recipe)
    for icc in (profile("XYZ"), profile("LAB"), profile()[:300], b"not a profile"):
        assert derive(png(red, icc_profile=icc), recipe) == bare


def test_wide_gamut_profile_moves_colours(wide_gamut: bytes):
    green = Image.new("RGB", (40, 40), (120, 200, 80))
    result = seen(derive(png(green, icc_profile=wide_gamut), Recipe("jpeg", 40, 40, ANY)))
    red, full, blue = result.getpixel((9, 9))
    assert red < 115
    assert full >= 198
    assert blue < 80


@pytest.fixture
def wide_gamut() -> bytes:
    """An sRGB profile whose red and green primaries are moved out to those of Display P3."""
    data = bytearray(profile())
    colorants = {b"rXYZ": (0.51512, 0.2412, -0.00105), b"gXYZ": (0.29198, 0.69225, 0.04189)}
    for entry in range(132, 132 + 12 * int.from_bytes(data[128:132]), 12):
        if (name := bytes(data[entry : entry + 4])) in colorants:
            at = int.from_bytes(data[entry + 4 : entry + 8]) + 8
            for axis, value in enumerate(colorants[name]):
                fixed = round(value * 65536).to_bytes(4, signed=True)
                data[at + 4 * axis : at + 4 * axis + 4] = fixed
    return bytes(data)


def test_tail_and_second_picture_of_a_file_stay_behind():
    small = photo(90, 60)
    phone = plain(small, "MPO", save_all=True, append_images=[photo(45, 30, 2)])
    for data in (phone, jpeg(small) + b"PK\x03\x04<script>"):
        out = derive(data, Recipe("jpeg", 60, 40, ANY))
        assert out.endswith(b"\xff\xd9")
        assert b"PK" not in out[-200:]
        assert b"MPF" not in out


def test_keeps_the_budget_by_lowering_quality_only_as_far_as_needed():
    data = plain(photo(1300, 900), "JPEG", quality=92)
    for form, budget in (("avif", 24_000), ("jpeg", 30_000)):
        sizes = [len(derive(data, Recipe(form, 480, 332, most))) for most in (ANY, budget, 1)]
        assert sizes[0] > budget >= sizes[1] > sizes[2]
        assert sizes[1] > budget * 0.7
    assert all(list(steps) == sorted(steps, reverse=True) for steps in QUALITIES.values())


def test_lead_picture_at_phone_width_is_within_100_kb():
    data = plain(photo(2400, 1600), "JPEG", quality=90)
    for form in ("avif", "jpeg"):
        assert len(derive(data, Recipe(form, 960, 640, 100_000))) <= 100_000


def test_drawings_stay_sharp_and_light():
    chart = Image.new("RGB", (900, 600), "white")
    for at in range(0, 900, 60):
        chart.paste("#b3261e" if at % 120 else "#c9a227", (at, at // 2, at + 30, 600))
    for form in ("avif", "jpeg"):
        out = derive(png(chart), Recipe(form, 900, 600, 100_000))
        assert len(out) < 45_000
        assert near(seen(out).getpixel((75, 300)), (0xB3, 0x26, 0x1E), 6)


def test_extreme_shapes_are_not_cropped_by_rounding():
    ruler = Image.new("RGB", (3000, 2), "red")
    ruler.paste("blue", (1500, 0, 3000, 2))
    result = seen(derive(png(ruler), Recipe("jpeg", 480, 1, ANY)))
    assert near(result.getpixel((20, 0)), (254, 0, 0), 40)
    assert near(result.getpixel((460, 0)), (0, 0, 254), 40)


def test_crop_keeps_the_upper_part_of_a_tall_picture():
    tall = Image.new("RGB", (300, 900), "white")
    tall.paste("red", (0, 200, 300, 380))
    result = seen(derive(png(tall), Recipe("jpeg", 240, 160, ANY)))
    assert near(result.getpixel((120, 60)), (255, 0, 0))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        jpeg(photo(90, 60))[:700],
        png(photo(90, 60))[:2000],
        plain(photo(90, 60), "AVIF")[:400],
        plain(photo(90, 60), "WEBP")[:400],
        png_header(40_000, 40_000),
        png_header(9_000, 9_000),
        b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
    ],
    ids=["empty", "text", "jpeg", "png", "avif", "webp", "bomb", "81mp", "zeros"],
)
def test_broken_pixels_are_told_as_a_finding(data: bytes):
    with pytest.raises(PictureError) as caught:
        derive(data, Recipe("jpeg", 8, 8, ANY), "media/a.jpg")
    (finding,) = caught.value.findings
    assert (finding.rule, finding.file) == ("picture-broken", "media/a.jpg")


def test_same_bytes_in_another_process_on_one_processor(tmp_path: Path):
    source = tmp_path / "a.png"
    source.write_bytes(png(photo(700, 500), 6, icc_profile=profile()))
    script = (
        "import sys; from pathlib import Path; from newsroom import fingerprint;"
        "from newsroom.images import Recipe, derive, engine;"
        f"data = Path({str(source)!r}).read_bytes();"
        "print(*[fingerprint.of_bytes(derive(data, Recipe(f, 480, 672, 60_000)))"
        " for f in ('avif', 'jpeg')], engine())"
    )
    env = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    run = subprocess.run(
        [sys.executable, "-c", script],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}),
    )
    data = source.read_bytes()
    here = [fingerprint.of_bytes(derive(data, Recipe("avif", 480, 672, 60_000)))]
    here += [fingerprint.of_bytes(derive(data, Recipe("jpeg", 480, 672, 60_000))), engine()]
    assert run.stdout.split() == here


def damaged_copies_end_in_words(data: bytes, cuts: list[tuple[float, bytes]]) -> None:
    copy = bytearray(data)
    for place, patch in cuts:
        at = int(place * len(copy))
        copy[at : at + len(patch)] = patch
    try:
        out = derive(bytes(copy), Recipe("jpeg", 9, 9, ANY))
    except PictureError:
        return
    assert seen(out).size == (9, 9)


DAMAGE = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), min_size=1, max_size=4)
SOUND = [
    jpeg(photo(90, 60), 6, icc_profile=profile()),
    png(photo(90, 60).convert("P")),
    plain(photo(90, 60), "WEBP"),
    plain(photo(90, 60), "AVIF"),
    plain(photo(90, 60), "GIF"),
]


@settings(max_examples=50, deadline=None)
@given(data=st.sampled_from(SOUND), cuts=DAMAGE)
def test_damage_ends_in_a_picture_or_in_words(data: bytes, cuts: list[tuple[float, bytes]]):
    damaged_copies_end_in_words(data, cuts)


@pytest.mark.deep
@settings(max_examples=5_000, deadline=None)
@given(data=st.sampled_from(SOUND), cuts=DAMAGE)
def test_much_damage_ends_in_a_picture_or_in_words(data: bytes, cuts: list[tuple[float, bytes]]):
    damaged_copies_end_in_words(data, cuts)
