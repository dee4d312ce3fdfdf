"""One slip is put into a clean text anywhere that allows it; the proofreader must tell it there.

The slips are those of `bench.slips`, which the bench puts into texts that nobody here wrote.
"""

import random
from pathlib import Path

import pytest

from bench.slips import SLIPS, Slip, is_told, tell
from newsroom.text.proofread import check
from tests.checkers import read_fixture

CONTENT = Path(__file__).parents[4] / "content"
CLEAN = [case.source for case in read_fixture("proofread-clean")]
SUMS = [case.source for case in read_fixture("proofread-sums")]
# What the deep run reads: every article, profile and page of this portal, and sums of every form.
WHOLE = [path.read_text("utf-8") for path in sorted(CONTENT.rglob("*.md"))] + CLEAN + SUMS
KINDS = pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)


@pytest.mark.parametrize("text", CLEAN, ids=["1", "2", "3", "4", "5"])
def test_clean_text_is_clean(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize("text", SUMS)
def test_right_sums_are_silent(text: str) -> None:
    sums = {"stated-sum", "amount-sum", "table-sum", "stated-count"}
    assert [f for f in check(text) if f.rule in sums] == []


def test_a_slip_elsewhere_is_not_told() -> None:
    """The measure itself: what was told before, or stands in another line, does not count."""
    text = "Các các nơi họp.\n\nKhối tổng kết."
    slipped = SLIPS["space_before_mark"](text, random.Random(1))
    assert slipped is not None
    assert is_told(text, slipped)
    assert not is_told(slipped.text, slipped)
    assert not is_told(text, slipped._replace(start=0, end=1))


def missed(slip: Slip, texts: list[str], number: int) -> tuple[int, list[str]]:
    told = tell(slip, texts, number, random.Random(slip.__name__))
    return len(told), [around for around, found in told if not found]


@KINDS
def test_slips_are_told(slip: Slip) -> None:
    tried, gone = missed(slip, CLEAN + SUMS, 24)
    assert tried >= 4 or slip.__name__ == "deleted_straight_quote"
    assert len(gone) <= 0.05 * tried + 1, gone


@pytest.mark.deep
@KINDS
def test_every_slip_is_told(slip: Slip) -> None:
    tried, gone = missed(slip, WHOLE, 300)
    assert tried >= 30 or slip.__name__ == "deleted_straight_quote"
    assert len(gone) <= 0.05 * tried, gone
