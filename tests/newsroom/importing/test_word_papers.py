"""Papers of offices go in as Word files; an editor reads what comes out, the house finds no fault."""

import shutil
import subprocess

import pytest

from newsroom.importing import filing, word
from tests.newsroom.importing import odd_papers, word_files
from tests.newsroom.importing.office_papers import PAPERS, typed
from tests.newsroom.importing.test_word import NOW, body_of, filed, rules
from tests.sites import Site

assert odd_papers.raw  # the module adds its papers to PAPERS
EVERY_PAPER = pytest.mark.parametrize("name", PAPERS)


@EVERY_PAPER
def test_a_paper_reads_as_it_was_meant(name, tmp_path):
    build, body = PAPERS[name]
    assert body_of(filed(word_files.saved(build()), tmp_path, slug="bai")) == body


def manuscript(name):
    return word.read(word_files.saved(PAPERS[name][0]()))


@pytest.mark.parametrize(
    ("name", "title", "date"),
    [
        ("party_document", "Hướng dẫn về công tác dân vận ở cơ sở 6 tháng cuối năm 2018", "2018-07-30"),
        ("state_document", "Kế hoạch Tuyên truyền, phổ biến pháp luật năm 2018", "2018-08-05"),
        ("head_and_signature_typed_with_tabs", "Thông báo về lịch trực Tết", "2013-12-24"),
        ("place_and_date_above_the_title", "Tin ngắn trong ngày", "2018-12-20"),
        ("a_report", "Báo cáo Tổng kết công tác Hội năm 2018", "2013-12-24"),
    ],
)  # fmt: skip
def test_title_and_date_are_found(name, title, date):
    found = manuscript(name)
    assert (found.title, found.date) == (title, date)


def test_a_plain_first_line_is_the_title_and_not_the_summary_too():
    document = word_files.new("")
    for text in (
        "Chi bộ Văn phòng sinh hoạt chuyên đề quý IV",
        "Chiều 27/12, chi bộ họp. Nhiều ý kiến.",
    ):
        typed(document, text)
    found = word.read(word_files.saved(document))
    assert found.title == "Chi bộ Văn phòng sinh hoạt chuyên đề quý IV"
    assert found.summary == "Chiều 27/12, chi bộ họp."


def test_what_the_editor_gave_is_no_doubt(tmp_path):
    data = word_files.saved(PAPERS["a_report"][0]())
    assert {"date", "title"} <= rules(filed(data, tmp_path / "a", slug="bai", date=""))
    given = filed(data, tmp_path / "b", slug="bai", date="2018-12-31", title="Báo cáo năm")
    assert rules(given).isdisjoint({"date", "title"})


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("news_with_pictures", ("Văn phòng Sở",)),
        ("place_and_date_above_the_title", ("Trần Văn B",)),
        ("a_poem", ("Nguyễn Văn A",)),
        ("a_report", ()),
        ("party_document", ()),
        ("spaces_and_ornaments", ()),
    ],
)
def test_a_signature_is_an_author_only_where_somebody_wrote(name, authors):
    assert manuscript(name).authors == authors


@pytest.mark.deep
def test_what_was_left_out_or_changed_is_told(tmp_path):
    told = {
        name: rules(filed(word_files.saved(build()), tmp_path / name, date=""))
        for name, (build, _) in PAPERS.items()
    }
    assert {"letterhead", "date", "signed"} <= told["party_document"]
    assert {"all-bold"} <= told["all_in_bold"]
    assert {"table-typed"} <= told["a_table_typed_with_tabs"]
    assert {"table-merged", "table-head"} <= told["tables_of_all_kinds"]
    assert {"heading-bold", "heading-capitals"} <= told["lists_that_word_counts"]
    assert "list-typed" not in told["lists_that_word_counts"]


def test_the_house_checks_and_builds_what_came_in(tmp_path):
    site = Site(tmp_path).write({})
    for name, (build, _) in PAPERS.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(word_files.saved(build()))
        given = {"slug": name.replace("_", "-"), "category": "Tin tức"}
        filing.bring_in(path, site.content, now=NOW, given=given, sections={})
    built = site.build(preview=True)
    assert [finding for finding in built.findings if finding.level == "error"] == []
    assert built.status == 0
    pages = [path for path in built.templates if path.startswith(("2013/", "2018/"))]
    assert len([path for path in pages if path.count("/") == 4]) == len(PAPERS)


@pytest.mark.deep
def test_libreoffice_saves_the_same_papers(tmp_path):
    """What another word processor makes of each paper, over its own format, reads the same."""
    soffice = shutil.which("soffice")
    assert soffice, "libreoffice-writer is missing: ./inv test --deep installs it"
    for name, (build, _) in PAPERS.items():
        (tmp_path / f"{name}.docx").write_bytes(word_files.saved(build()))
    command = [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    for form, source, target in (("odt", ".", "odt"), ("docx", "odt", "again")):
        sources = sorted((tmp_path / source).glob(f"*.{'docx' if form == 'odt' else 'odt'}"))
        words = [*command, "--convert-to", form, "--outdir", tmp_path / target, *sources]
        subprocess.run(words, check=True, capture_output=True, timeout=300)
    bodies = {}
    for name in PAPERS:
        data = (tmp_path / "again" / f"{name}.docx").read_bytes()
        bodies[name] = body_of(filed(data, tmp_path / name, slug="bai"))
    assert bodies == {name: body for name, (_, body) in PAPERS.items()}
