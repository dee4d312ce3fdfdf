"""Which derivatives a place needs and what they are called."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from newsroom.images import SIZES, Picture, PictureError, Work, inspect, make, plan
from newsroom.images.plan import SHAPES, WIDTHS
from tests.originals import jpeg, photo

USES = sorted(WIDTHS)


def picture(width: int, height: int, digest: str = "0" * 32) -> Picture:
    return Picture(width, height, "JPEG", digest, "hoi-nghi")


def widths(width: int, height: int, use: str) -> list[int]:
    return [one.width for one in plan(picture(width, height), use) if one.type == "image/avif"]


def test_wide_picture_gets_all_widths_best_format_first():
    variants = plan(picture(4000, 3000), "lead")
    assert [(one.type, one.width, one.height) for one in variants] == [
        ("image/avif", 480, 360),
        ("image/avif", 960, 720),
        ("image/avif", 1600, 1200),
        ("image/jpeg", 480, 360),
        ("image/jpeg", 960, 720),
        ("image/jpeg", 1600, 1200),
    ]
    assert all(one.path.startswith("anh/hoi-nghi-") for one in variants)
    assert variants[0].path.endswith("-480.avif")
    assert variants[-1].path.endswith("-1600.jpg")


def test_never_upscales():
    assert widths(1600, 900, "lead") == [480, 960, 1600]
    assert widths(1599, 900, "lead") == [480, 960, 1599]
    assert widths(1100, 900, "lead") == [480, 960]
    assert widths(500, 400, "lead") == [480]
    assert widths(300, 200, "lead") == [300]
    assert widths(1, 1, "lead") == [1]


def test_thumbs_have_one_shape():
    for size in ((4000, 3000), (3000, 4000), (480, 320), (200, 900), (900, 200)):
        for one in plan(picture(*size), "thumb"):
            assert abs(one.width / one.height - 1.5) < 0.02
            assert one.width <= size[0]
            assert one.height <= size[1] + 1


@given(width=st.integers(1, 20_000), height=st.integers(1, 20_000), use=st.sampled_from(USES))
def test_sizes_keep_the_shape_and_grow(width: int, height: int, use: str):
    variants = plan(picture(width, height), use)
    assert {one.type for one in variants} == {"image/avif", "image/jpeg"}
    across, down = SHAPES.get(use, (width, height))
    for one in variants:
        assert 1 <= one.width <= width
        assert abs(one.height - one.width * down / across) <= 1
    sizes = [one.width for one in variants if one.type == "image/jpeg"]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] == min(width, WIDTHS[use][-1]) or use in SHAPES or width < sizes[-1] * 1.6


def test_phone_asks_for_at_most_960_pixels_of_a_lead_picture():
    share = int(SIZES["lead"].split("vw")[0].split()[-1]) / 100
    phones = {360: 3, 390: 3, 412: 2.625, 430: 3}
    for css_width, ratio in phones.items():
        assert css_width * ratio * share <= 960
    (budget,) = {one.recipe.budget for one in plan(picture(4000, 3000), "lead") if one.width == 960}
    assert budget <= 100_000


def test_name_follows_content_and_recipe_only():
    one = plan(picture(900, 600), "lead")
    assert one == plan(picture(900, 600), "lead")
    assert {v.path for v in one}.isdisjoint(
        v.path for v in plan(picture(900, 600, "1" * 32), "lead")
    )
    assert one == plan(picture(900, 600), "gallery")
    paths = [variant.path for use in USES for variant in plan(picture(4000, 3000), use)]
    recipes = {variant.recipe for use in USES for variant in plan(picture(4000, 3000), use)}
    assert len(set(paths)) == len(recipes)


def test_work_travels_to_a_pool_and_comes_back_as_promised(tmp_path: Path):
    source = tmp_path / "Hội nghị.jpg"
    source.write_bytes(jpeg(photo(600, 400), 6))
    seen = inspect(source)
    assert isinstance(seen, Picture)
    variants = plan(seen, "inline")
    works = [Work(source, variant.path, variant.recipe) for variant in variants]
    assert pickle.loads(pickle.dumps(works)) == works
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        results = list(pool.map(make, works))
    for variant, data in zip(variants, results, strict=True):
        assert Image.open(BytesIO(data)).size == (variant.width, variant.height)


def test_picture_fault_travels_back_from_a_pool(tmp_path: Path):
    source = tmp_path / "a.jpg"
    source.write_bytes(jpeg(photo(60, 40))[:900])
    work = Work(source, "anh/a.jpg", plan(picture(60, 40), "inline")[0].recipe)
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
        pytest.raises(PictureError) as caught,
    ):
        pool.submit(make, work).result()
    assert caught.value.findings[0].rule == "picture-broken"
