"""The scan in a build: a hit stops it, tells the place, and leaves the output as it was."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom import checking, scan
from newsroom.markup import cleaning
from plugins.writer import rendering
from tests.full_site import FILES
from tests.sites import Built, Site, Watched, article, many, source, tree

AT = "articles/2019/05/a.md"


@pytest.fixture
def naive(monkeypatch: pytest.MonkeyPatch) -> None:
    """A house whose first wall has fallen: bodies are not cleaned."""

    class Nothing:
        @staticmethod
        def clean(html: str) -> str:
            return html

    monkeypatch.setattr(cleaning, "_CLEANER", Nothing)


@pytest.mark.usefixtures("naive")
@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>", "<p onclick='alert(1)'>a</p>", '<a href="java&#9;script:x">a</a>',
        "<iframe src='https://vi-du.vn'></iframe>", '<img src="https://vi-du.vn/x.png" alt="a">',
        "<p style='color:red'>a</p>", "<form action='https://vi-du.vn'></form>",
    ],
)  # fmt: skip
def test_what_gets_through_the_first_wall_is_stopped_by_the_second(site: Site, body: str) -> None:
    built = site.write({"articles/2019/05/b.md": article(title="Khác"), AT: article()}).build()
    before = tree(built.output)
    built = site.write({AT: article(f"Đoạn đầu.\n\n{body}")}).build()
    assert built.status == 1
    assert {rule for _, rule in built.rules} == {"active-content"}
    assert {file for file, _ in built.rules} == {AT}
    assert "LỖI active-content: Trang /" in built.told
    assert tree(built.output) == before
    assert not list((site.root / "cache").rglob("staging/*"))
    assert site.write({AT: article("Đã sửa.")}).build().status == 0


@pytest.mark.usefixtures("naive")
def test_a_fault_makes_no_output_where_there_was_none(site: Site) -> None:
    built = site.write({AT: article("<script>alert(1)</script>")}).build()
    assert built.status == 1
    assert [path.name for path in site.root.iterdir() if "output" in path.name] == []


@pytest.mark.usefixtures("naive")
def test_a_stopped_build_is_stopped_again(site: Site) -> None:
    site.write({AT: article("<script>alert(1)</script>"), **many(4)})
    first, second = site.build(), site.build()
    assert first.told == second.told
    assert first.status == second.status == 1


@pytest.mark.parametrize(
    ("template", "old", "new"),
    [
        ("components/article.html", "<h1>", '<h1 style="color:red">'),
        ("components/article.html", "<h1>", '<script>alert(1)</script><h1>'),
        ("base.html", "</body>", '<img src="https://vi-du.vn/dem.png"></body>'),
        ("partials/foot.html", "<footer", '<footer onclick="x()"'),
        ("feed.atom", "{{ entry.content|fill|decoded|forceescape }}", "&lt;script&gt;"),
        ("feed.json", "{{ entry.content|fill|decoded|tojson }}", '"<iframe>"'),
        ("components/article.html", "<h1>", "<p>Gọi 0903 123 456</p><h1>"),
        ("components/article.html", "<h1>", "<p>an@gmail.com</p><h1>"),
    ],
)  # fmt: skip
def test_a_slip_in_a_template_is_stopped(
    site: Site, tmp_path: Path, template: str, old: str, new: str
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(site.theme, theme)
    path = theme / "templates" / template
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    built = Site(site.root, theme).write({AT: article()}).build()
    assert built.status == 1
    assert {rule for _, rule in built.rules} <= {"active-content", "private-contact"}
    assert not built.output.exists()


@pytest.mark.parametrize(
    ("body", "rule", "place"),
    [
        ("Đoạn đầu.\n\nÔng An, CCCD số 079080001234.", "identity-number", (10, 9)),
        ("-----BEGIN RSA PRIVATE KEY-----\nabc", "secret-text", (8, 16)),
        ("Xem {root}/content/a.md", "private-path", (8, 5)),
    ],
)
def test_private_data_is_told_where_it_was_written(
    site: Site, body: str, rule: str, place: tuple[int, int]
) -> None:
    built = site.write({AT: article(body.replace("{root}", str(site.root)))}).build()
    assert built.rules == [(AT, rule)]
    assert (built.findings[0].line, built.findings[0].column) == place


def test_what_an_editor_stands_up_for_is_published(site: Site) -> None:
    silent = (
        "<!-- bỏ-qua: identity-number — quyết định công bố theo luật -->\nCCCD số 079080001234."
    )
    contact = "Văn phòng, số 0903 123 456, thư an@gmail.com."
    built = site.write({AT: article(f"{silent}\n\n{contact}")}).build()
    assert built.status == 0, built.told
    assert "0903" in built.text("2019/05/06/a/index.html")


def person(**fields: object) -> str:
    given = {
        "title": "Trần Thị Mẫu", "date": "2019-04-01", "kind": "individual", "unit": "Sở Thử",
        "year": 2018, "level": "Cấp Khối", "summary": "Cán bộ.", "basis": {"published_in": "Báo"},
    }  # fmt: skip
    return source("Chữ.", **{**given, **fields})


def test_a_withdrawn_person_is_named_nowhere(site: Site) -> None:
    """Not in pages that did not change either: all are asked again."""
    files = {AT: article("Bà Trần Thị Mẫu phát biểu.", title="Hội nghị"), **many(8)}
    assert site.write({**files, "exemplars/mau.md": person()}).build().status == 0
    before = tree(site.root / "output")
    built = site.write({"exemplars/mau.md": person(status="withdrawn")}).build()
    assert built.rules == [(AT, "withdrawn-name")]
    assert (built.findings[0].line, built.findings[0].column) == (8, 4)
    assert tree(site.root / "output") == before
    built = site.write({AT: article("Một người phát biểu.", title="Hội nghị")}).build()
    assert built.status == 0, built.told
    assert not [path for path, data in built.tree.items() if "Trần Thị Mẫu".encode() in data]


def test_somebody_else_of_that_name_may_stay(site: Site) -> None:
    files = {AT: article("Bà Trần Thị Mẫu phát biểu.", title="Hội nghị")}
    gone = person(status="withdrawn")
    site.write({**files, "exemplars/mau.md": gone, "exemplars/khac.md": person(slug="khac")})
    assert site.build().status == 0
    built = site.write(
        {
            "exemplars/khac.md": None,
            "exemplars/mau.md": gone.replace("Trần Thị Mẫu", "Hồ sơ đã rút"),
        }
    ).build()
    assert built.status == 0, built.told


def test_only_what_is_rendered_anew_is_looked_at(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def look(path: str, data: bytes, rules: scan.Rules) -> list[scan.Hit]:
        looked.append(path)
        return real(path, data, rules)

    real: Callable[..., list[scan.Hit]] = scan.look
    monkeypatch.setattr(scan, "look", look)
    assert rendering.scan is scan
    first = site.write({AT: article(), **many(10)}).build()
    assert set(first.templates) <= {*looked}
    looked.clear()
    assert site.build().status == 0
    assert looked == []
    site.write({AT: article("Chữ khác.")}).build()
    assert "2019/05/06/a/index.html" in looked
    assert len({*looked}) < 8  # a page in two pieces


def test_a_site_of_every_kind_of_page_is_clean(site: Site) -> None:
    built: Built = site.write(FILES).build()
    assert built.status == 0, built.told


def test_check_tells_a_withdrawn_name_like_a_build(site: Site) -> None:
    text = "Bà Trần Thị Mẫu phát biểu. TRẦN THỊ MẪU.\n\nTrần Thị Mẫu Đơn thì không."
    site.write(
        {AT: article(text, title="Hội nghị"), "exemplars/mau.md": person(status="withdrawn")}
    )
    portal = Watched(site.settings())
    told = [item for item in checking.check(portal.house()) if item.rule == "withdrawn-name"]
    assert [(item.file, item.line, item.column) for item in told] == [(AT, 8, 4), (AT, 8, 28)]
    assert [str(item) for item in site.build().findings] == [str(item) for item in told]
