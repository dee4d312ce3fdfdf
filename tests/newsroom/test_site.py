"""``site.yaml``: what may stay empty is reported, what is wrong is told."""

from pathlib import Path

import pytest

from newsroom.desk import read_site, undeclared
from tests.sites import SITE


def read(folder: Path, text: str) -> tuple[object, list[str]]:
    (folder / "site.yaml").write_text(text, "utf-8")
    site, findings = read_site(folder)
    return site, [finding.rule for finding in findings]


def test_empty_fields_are_reported_as_undeclared_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text(SITE, "utf-8")
    site, findings = read_site(tmp_path)
    assert site is not None
    assert findings == []
    told = undeclared(site)
    assert {finding.level for finding in told} == {"warning"}
    assert len(told) == 6


def test_a_site_without_its_file_is_told(tmp_path: Path) -> None:
    site, findings = read_site(tmp_path)
    assert site is None
    assert [finding.rule for finding in findings] == ["site-missing"]


@pytest.mark.parametrize(
    "line", ["la: 1", "url: vi-du.vn", "articles_per_page: 2", "search: co", "name: lai"]
)
def test_a_wrong_line_leaves_no_site(tmp_path: Path, line: str) -> None:
    site, rules = read(tmp_path, f"{SITE.replace('search: false', '')}{line}\n")
    assert site is None
    assert len(rules) >= 1
