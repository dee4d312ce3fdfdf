"""Social cards: right breaks, whole letters, the same bytes everywhere."""

import os
import pickle
import string
import subprocess
import sys
import unicodedata
from functools import partial
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from newsroom import fingerprint
from newsroom.cards import Card, draw
from newsroom.cards.drawing import _FONTS, COVERAGE, MARGIN, SIZE, _font, drawable
from newsroom.cards.lines import ASCENT, DESCENT, LEADING, break_lines, cut, fit, words_of

ROOT = Path(__file__).parents[2]
VOWELS = "aăâeêioôơuưy"
MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", vowel + mark) for vowel in VOWELS for mark in MARKS]
ALPHABET = "".join(LETTERS) + "".join(LETTERS).upper() + "đĐ"
TITLES = [
    "Công tác lãnh đạo, chỉ đạo thực hiện tốt phong trào thi đua “Dân vận khéo” tại Đảng bộ Khối"
    " năm 2018",
    "ẾỀỂỄỆ ỐỒ ẤẦ ỨỪ ẲẴ ỢỰẬỆ gợi ẬP " * 5,
    "Đảng ủy Khối Dân - Chính - Đảng: Hướng dẫn số 22-HD/ĐUK và Nghị quyết 54/2017/QH14",
    "Một bài có tiêu đề rất dài " * 40,
    "Liên hệ",
    "nghiêng" * 60,
    "",
]
SITE = "Đảng ủy Khối Dân - Chính - Đảng Thành phố Hồ Chí Minh"


def card(title: str) -> Card:
    return Card(title, "Thông tin lý luận", "Thứ Sáu, 28/12/2018", SITE)


