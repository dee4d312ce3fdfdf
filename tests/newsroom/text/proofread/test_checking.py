"""Every check keeps the promises of the house: its name, its example, its words."""

import time
from pathlib import Path

import pytest

from newsroom.text import proofread
from newsroom.text.finding import Finding
from newsroom.text.proofread import CHECKS, check
from newsroom.text.proofread.checking import Check
from tests.checkers import Case, read_fixture

FOLDER = Path(proofread.__file__).parent
# The one that needs the site's register is run by `newsroom.checking`.
SUPPORT = {"__init__", "checking", "citation_unregistered", "handbook", "style"}
GROUPS = ("text", "citations", "figures", "personal", "page")


def found(text: str, one: Check) -> list[Finding]:
    return [finding for finding in check(text) if finding.rule == one.id]


def test_every_file_is_a_check_of_its_name() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - SUPPORT
    assert {one.id.replace("-", "_") for one in CHECKS} == files
    assert len({one.id for one in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.id)
def test_examples_hold(one: Check) -> None:
    assert found(one.wrong, one)
    assert found(one.right, one) == []


@pytest.mark.parametrize("one", CHECKS, ids=lambda one: one.id)
def test_words_for_editors_are_sentences(one: Check) -> None:
    assert one.finds.endswith(".")
    for finding in found(one.wrong, one):
        for words in (finding.message, finding.fix):
            assert words.rstrip("”»").endswith(".")
            assert words[0].isupper() or words[0] in "“<"
            assert "Cách sửa" not in words


@pytest.mark.parametrize(
    "case", [case for group in GROUPS for case in read_fixture(f"proofread-{group}")], ids=str
)
def test_cases(case: Case) -> None:
    shown = "\n".join(f"{f.line}:{f.column} {f.level} {f.rule}" for f in check(case.source))
    assert shown == case.expected


def test_a_thousand_words_cost_little() -> None:
    text = "\n\n".join(case.source for case in read_fixture("proofread-clean")) + "\n"
    text *= 2
    assert len(text.split()) > 1000
    check(text)
    start = time.process_time()
    check(text)
    assert time.process_time() - start < 0.3  # ten times and more what it costs on a quiet machine
