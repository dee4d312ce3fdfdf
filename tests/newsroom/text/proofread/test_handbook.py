"""The handbook's page of the checks is written by the checks."""

from pathlib import Path

from newsroom.text.proofread import CHECKS, handbook

PAGE = Path(__file__).parents[4] / "docs" / "bien-tap" / "kiem-loi.md"


def test_the_page_is_what_the_checks_write() -> None:
    assert PAGE.read_text("utf-8") == handbook.write()


def test_every_check_has_an_entry() -> None:
    page = handbook.write()
    assert all(f"### {one.id}\n" in page for one in CHECKS)
