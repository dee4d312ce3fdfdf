import re
import struct

import pytest

from newsroom.admin import handbook
from newsroom.fields import MODELS
from starter.building import ROOT
from tasks import program

FOLDER = ROOT / "docs/bien-tap"
PAGES = sorted(FOLDER.glob("*.md"))
WANTED = {
    "README.md", "bai-dau-tien.md", "hinh-anh.md", "dien-hinh.md", "tin-noi-bat.md",
    "dinh-chinh.md", "rut-bai.md", "bang-va-bieu-do.md", "thuat-ngu.md",
}  # fmt: skip


def test_every_page_is_there_and_named_in_the_contents():
    assert {page.name for page in PAGES} >= WANTED
    contents = (FOLDER / "README.md").read_text("utf-8")
    for name in WANTED - {"README.md"}:
        assert f"({name})" in contents


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tables_are_those_of_the_contract(page):
    text = page.read_text("utf-8")
    assert handbook.filled(text) == text, "python -m newsroom.admin.handbook writes them anew"


def test_there_is_a_table_of_every_type_and_of_the_site():
    text = (FOLDER / "thuat-ngu.md").read_text("utf-8")
    assert set(re.findall(r"<!-- trường: (\w+) -->", text)) == {*MODELS, "site"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith(("http", "/", "{", "địa")):
            assert (FOLDER / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_that_are_named_exist(page):
    known = set(program.tasks_by_name) | {
        alias for task in program.tasks_by_name.values() for alias in task.aliases
    }
    commands = set(re.findall(r"\./inv ([a-z][a-z-]*)", page.read_text("utf-8")))
    assert commands <= known | {"check", "publish", "rollback"}


@pytest.mark.parametrize("picture", sorted(FOLDER.glob("*.png")), ids=lambda path: path.name)
def test_screenshots_are_small(picture):
    data = picture.read_bytes()
    assert len(data) <= 150_000
    width, height = struct.unpack(">II", data[16:24])
    assert width <= 1400
    assert height <= 1400
