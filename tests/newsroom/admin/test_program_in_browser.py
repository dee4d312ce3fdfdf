"""The form in a real browser: written, saved and read by the house, with no foreign request."""

import contextlib
import io
import json

import pytest

from newsroom import desk, reading
from newsroom.images import Picture, inspect
from starter import checking
from starter.building import ROOT
from tests.newsroom.admin.form_in_browser import Form, served
from tests.newsroom.importing.word_files import picture

LABELS = {"footnote": "Về bài", "table": "Bảng"}
#: The second is the way of the site itself.
EVERY_DOOR = pytest.mark.parametrize(
    "door", [pytest.param("test", marks=pytest.mark.deep), "local"]
)


@pytest.fixture(scope="module")
def site():
    found, _ = desk.read_site(ROOT / "content")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def origins(site, tmp_path_factory):
    """Where the form lies, by the way in: on the test back end, and on the site's own."""
    servers = {
        "test": served(site, tmp_path_factory.mktemp("test"), test=True),
        "local": served(site, tmp_path_factory.mktemp("local"), test=False),
    }
    yield {
        door: f"http://127.0.0.1:{server.server_port}/admin/" for door, server in servers.items()
    }
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture
def door():
    return "test"


@pytest.fixture
def form(browser, origins, door):
    """The form with an empty repository in the browser; every complaint fails the test."""
    opened = Form(browser, origins[door], door)
    yield opened
    opened.close()


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "Hội nghị 1.png"
    file.write_bytes(picture(1200, 800).getvalue())
    return file


def read(files, path):
    found = reading.read(files[path], path.removeprefix("content/"), LABELS)
    assert found.findings == ()
    return found


