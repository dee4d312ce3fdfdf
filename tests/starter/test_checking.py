"""``./inv check`` as an editor types it: what is printed, what is mended, how it ends."""

import json
from pathlib import Path

import pytest

from starter import checking
from starter.faults import UsageFault
from tests.sites import Site, article

SLIP = "Các các nơi."


def run(site: Site, *paths: str, fix: bool = False, form: str = "text") -> int:
    return checking.check(paths, fix=fix, form=form, content=str(site.content), jobs=1)


def test_json_is_one_array_of_rows(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({"articles/a.md": article(SLIP)})
    monkeypatch.chdir(site.root)
    status = run(site, form="json")
    rows = json.loads(capsys.readouterr().out)
    assert status == 1
    keys = ["file", "line", "column", "level", "rule", "message", "fix"]
    assert all(list(row) == keys for row in rows)
    first = rows[0]
    assert first["file"] == "content/articles/a.md"
    assert (first["line"], first["column"], first["level"]) == (8, 1, "error")
    assert {row["level"] for row in rows} == {"error", "warning"}


def test_fix_mends_what_is_safe_and_leaves_the_rest(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "Cán bộ , công chức các các nơi; xem `a , b` và [x](/a,b/)."
    site.write({"articles/a.md": article(body), "README.md": "Cán bộ , công chức.\n"})
    run(site, fix=True)
    mended = (site.content / "articles/a.md").read_text("utf-8")
    assert mended == article(body.replace("Cán bộ , ", "Cán bộ, "))
    assert (site.content / "README.md").read_text("utf-8") == "Cán bộ , công chức.\n"
    assert "Đã sửa" in capsys.readouterr().err


def test_text_is_a_line_a_finding_and_a_sum_at_the_end(
    site: Site, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({"articles/a.md": article(SLIP)})
    monkeypatch.chdir(site.root)
    assert run(site) == 1
    told = capsys.readouterr()
    assert told.out.splitlines()[0].startswith("content/articles/a.md:8:1: LỖI")
    assert told.err.splitlines()[-1].startswith("1 lỗi, ")


def test_what_only_warns_does_not_fail(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.write({"articles/a.md": article("Xem [tại đây](/tin-tuc/).")})
    assert run(site) == 0
    assert "generic-link-text" in capsys.readouterr().out


def test_given_files_alone_are_told_and_decide(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"articles/a.md": article(SLIP), "articles/b.md": article("Chi bộ họp.", slug="b")})
    assert run(site, str(site.content / "articles/b.md")) == 0
    assert "doubled-function-word" not in capsys.readouterr().out
    assert run(site, str(site.content / "articles/a.md")) == 1


def test_a_path_that_is_no_content_is_refused(site: Site, tmp_path: Path) -> None:
    site.write({"articles/a.md": article()})
    outside = tmp_path / "ngoai.md"
    outside.write_text(SLIP, "utf-8")
    with pytest.raises(UsageFault, match="không nằm trong thư mục nội dung"):
        run(site, str(outside))
    with pytest.raises(UsageFault, match="Không có tệp"):
        run(site, str(site.content / "articles/khong-co.md"))


def test_a_path_is_told_as_it_opens_from_here(
    site: Site, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root)
    assert checking.prefix_of(site.content) == "content/"
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert checking.prefix_of(site.content) == f"{site.content.as_posix()}/"


def test_fix_leaves_a_file_in_another_encoding_to_its_finding(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    other = article("Cán bộ , công chức.").encode("utf-16")
    site.write({"articles/a.md": other})
    assert run(site, fix=True) == 1
    assert (site.content / "articles/a.md").read_bytes() == other
    assert "Đã sửa" not in capsys.readouterr().err
