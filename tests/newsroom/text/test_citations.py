import re
import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsroom.citations
from newsroom.text.citations import FAULTS, Citation, find, find_full, places, resolve
from newsroom.text.citations.search import _WITH_SYMBOL
from newsroom.text.typography import spans_of_numbers
from tests.checkers import Case, read_fixture

LETTERS = st.text("0123456789/-– QĐTWHNUKĐGgr.,abđ\nsố".replace("số", "s"), max_size=60)
PARTS = ["NQ", "QĐ", "CV", "/NQ", "5", "12", "2018", "8B", "9a", *"-/–&., (", "/QĐ-TTg", " và "]


def shown(text: str) -> str:
    return "\n".join(
        " | ".join(
            [
                text[c.start : c.end],
                c.number,
                c.type or "–",
                c.date.isoformat() if c.date else "–",
                c.issuer or "–",
                " ".join(c.faults) or "–",
            ]
        )
        for c in find(text)
    )


@pytest.mark.parametrize("case", read_fixture("citations"), ids=str)
def test_citations(case: Case) -> None:
    assert shown(case.source) == case.expected


def test_every_fault_is_worded_and_met() -> None:
    cases = read_fixture("citations")
    met = {fault for case in cases for c in find(case.source) for fault in c.faults}
    assert met == set(FAULTS)


def test_the_door_is_the_same() -> None:
    assert newsroom.citations.find is find
    assert newsroom.citations.resolve is resolve


def test_normal_forms_are_stable() -> None:
    """What a number was brought to is read again as itself."""
    for case in read_fixture("citations"):
        for citation in find(case.source):
            if "symbol-missing" in citation.faults:
                continue
            (again,) = find(f"{citation.type} số {citation.number} của")
            assert again.number == citation.number


def test_line_breaks_and_no_break_spaces_are_spaces() -> None:
    (one,) = find("Hướng dẫn\u00a0số\n22-HD/ĐUK ngày\u00a030/7/2018")
    assert (one.number, one.type, one.date) == ("22-HD/ĐUK", "Hướng dẫn", date(2018, 7, 30))


def test_impossible_dates_are_no_dates() -> None:
    assert find("Chỉ thị 05-CT/TW ngày 31/2/2016")[0].date is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Chỉ thị 05-CT/TW ra đời. Ba năm thực hiện Chỉ thị 05, kết quả rõ.", ["05-CT/TW"] * 2),
        ("Chỉ thị 5 của Bộ Chính trị. Chỉ thị 05-CT/TW.", ["05-CT/TW"] * 2),
        ("Nghị quyết 54/2017/QH14. Nghị quyết 54 của Bộ Chính trị.", ["54/2017/QH14"] * 2),
        ("Nghị định 100/2019/NĐ-CP; Nghị định 100/2019", ["100/2019/NĐ-CP"] * 2),
        # Another type, another year or two candidates: nothing is guessed.
        ("Quyết định 05-QĐ/TW. Chỉ thị 05.", ["05-QĐ/TW", "05"]),
        ("Nghị định 100/2019/NĐ-CP; Nghị định 100/2015", ["100/2019/NĐ-CP", "100/2015"]),
        (
            "Nghị quyết 18-NQ/TW, Nghị quyết 18/2020/NQ-HĐND, Nghị quyết 18 của",
            ["18-NQ/TW", "18/2020/NQ-HĐND", "18"],
        ),
    ],
)
def test_resolve(text: str, numbers: list[str]) -> None:
    assert [citation.number for citation in resolve(find(text))] == numbers


def test_resolved_numbers_take_date_and_issuer_and_lose_the_fault() -> None:
    found = find("Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị. Chỉ thị 05 được thực hiện.")
    assert found[1].faults == ("symbol-missing",)
    short = resolve(found)[1]
    assert (short.number, short.date, short.issuer, short.faults) == (
        "05-CT/TW",
        date(2016, 5, 15),
        "Bộ Chính trị",
        (),
    )
    assert (short.start, short.end) == (found[1].start, found[1].end)


@given(LETTERS)
def test_any_text_gives_ordered_citations(text: str) -> None:
    found = find(text)
    assert all(isinstance(c, Citation) and text[c.start : c.end].strip() for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(re.match(r"\d", c.number) and " " not in c.number for c in found)
    assert all(set(c.faults) <= set(FAULTS) for c in found)


@pytest.mark.parametrize("text", ["5/2018/19/NĐ-CP", "5/QĐ/19/NĐ-CP", "9-2018/NQ-CP-Q"])
def test_numbers_with_a_part_too_many_are_read_to_an_end(text: str) -> None:
    assert all(c.start == 0 and c.end <= len(text) for c in find(text))


@pytest.mark.parametrize("case", read_fixture("citations"), ids=str)
def test_full_numbers_are_found_without_the_bare_ones(case: Case) -> None:
    found = find_full(case.source, places(case.source, spans_of_numbers(case.source)))
    assert [c for c in find(case.source) if c in found] == found


@given(LETTERS | st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
def test_the_quick_look_sees_every_place(text: str) -> None:
    seen = list(places(text, spans_of_numbers(text)))
    assert seen == [match.start() for match in _WITH_SYMBOL.finditer(text)]


def test_plain_prose_costs_little() -> None:
    """Counted in calls of functions: a look at each number, however long the text is."""
    sentence = "Năm 2018, 72 cơ sở đảng có 8.023 đảng viên; ngày 30/7 có 69/72 đơn vị đăng ký. "
    assert _calls(sentence * 100) <= 100 * 5 * 20  # half as much again as it takes


def _calls(prose: str) -> int:
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        find(prose)
    finally:
        sys.setprofile(None)
    return calls