def checked(files, folder):
    """Put what was saved into a repository and run `./inv check` there; gives the rules of its warnings."""
    content = folder / "content"
    for path, data in {
        "content/site.yaml": (ROOT / "content/site.yaml").read_bytes(),
        **files,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        status = checking.check([], fix=False, form="json", content=str(content), jobs=1)
    assert status == 0, said.getvalue()
    told = [item for item in json.loads(said.getvalue()) if item["level"] != "hint"]
    found = [item["rule"] for item in told if not item["file"].endswith("site.yaml")]
    for path, data in files.items():
        assert (folder / path).read_bytes() == data
    return found


@EVERY_DOOR
def test_an_article_with_a_picture(form, photo, tmp_path):
    form.go("articles/new", "title")
    form.fill(title="Hội nghị: “Dân vận khéo” 2018", summary="Đảng ủy Khối sơ kết phong trào.")
    form.pick("category", "Xây dựng Đảng")
    form.choose("status", "Đăng")
    form.write("Đảng ủy Khối sơ kết theo 27-NQ/TW.", "## Kết quả", "Có 93 công trình.")
    form.picture("image", photo)
    form.fill(image_alt="Hội trường nhìn từ cuối phòng")
    files = form.save()
    (path,) = (name for name in files if name.endswith(".md"))
    found = read(files, path)
    article = found.record
    assert (article.title, article.status) == ("Hội nghị: “Dân vận khéo” 2018", "published")
    assert path == f"content/articles/{article.date:%Y/%m}/hoi-nghi-dan-van-kheo-2018.md"
    assert "Kết quả</h2>\n<p>Có 93&nbsp;công&nbsp;trình.</p>" in found.html
    assert article.image.path == f"media/{article.date:%Y}/hoi-nghi-1.png"
    (tmp_path / "kept.png").write_bytes(files[f"content/{article.image.path}"])
    assert isinstance(inspect(tmp_path / "kept.png"), Picture)
    assert checked(files, tmp_path / "repository") == []


@pytest.mark.deep
def test_an_exemplar_with_the_basis_that_it_needs(form, tmp_path):
    form.go("exemplars/new", "title")
    form.fill(title="Tổ dân vận phường", unit="Chi bộ Văn phòng", year="2018", level="Cấp Khối")
    form.fill(summary="Tổ dân vận giúp dân làm thủ tục ngay tại nhà.")
    form.choose("kind", "Tập thể")
    form.choose("status", "Đăng")
    form.field("basis").get_by_role("button", name="Mở rộng").click()
    form.fill(basis__published_in="Báo cáo tổng kết năm 2018, đăng ngày 28/12/2018")
    form.write("Mỗi tuần, tổ đến một khu phố để nhận hồ sơ.")
    files = form.save()
    assert list(files) == ["content/exemplars/to-dan-van-phuong.md"]
    found = read(files, "content/exemplars/to-dan-van-phuong.md").record
    assert found.unit == "Chi bộ Văn phòng"
    assert checked(files, tmp_path) == []


@pytest.mark.deep
def test_a_gallery_on_a_folder_of_the_machine(browser, origins, photo, tmp_path):
    form = Form(browser, origins["local"], "local")
    form.go("galleries/new", "title")
    form.fill(title="Hội thi năm 2018")
    form.choose("status", "Đăng")
    form.field("photos").get_by_role("button", name="Thêm").click()
    form.picture("photos.0.file", photo)
    form.fill(
        photos__0__alt="Hội trường rèm đỏ, bục phát biểu ở giữa", photos__0__credit="Văn phòng"
    )
    files = form.save()
    found = read(files, "content/galleries/hoi-thi-nam-2018.md").record
    assert [one.alt for one in found.photos] == ["Hội trường rèm đỏ, bục phát biểu ở giữa"]
    assert checked(files, tmp_path) == []
    form.close()


@pytest.mark.deep
def test_a_document_takes_its_address_from_number_and_year(form, tmp_path):
    form.go("documents/new", "number")
    form.fill(number="22-HD/ĐUK", type="Hướng dẫn", issuing_body="Đảng ủy Khối")
    form.fill(title="Công tác dân vận", issued_on="2018-07-30")
    form.choose("status", "Đăng")
    files = form.save()
    assert list(files) == ["content/documents/22-hd-duk-2018.md"]
    assert read(files, "content/documents/22-hd-duk-2018.md").record.number == "22-HD/ĐUK"
    assert checked(files, tmp_path) == []


OLD = """---
title: "Bài đã đăng"
slug: "bai-da-dang"
date: 2018-12-28 08:30
category: "Xây dựng Đảng"
summary: "Bài đã đăng từ trước, nay chữa một chữ."
---

Đoạn có *nghiêng*, 50 m<sup>2</sup>[^1] và [báo cáo năm](https://example.org/a).

| Nhóm | Số |
| --- | --- |
| Xây dựng | 15 |

- Một
    - Con

```bieu-do
kiểu: cột ngang
tiêu đề: Số công trình

Năm, Số công trình
2017, 10
2018, 20
```

[^1]: Theo báo cáo.
"""


@pytest.mark.deep
def test_a_correction_neither_unpublishes_an_article_nor_loses_its_table_and_notes(form, tmp_path):
    """An article that names no status is published; the form asks, and keeps what it cannot show."""
    path = "content/articles/2018/12/bai-da-dang.md"
    form.place(path, OLD)
    form.go("articles/entries/2018/12/bai-da-dang", "title")
    form.fill(title="Bài đã đăng, nay chữa")
    form.choose("status", "Đăng")
    files = form.save()
    found, before = read(files, path), read({path: OLD.encode()}, path)
    assert (found.record.title, found.record.status) == ("Bài đã đăng, nay chữa", "published")
    assert found.html == before.html
    assert found.record.date == before.record.date
    assert checked(files, tmp_path) == []


@pytest.mark.deep
def test_the_data_of_the_site_come_back_as_they_were_but_for_the_change(form, site, tmp_path):
    form.place("content/site.yaml", (ROOT / "content/site.yaml").read_text("utf-8"))
    form.go("data/entries/site", "phone")
    form.fill(phone="(028) 0000 0000")
    files = form.save()
    (tmp_path / "site.yaml").write_bytes(files["content/site.yaml"])
    found, findings = desk.read_site(tmp_path)
    assert findings == []
    assert found == site.model_copy(update={"phone": "(028) 0000 0000"})
