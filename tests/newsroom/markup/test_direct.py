"""The direct way of an ordinary body against the tree: the same in everything, or not taken."""

import random
from collections.abc import Iterable

import pytest

from newsroom import front_matter
from newsroom.lockstep import alone
from newsroom.markup import direct
from newsroom.markup.converter import Converter
from newsroom.markup.gathered import Gathered
from starter import building
from tests.newsroom.markup.markdown_documents import (
    BLOCKS,
    INLINE,
    ORDINARY_BLOCKS,
    ORDINARY_INLINE,
    mutate,
    write_document,
    write_ordinary,
)
from tests.newsroom.markup.test_fast_markdown_upstream import read_upstream

LABELS = {"footnote": "Về chỗ dẫn", "table": "Bảng"}
CONTENT = building.ROOT / "content"
DIRECT, TREE = Converter(LABELS), Converter(LABELS, direct=False)


def is_taken(body: str) -> bool:
    return alone(direct.steps(body, Gathered("articles", lambda _: (1, 1)))) is not None


def assert_same(bodies: Iterable[str]) -> None:
    for body in bodies:
        assert DIRECT.convert(body, 5, "articles/2018") == TREE.convert(body, 5, "articles/2018"), (
            body
        )


def own_bodies() -> list[str]:
    sources = [path.read_text("utf-8") for path in sorted(CONTENT.rglob("*.md"))]
    return [front_matter.split(source).body for source in sources]


def test_every_construct_alone_and_beside_every_other_is_the_same() -> None:
    pieces = [*ORDINARY_INLINE, *ORDINARY_BLOCKS, *INLINE, *BLOCKS]
    assert_same(pieces)
    assert_same(f"Chữ {piece} chữ {piece}, {piece}" for piece in pieces)
    assert_same(f"{one}\n\n{two}" for one in ORDINARY_BLOCKS for two in ORDINARY_BLOCKS)
    assert_same(f"{one}\n{two}" for one in ORDINARY_BLOCKS for two in ORDINARY_BLOCKS)


def test_what_chance_once_told_apart_is_the_same() -> None:
    assert_same(
        [
            "- \u00a0hai",
            "1. \u00a0**một**",
            '![Cây](/media/c.jpg "    Chú thích")',
            "- kế\n\n\u00a0\n\n- sau",
            "## Mục\n\n## Mục",
            "[trang](htps://a.vn/) [trang](https://a![.vn/) [trang](https:)",
            "[trang](https://xn--a.vn/) [trang](https://1.2.3.999/) [trang](https://a.vn:99999/)",
        ]
    )


def test_random_ordinary_documents_are_the_same_and_most_are_taken() -> None:
    chance = random.Random(2026)
    bodies = [write_ordinary(chance) for _ in range(600)]
    assert_same(bodies)
    assert sum(map(is_taken, bodies)) > 250


def test_damaged_and_random_documents_are_the_same() -> None:
    chance = random.Random(28)
    assert_same(mutate(chance, write_ordinary(chance), chance.randint(1, 4)) for _ in range(500))
    assert_same(write_document(chance) for _ in range(300))


def test_the_content_of_this_site_is_the_same() -> None:
    assert_same(own_bodies())


@pytest.mark.deep
def test_many_documents_are_the_same() -> None:
    chance = random.Random(7)
    assert_same(write_ordinary(chance) for _ in range(20_000))
    assert_same(mutate(chance, write_ordinary(chance), chance.randint(1, 6)) for _ in range(40_000))
    assert_same(write_document(chance) for _ in range(20_000))
    bodies = own_bodies()
    assert_same(mutate(chance, chance.choice(bodies), chance.randint(1, 8)) for _ in range(3_000))


@pytest.mark.deep
@pytest.mark.filterwarnings("ignore:invalid escape sequence:DeprecationWarning")
def test_upstream_documents_are_the_same() -> None:
    assert_same(read_upstream())


@pytest.mark.parametrize(
    "body",
    [
        "`mã`",
        "<b>thô</b>",
        "Chú[^1]\n\n[^1]: thích",
        "[r]: /a/",
        "a\tb",
        "# Lớn",
        "> trích",
        "&nbsp;",
    ],
)
def test_what_is_not_ordinary_is_left_to_the_tree(body: str) -> None:
    assert not is_taken(body)


def test_a_body_that_is_not_taken_leaves_no_trace() -> None:
    gathered = Gathered("articles", lambda _: (1, 1))
    assert alone(direct.steps("[a](/b/) ![c](/media/d.jpg)\n\n`mã`", gathered)) is None
    assert alone(direct.steps("[a](/b/) **dở", gathered)) is None
    assert (gathered.links, gathered.photos) == ([], [])
