"""Every fault of every file in one run, told where it is, with its remedy; the output stays as it was."""

import os
import re
import unicodedata

import pytest

from tests.sites import SITE, Files, Site, article, picture, source, tree

GOOD = article()
AT = "articles/2019/05"
CP1258 = "ngày hội đoàn kết, được đồng bào hưởng ứng".encode("cp1258", "ignore")


def told(rule: str, place: str, text: str) -> tuple[str, str, str]:
    return rule, place, text


#: File → what an editor wrote, and the rule, line:column and words of the answer.
FAULTS: dict[str, tuple[str | bytes, tuple[str, str, str]]] = {
    f"{AT}/hai-cham.md": (
        GOOD.replace('"Một bài thử"', "Hội nghị: tổng kết"),
        told("yaml-unquoted-colon", "2:16", "ngoặc kép"),
    ),
    f"{AT}/ngay-viet-xuoi.md": (
        article(date="05/8/2018"),
        told("date-form", "3:7", "“2018-08-05”"),
    ),
    f"{AT}/ngay-khong-co.md": (article(date="2018-02-31"), told("date-impossible", "3:7", "lịch")),
    f"{AT}/nhap.md": (
        article(draft=True),
        told("field-unknown", "6:1", "ý anh/chị là “status: draft”?"),
    ),
    f"{AT}/the-mot-dong.md": (
        article(tags="dân vận, thi đua"),
        told("list-form", "6:7", "- dân vận; - thi đua"),
    ),
    f"{AT}/truong-la.md": (
        article(sumary="x"),
        told("field-unknown", "6:1", "ý anh/chị là “summary”?"),
    ),
    f"{AT}/truong-lap.md": (
        GOOD.replace("category:", 'title: "Lần hai"\ncategory:'),
        told("yaml-repeated-key", "4:1", "hai lần"),
    ),
    f"{AT}/chuyen-muc-la.md": (
        article(category="Tin tưc"),
        told("section-unknown", "4:1", "Ý anh/chị là “Tin tức”?"),
    ),
    f"{AT}/thieu-tieu-de.md": (article(title=None), told("field-missing", "2:1", "“title”")),
    f"{AT}/tieu-de-trong.md": (article(title=""), told("field-empty", "2:1", "“title”")),
    "articles/2019/06/tot.md": (GOOD, told("address-taken", "1:1", f"{AT}/tot.md")),
    "pages/video.md": (source("", title="Video"), told("address-reserved", "1:1", "“/video/”")),
    f"{AT}/lien-ket-gay.md": (
        article("Xem [bài này]({filename}tott.md)."),
        told("link-dead", "8:15", f"ý anh/chị là “{AT}/tot.md”?"),
    ),
    f"{AT}/anh-thieu.md": (
        article("![Hội nghị](/media/khong-co.jpg)"),
        told("picture-unreadable", "8:1", "media/khong-co.jpg"),
    ),
    f"{AT}/anh-khong-mo-ta.md": (
        article("Đoạn một.\n\n![](/media/anh.jpg)"),
        told("alt-missing", "10:5", "mô tả"),
    ),
    f"{AT}/anh-dau-khong-mo-ta.md": (
        article(image="/media/anh.jpg"),
        told("alt-missing", "6:1", "image_alt"),
    ),
    f"{AT}/bang-ma.md": (
        GOOD.encode().replace("Nội dung bài viết".encode(), b"Mot " + CP1258),
        told("encoding", "8:7", "Windows-1258"),
    ),
    f"{AT}/trong.md": ("", told("file-empty", "1:1", "trống")),
    f"{AT}/the-html.md": (
        article("Một <marquee>dòng chạy</marquee>."),
        told("html-refused", "8:5", "<marquee>"),
    ),
}
LINE = re.compile(r"(\S[^:]*):(\d+:\d+): (?:LỖI|CẢNH BÁO|GỢI Ý) ([a-z-]+): (.+) Cách sửa: (.+\S)")


