"""The form saves through a forge: one commit in a real git repository, by one setting for each."""

import subprocess
import sys

import pytest

from newsroom import desk
from starter.building import ROOT
from tests.newsroom.admin.forge import FORGES, REPO, TOKEN, Forge
from tests.newsroom.admin.forge_repository import USER, Repository
from tests.newsroom.admin.form_in_browser import Form, served
from tests.newsroom.importing.word_files import picture

OLD = """---
title: "Bài đã đăng"
slug: "bai-da-dang"
date: 2018-12-26 08:30
category: "Xây dựng Đảng"
summary: "Bài đã đăng từ trước, nay chữa một chữ."
---

Đảng ủy Khối sơ kết phong trào “Dân vận khéo”.
"""
OLD_AT = "content/articles/2018/12/bai-da-dang.md"


@pytest.fixture
def repository(tmp_path):
    files = {"content/site.yaml": (ROOT / "content/site.yaml").read_bytes(), OLD_AT: OLD.encode()}
    return Repository(tmp_path / "repository", files)


@pytest.fixture(params=FORGES)
def form(request, browser, repository, tmp_path):
    """The form of a portal whose only setting beside its repository is the name of the forge."""
    site, _ = desk.read_site(ROOT / "content")
    forge = Forge(request.param, repository)
    setting = {"backend": request.param, "repo": REPO, "base_url": forge.address}
    own = site.model_copy(update={"admin": site.admin.model_copy(update=setting)})
    server = served(own, tmp_path / "form")
    opened = Form(
        browser, f"http://127.0.0.1:{server.server_port}/admin/", forge.address, token=TOKEN
    )
    yield opened
    opened.close()
    for one in (server, forge.server):
        one.shutdown()
        one.server_close()
    assert forge.unknown == []


def checked(repository):
    """What `./inv check` says of the repository as the forge holds it."""
    return subprocess.run(
        [sys.executable, ROOT / "inv.py", "check", "--content", repository.folder / "content"],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.deep
def test_an_article_with_a_picture_is_one_commit_and_its_correction_another(
    form, repository, tmp_path
):
    photo = tmp_path / "Hội nghị 1.png"
    photo.write_bytes(picture(1200, 800).getvalue())
    form.go("articles/new", "title")
    form.fill(title="Hội nghị “Dân vận khéo” 2018", summary="Đảng ủy Khối sơ kết phong trào.")
    form.pick("category", "Xây dựng Đảng")
    form.choose("status", "Bản nháp")
    form.write("Đảng ủy Khối sơ kết theo 27-NQ/TW.", "## Kết quả", "Có 93 công trình.")
    form.picture("image", photo)
    form.fill(image_alt="Hội trường nhìn từ cuối phòng")
    form.send()

    files = repository.files()
    (path,) = (name for name in files if name.endswith(".md") and name != OLD_AT)
    (image,) = (name for name in files if name.endswith(".png"))
    assert b"status: draft" in files[path] or b'status: "draft"' in files[path]
    assert files[image] == photo.read_bytes()
    assert repository.log()[0] == ("content: thêm “hoi-nghi-dan-van-kheo-2018” +1", USER["name"])

    form.go(f"articles/entries/{path.removeprefix('content/articles/')[:-3]}", "title")
    form.choose("status", "Đăng")
    form.send()
    form.go("articles/entries/2018/12/bai-da-dang", "title")
    form.fill(title="Bài đã đăng, nay chữa")
    form.choose("status", "Đăng")
    form.send()

    subjects = [subject for subject, _ in repository.log()]
    assert subjects[:2] == [
        "content: sửa “bai-da-dang”",
        "content: sửa “hoi-nghi-dan-van-kheo-2018”",
    ]
    assert len(subjects) == 4
    files = repository.files()
    assert "Bài đã đăng, nay chữa" in files[OLD_AT].decode()
    assert b"published" in files[path]
    said = checked(repository)
    assert said.returncode == 0, said.stdout + said.stderr
    assert repository.files() == files