def picture(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def ink_of(image: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    """Return what is not paper within a box: black where there is none."""
    part = image.crop(box)
    paper = Image.new("RGB", part.size, image.getpixel((2, 300)))
    return ImageChops.difference(part, paper)


def ink_rows(image: Image.Image, top: int, bottom: int) -> list[tuple[int, int]]:
    """Return the runs of rows that hold ink between two heights."""
    ink = ink_of(image, (MARGIN - 30, top, SIZE[0] - MARGIN + 30, bottom))
    runs: list[tuple[int, int]] = []
    for row in range(ink.height):
        if ink.crop((0, row, ink.width, row + 1)).getbbox() is None:
            continue
        if runs and runs[-1][1] == row:
            runs[-1] = (runs[-1][0], row + 1)
        else:
            runs.append((row, row + 1))
    return runs


def test_fonts_draw_every_vietnamese_letter_and_no_more_than_we_say():
    known = {chr(code) for first, last in COVERAGE for code in range(first, last + 1)}
    assert len(set(ALPHABET)) == 12 * 6 * 2 + 2
    assert set(ALPHABET) | set(string.printable.strip()) | set("“”‘’–—…₫\u00a0") <= known
    for path in _FONTS.glob("*.ttf"):
        assert {chr(code) for code in TTFont(path).getBestCmap()} == known
        assert b"Source" not in TTFont(path)["name"].getDebugName(1).encode()


@pytest.mark.parametrize("name", ["headline", "label"])
def test_line_step_holds_all_stacked_marks(name: str):
    for letter in ALPHABET + "gjpqy/()|Qĝ":
        _, top, _, bottom = _font(name, 1000).getbbox(letter, anchor="ls")
        assert -top <= ASCENT * 1000
        assert bottom <= DESCENT * 1000
    assert LEADING > ASCENT + DESCENT


@pytest.mark.parametrize("title", TITLES)
def test_is_a_light_picture_of_the_right_size(title: str):
    data = draw(card(title))
    with Image.open(BytesIO(data)) as image:
        assert (image.format, image.size) == ("PNG", SIZE)
        assert not image.info
    assert len(data) <= 80_000


def test_no_line_touches_another_nor_the_rules():
    image = picture(draw(card(TITLES[1])))
    size, lines = fit(
        partial(_font, "headline"), TITLES[1].strip(), 1056, 348, (84, 78, 72, 66, 60)
    )
    runs = ink_rows(image, 112, 508)
    assert len(lines) >= 4
    assert len(runs) == len(lines)
    assert runs[0][0] > 10
    assert runs[-1][1] < 508 - 112 - 10
    assert all(below[0] - above[1] >= 1 for above, below in pairwise(runs))
    assert size >= 60


@settings(max_examples=25, deadline=None)
@given(
    title=st.text(alphabet=ALPHABET + " ,“”-\u00a0gjpqyQ", max_size=300),
    section=st.text(alphabet=ALPHABET + " ", max_size=90),
    site=st.text(alphabet=ALPHABET + " -", max_size=200),
)
def test_ink_stays_within_the_margins(title: str, section: str, site: str):
    image = picture(draw(Card(title, section, "28/12/2018", site)))
    for box in (
        (0, 32, MARGIN - 12, 630),
        (SIZE[0] - MARGIN + 12, 32, 1200, 630),
        (0, 612, 1200, 630),
    ):
        assert ink_of(image, box).getbbox() is None


@settings(max_examples=25, deadline=None)
@given(title=st.text(max_size=80), site=st.text(max_size=40))
def test_any_text_is_drawn(title: str, site: str):
    assert draw(Card(title, title, site, site)).startswith(b"\x89PNG")


def test_a_letter_the_fonts_lack_is_never_a_box():
    assert drawable("Ba\u0301o cáo") == "Báo cáo"
    assert drawable("ﬁ ｂài\tviết\u00a0số") == "fi bài viết\u00a0số"
    assert drawable("会议 Đảng 😀 bộ Привет\u2060") == "Đảng bộ"
    assert drawable("x̂ ǹ") == "x n"


def test_holds_numbers_quotes_and_spaced_hyphens_together():
    text = "thi đua “Dân vận khéo” của Dân - Chính - Đảng theo 22-HD/ĐUK, khóa\u00a0XII – 93 việc"
    text += " ở Hồ Chí Minh"
    assert words_of(text) == [
        "thi", "đua", "“Dân\u00a0vận\u00a0khéo”", "của", "Dân\u00a0-\u00a0Chính\u00a0-\u00a0Đảng",
        "theo", "22-HD/ĐUK,", "khóa\u00a0XII\u00a0–", "93\u00a0việc", "ở", "Hồ\u00a0Chí\u00a0Minh",
    ]  # fmt: skip
    assert words_of("") == []
    long_quote = "“Cán bộ, công chức, viên chức trẻ, giỏi, thân thiện”"
    assert len(words_of(long_quote)) == 10


def longest(widths: list[int], space: int, breaks: tuple[int, ...]) -> int:
    edges = [0, *breaks, len(widths)]
    return max(sum(widths[a:b]) + space * (b - a - 1) for a, b in pairwise(edges))


@given(
    widths=st.lists(st.integers(10, 90), min_size=1, max_size=9),
    space=st.integers(3, 9),
    most=st.integers(90, 300),
)
def test_fewest_lines_and_of_those_the_evenest(widths: list[int], space: int, most: int):
    counts = break_lines(widths, space, most)
    assert counts is not None
    assert sum(counts) == len(widths)
    ends = tuple(sum(counts[: number + 1]) for number in range(len(counts) - 1))
    ours = longest(widths, space, ends)
    assert ours <= most
    inner = range(1, len(widths))
    fewer = combinations(inner, len(ends) - 1) if ends else []
    assert all(longest(widths, space, breaks) > most for breaks in fewer)
    best = min(longest(widths, space, breaks) for breaks in combinations(inner, len(ends)))
    assert ours == best


def test_a_word_wider_than_the_column_is_told():
    assert break_lines([10, 99], 3, 50) is None
    assert break_lines([], 3, 50) == []


def test_what_does_not_fit_is_cut_after_a_whole_word():
    font = _font("headline", 42)
    size, lines = fit(partial(_font, "headline"), TITLES[3].strip(), 1056, 348, (60, 42))
    assert size == 42
    assert lines[-1].endswith("…")
    assert all(font.getlength(line) <= 1056 for line in lines)
    assert cut(font, "Đảng bộ, Khối", 9_999) == "Đảng bộ, Khối"
    assert cut(font, "Đảng bộ, Khối", font.getlength("Đảng bộ, K")) == "Đảng bộ…"
    assert cut(font, "nghiêng" * 9, 200).endswith("…")


def test_key_follows_every_word():
    words = ("Tiêu đề", "Tin", "28/12/2018", "Đảng ủy")
    keys = {Card(*words).key()}
    for place in range(4):
        keys.add(Card(*[word + "x" * (place == at) for at, word in enumerate(words)]).key())
    assert len(keys) == 5
    assert Card(*words).path() == f"anh/the-{Card(*words).key()[:16]}.png"
    assert pickle.loads(pickle.dumps(Card(*words))) == Card(*words)


def test_same_bytes_in_another_process():
    script = (
        "from newsroom import fingerprint; from newsroom.cards import Card, draw;"
        f"c = Card({TITLES[0]!r}, 'Tin', '28/12/2018', {SITE!r});"
        "print(c.key(), fingerprint.of_bytes(draw(c)))"
    )
    env = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "9", "LC_ALL": "C", "HOME": "/nowhere"}
    run = subprocess.run(
        [sys.executable, "-c", script],
        env=env,
        cwd=os.sep,
        capture_output=True,
        text=True,
        check=True,
    )
    one = Card(TITLES[0], "Tin", "28/12/2018", SITE)
    assert run.stdout.split() == [one.key(), fingerprint.of_bytes(draw(one))]