def broken(site: Site) -> Site:
    """Fill a site with every fault at once, beside one good article and a good picture."""
    files: Files = {name: data for name, (data, _) in FAULTS.items()}
    site.write({f"{AT}/tot.md": GOOD, "media/anh.jpg": picture(), **files})
    (site.content / AT / "tuong-trung.md").symlink_to(site.content / AT / "tot.md")
    return site


def test_one_run_tells_every_fault_at_its_place_with_its_remedy(site: Site) -> None:
    built = broken(site).build()
    *lines, closing = built.told.splitlines()
    matches = [LINE.fullmatch(line) for line in lines]
    here = f"{os.path.relpath(site.content)}/"
    found = {match[1].removeprefix(here): match for match in matches if match}
    expected = {name: answer for name, (_, answer) in FAULTS.items()}
    expected[f"{AT}/tuong-trung.md"] = told("symlink", "1:1", "liên kết tượng trưng")
    assert {name: (match[3], match[2]) for name, match in found.items()} == {
        name: (rule, place) for name, (rule, place, _) in expected.items()
    }
    for name, (_, _, text) in expected.items():
        words = f"{found[name][4]} {found[name][5]}"
        assert text.lower() in words.lower(), f"{name}: {words}"
    assert built.status == 1
    assert len(lines) == len(expected)
    assert f"{len(expected)} lỗi" in closing


def test_a_fault_leaves_the_output_untouched(site: Site) -> None:
    site.write({f"{AT}/tot.md": GOOD}).build()
    before = tree(site.root / "output")
    times = {path: path.stat().st_mtime_ns for path in (site.root / "output").rglob("*")}
    assert broken(site).build().status == 1
    assert tree(site.root / "output") == before
    assert {path: path.stat().st_mtime_ns for path in (site.root / "output").rglob("*")} == times


def test_a_fault_makes_no_output_where_there_was_none(site: Site) -> None:
    assert broken(site).build().status == 1
    assert not (site.root / "output").exists()


def test_a_second_run_tells_the_same(site: Site) -> None:
    assert broken(site).build().told == site.build().told


def test_all_faults_of_one_file_are_told_together(site: Site) -> None:
    body = "[a]({filename}khong-co.md) ![](/media/khong-co.jpg)\n\n# To\n\n[x](javascript:alert(1))"
    built = site.write(
        {f"{AT}/nhieu.md": article(body, date="hôm qua", title="", tags="a, b", la="x")}
    ).build()
    assert {rule for _, rule in built.rules} >= {
        "date-form",
        "field-empty",
        "list-form",
        "field-unknown",
        "alt-missing",
        "heading-level",
        "link-scheme",
    }


@pytest.mark.parametrize(
    "broken_site", ["name: [", 'name: "A"\n', SITE + "la: 1\n", SITE.replace("dan-van", "Dân vận")]
)
def test_a_broken_site_file_is_told_with_the_faults_of_the_articles(
    site: Site, broken_site: str
) -> None:
    built = site.write({"site.yaml": broken_site, f"{AT}/a.md": article(date="hôm qua")}).build()
    assert {name for name, _ in built.rules} == {"site.yaml", f"{AT}/a.md"}
    assert built.status == 1


REPAIRED = article("Kết quả đạt được.")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + REPAIRED.encode(),
        REPAIRED.replace("\n", "\r\n").encode(),
        REPAIRED.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", REPAIRED).encode(),
    ],
    ids=["BOM", "CRLF", "CR", "NFD"],
)
def test_lossless_repairs_are_silent(site: Site, data: bytes) -> None:
    plain = Site(site.root / "plain").write({f"{AT}/a.md": REPAIRED}).build()
    repaired = Site(site.root / "repaired").write({f"{AT}/a.md": data}).build()
    assert repaired.findings == []
    assert repaired.tree == plain.tree
