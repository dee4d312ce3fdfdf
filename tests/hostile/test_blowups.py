"""Bodies that grow: each is read soon, and at most 2.5 times as late for twice the length."""

import pytest

from newsroom.markup import markers
from newsroom.markup.limits import LONGEST_SOURCE
from newsroom.reading import read
from newsroom.text import proofread
from tests.hostile import costs
from tests.hostile.attacks import Attack, table
from tests.hostile.oracle import of_html
from tests.newsroom.markup.test_limits import ACCEPTED, REFUSED, sized
from tests.sites import article

LABELS = {"footnote": "Về chỗ dẫn", "table": "Bảng"}
#: Of the longest body that is taken; the machine of a push has to stay usable.
SECONDS = 6


def grown(attack: Attack, length: int) -> str:
    before, again, after = attack.text.split("¦")
    return f"{before}{again * (length // len(again))}{after}"


def _read(attack: Attack, length: int) -> None:
    found = read(article(grown(attack, length)).encode(), "articles/a.md", LABELS)
    assert found.record is not None
    assert all(len(str(finding)) < 1_000 for finding in found.findings)


@pytest.mark.parametrize("attack", table("blowups"), ids=str)
def test_a_body_is_read_soon(attack: Attack) -> None:
    """A quarter of the longest in a quarter of the time: what grows with the square is seen, soon."""
    length = LONGEST_SOURCE // 4
    assert costs.spent(lambda size: _read(attack, size), length) < SECONDS / 4


@pytest.mark.deep
@pytest.mark.parametrize("attack", table("blowups"), ids=str)
def test_a_body_is_read_in_proportion(attack: Attack) -> None:
    def work(length: int) -> None:
        _read(attack, length)

    assert costs.spent(work, LONGEST_SOURCE - 2_000) < SECONDS
    assert costs.growth(work, 12_000) <= costs.MOST


@pytest.mark.parametrize("attack", table("blowups"), ids=str)
def test_what_comes_out_is_harmless(attack: Attack) -> None:
    found = read(article(grown(attack, 1_500)).encode(), "articles/a.md", LABELS)
    html = markers.replace(found.html.encode(), lambda _, argument: f"/{argument.lstrip('/')}")
    assert [*of_html(html.decode(), page=False)] == []


@pytest.mark.parametrize("length", [LONGEST_SOURCE - 10, LONGEST_SOURCE + 10, 1_900_000])
def test_a_body_that_is_too_long_is_refused_at_once(length: int) -> None:
    source = article("a\n\n" * (length // 3)).encode()
    rules = {finding.rule for finding in read(source, "articles/a.md", LABELS).findings}
    assert ("source-too-long" in rules) == (length > LONGEST_SOURCE)
    assert costs.spent(lambda _: read(source, "articles/a.md", LABELS), 0) < SECONDS


@pytest.mark.deep
@pytest.mark.parametrize("attack", table("blowups"), ids=str)
def test_the_proofreader_reads_it_too(attack: Attack) -> None:
    """Some checks look at all pairs of a few things in a paragraph: seconds are what counts here."""
    assert costs.spent(lambda n: proofread.check(article(grown(attack, n))), 30_000) < SECONDS


@pytest.mark.deep
@pytest.mark.parametrize("shape", [*REFUSED, *ACCEPTED])
def test_the_shapes_of_the_limits_through_the_whole_reading(shape: str) -> None:
    write = ACCEPTED[shape] if shape in ACCEPTED else REFUSED[shape][1]

    def work(length: int) -> None:
        read(article(sized(write, length)).encode(), "articles/a.md", LABELS)

    assert costs.spent(work, LONGEST_SOURCE - 2_000) < SECONDS
    assert costs.growth(work, 12_000) <= costs.MOST
