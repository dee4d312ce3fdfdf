"""The whole of ``check``: what the proofreader says of a site, what is kept, what the register lacks."""

import shutil
import time
from pathlib import Path

import pytest

from newsroom import checking
from newsroom.stamps import TICK
from newsroom.text.finding import Finding
from tests.sites import Site, article, many, picture, source

DOCUMENT = source(
    "",
    number="22-HD/ĐUK",
    type="Hướng dẫn",
    issuing_body="Đảng ủy Khối",
    issued_on="2018-07-30",
    title="Hướng dẫn thử",
)
CITES = "Ngày 30/7/2018, Khối ban hành Hướng dẫn 22-HD/ĐUK theo Chỉ thị 05-CT/TW ngày 15/5/2016."


def check(site: Site, *paths: str) -> list[Finding]:
    settings = site.settings()
    found = checking.check(settings["PELICAN_CLASS"](settings).house(), paths)
    return [finding for finding in found if finding.rule != "undeclared"]


def rules(found: list[Finding]) -> list[tuple[str, int, int, str]]:
    return [(item.file, item.line, item.column, item.rule) for item in found]


def test_a_document_that_the_register_lacks_is_a_hint_with_its_command(site: Site) -> None:
    site.write({"articles/a.md": article(CITES), "documents/d.md": DOCUMENT})
    (told,) = check(site)
    assert (told.file, told.line, told.level) == ("articles/a.md", 8, "hint")
    assert told.column == CITES.index("05-CT/TW") + 1
    assert told.rule == "citation-unregistered"
    assert '--field "number=05-CT/TW" --field "type=Chỉ thị"' in told.fix
    assert "issued_on=2016-05-15" in told.fix


def test_documents_in_a_row_share_date_and_issuer_in_the_command(site: Site) -> None:
    row = (
        "Khối làm theo Quyết định 217-QĐ/TW, Quyết định 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị."
    )
    site.write({"articles/a.md": article(row)})
    told = check(site)
    assert [item.rule for item in told] == ["citation-unregistered"] * 2
    for item in told:
        assert '"issuing_body=Bộ Chính trị" --field "issued_on=2013-12-12"' in item.fix


def test_a_picture_without_a_text_is_told_once(site: Site) -> None:
    files = {"media/a.jpg": picture(), "articles/a.md": article("![](/media/a.jpg)\n\nChi bộ họp.")}
    site.write(files)
    assert [finding.rule for finding in check(site)] == ["alt-missing"]


def test_an_entry_in_the_register_ends_the_hint_though_no_article_changed(site: Site) -> None:
    site.write({"articles/a.md": article(CITES), "documents/d.md": DOCUMENT})
    assert len(check(site)) == 1
    entry = DOCUMENT.replace("22-HD/ĐUK", "05-CT/TW").replace("Hướng dẫn", "Chỉ thị")
    site.write({"documents/e.md": entry})
    assert check(site) == []


def test_a_document_is_told_once_an_article_and_can_be_silenced(site: Site) -> None:
    twice = f"{CITES}\n\n{CITES}"
    quiet = f"<!-- bỏ-qua: citation-unregistered — không đăng văn bản này -->\n\n{CITES}"
    site.write(
        {
            "articles/a.md": article(twice),
            "articles/b.md": article(quiet, slug="b"),
            "documents/d.md": DOCUMENT,
        }
    )
    assert [item.file for item in check(site)] == ["articles/a.md"]


def test_the_command_of_the_hint_files_the_document(site: Site, tmp_path: Path) -> None:
    """The remedy is a command that works as it stands, given what the text does not tell."""
    site.write({"articles/a.md": article(CITES), "documents/d.md": DOCUMENT})
    (told,) = check(site)
    fields = [part.partition('"')[0] for part in told.fix.split('--field "')[1:]]
    from newsroom.scaffold import folder_of  # noqa: PLC0415
    from starter.writing import FLAGS  # noqa: PLC0415

    assert folder_of("van-ban") == "documents"
    assert {field.partition("=")[0] for field in fields} <= FLAGS.keys() | {"issuing_body"}


def test_unchanged_files_are_not_proofread_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write(many(3))
    time.sleep(TICK / 1e9)
    first = check(site)
    read: list[str] = []
    whole = checking.read_batch

    def watched(unit: checking.Unit) -> bytes:
        read.extend(unit.sources)
        return whole(unit)

    monkeypatch.setattr(checking, "read_batch", watched)
    assert check(site) == first
    assert read == []
    site.write({"articles/2019/05/bai-001.md": article("Các các nơi.", title="Khác")})
    assert [item.rule for item in check(site)] == ["doubled-function-word"]
    assert read == ["articles/2019/05/bai-001.md"]
    (site.content / "articles/2019/05/bai-001.md").unlink()
    assert check(site) == []
    shutil.rmtree(site.root / "cache")
    assert check(site) == []
    assert len(read) == 3


@pytest.mark.parametrize(
    "data",
    [
        article("Một câu.\n\nTuyên dương các các nơi.").encode(),
        b"\xef\xbb\xbf" + article("Một câu.\n\nTuyên dương các các nơi.").encode(),
        article("Một câu.\n\nTuyên dương các các nơi.").replace("\n", "\r\n").encode(),
    ],
    ids=["LF", "BOM", "CRLF"],
)
def test_places_are_those_of_the_file(site: Site, data: bytes) -> None:
    site.write({"articles/a.md": data})
    assert rules(check(site)) == [("articles/a.md", 10, 13, "doubled-function-word")]


def test_editorial_faults_of_a_draft_only_warn(site: Site) -> None:
    site.write({"articles/a.md": article("Các các nơi.", status="draft")})
    assert [item.level for item in check(site)] == ["warning"]


def test_house_style_is_that_of_the_site(site: Site) -> None:
    site.write({"articles/a.md": article("Uỷ viên được đảm bảo hàng năm ở TPHCM: Các nơi.")})
    told = {item.rule for item in check(site)}
    assert told == {"tone-placement"}
    text = (site.content / "site.yaml").read_text("utf-8")
    style = (
        "style:\n  tone_marks: new\n  ensure: bảo đảm\n  yearly: hằng năm\n  city: TP.HCM\n"
        "  capital_after_colon: false\n"
    )
    site.write({"site.yaml": text + style})
    told = {item.rule for item in check(site)}
    assert told == {"house-words", "city-name", "mid-sentence-capital"}
