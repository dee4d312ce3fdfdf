"""`./inv serve` as an editor meets it: save, and the browser shows it; slip, and it says so."""

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager

import pytest

from starter.building import ROOT
from tests import tools
from tests.sites import Site, article, picture

PATIENCE_MS = 60_000
ADDRESS = "/2019/05/06/bai-thu/"
FILE = "articles/2019/05/bai-thu.md"
CLEAN = article("Chi bộ họp vào sáng thứ Hai, bàn ba việc của quý.", title="Bài thử")
SLIP = article("Chi bộ họp vào sáng thứ Hai , bàn ba việc của quý.", title="Bài thử")
BROKEN = CLEAN.replace("category: ", "categori: ")
FILES = {
    FILE: CLEAN,
    "articles/2019/05/bai-khac.md": article("Hội nghị bàn về về việc tiếp dân.", title="Bài khác"),
    "articles/2019/05/nhap.md": article(title="Bài đang viết", status="draft"),
    "articles/2099/05/hen.md": article(title="Bài hẹn giờ", date="2099-05-06 07:00"),
}


@contextmanager
def served(site):
    """Run the real command over a site and give where it serves."""
    environment = {**os.environ, "PYTHONUTF8": "1", "INV_DEBUG": "1"}
    command = [sys.executable, ROOT / "inv.py", "serve", "--port", "0", "--content", site.content]
    with subprocess.Popen(
        [*command, "--cache", site.root / "cache"],
        cwd=site.root,
        env=environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as child:
        try:
            told = []
            for line in child.stderr:
                told.append(line)
                if found := re.search(r"(http://127\.0\.0\.1:\d+)(/\S*)", line):
                    yield found[1], found[2]
                    break
            else:
                raise AssertionError("".join(told))
        finally:
            child.terminate()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """One preview for the tests that leave its site as they found it."""
    site = Site(tmp_path_factory.mktemp("house")).write(FILES)
    with served(site) as (origin, _):
        yield site, origin


@pytest.fixture(scope="module")
def window(browser):
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    context.set_default_timeout(PATIENCE_MS)
    context.new_page()  # keeps it open between two tests
    yield context
    context.close()


@pytest.fixture
def page(window, house):
    """A page of its own: a late reload of the last save would come between the steps of the next test."""
    site, origin = house
    opened = window.new_page()
    opened.goto(origin + ADDRESS)
    opened.get_by_text("bàn ba việc").wait_for()
    yield opened
    site.write({FILE: CLEAN})
    opened.get_by_text("sáng thứ Hai, bàn ba việc").wait_for()
    opened.close()


def panel(page):
    return page.locator("inv-findings section")


def test_a_save_reloads_the_page(house, page):
    site, _ = house
    for number in range(3):
        site.write({FILE: CLEAN.replace("ba việc", f"{number} việc mới")})
        page.get_by_text(f"{number} việc mới").wait_for()
    assert panel(page).count() == 0


def test_a_fault_keeps_the_page_and_says_where_and_the_remedy(house, page):
    site, origin = house
    site.write({FILE: BROKEN})
    panel(page).get_by_text("chưa dựng được, đây là trang của lần trước").wait_for()
    told = panel(page).inner_text()
    assert "LỖI" in told
    assert f"content/{FILE}:4:1" in told
    assert "Cách sửa:" in told
    assert page.get_by_text("bàn ba việc").is_visible()
    assert page.request.get(origin + ADDRESS).ok
    site.write({FILE: CLEAN.replace("ba việc", "bốn việc")})
    page.get_by_text("bốn việc").wait_for()
    assert panel(page).count() == 0


def test_the_proofreader_speaks_after_the_reload(house, page):
    site, _ = house
    site.write({FILE: SLIP})
    page.get_by_text("thứ Hai , bàn").wait_for()
    panel(page).wait_for()
    assert "1 lỗi – sửa xong mới đăng được" in panel(page).inner_text()
    assert f"content/{FILE}:8:28 space-before-punctuation" in panel(page).inner_text()
    site.write({FILE: CLEAN})
    page.get_by_text("thứ Hai, bàn").wait_for()
    page.wait_for_timeout(1_500)
    assert panel(page).count() == 0


def test_the_panel_tells_what_check_tells(house, page):
    site, _ = house
    text = (
        "Ngày 31/4/2019, chi bộ bàn bàn việc theo Chỉ thị 05-CT/TW “học tập.\n\n"
        "![](/media/2019/anh.jpg)\n\nSau đó , Đảng bộ có 72 cơ sở gồm 50 đảng bộ và 23 chi bộ."
    )
    site.write({"media/2019/anh.jpg": picture()})
    draft = article(text, title="Bài thử", status="draft")
    site.write({FILE: draft})
    command = [
        sys.executable,
        ROOT / "inv.py",
        "check",
        site.content / FILE,
        "--content",
        site.content,
    ]
    said = subprocess.run(
        [*command, "--format", "json"], capture_output=True, encoding="utf-8", check=False
    )
    rows = [row for row in json.loads(said.stdout) if row["file"].endswith(FILE)]
    assert {row["rule"] for row in rows} >= {
        "alt-missing", "citation-unregistered", "impossible-date", "quote-pairing",
        "space-before-punctuation", "stated-sum",
    }  # fmt: skip
    assert "generic-alt-text" not in {row["rule"] for row in rows}
    panel(page).get_by_text("citation-unregistered").wait_for(state="attached")
    told = panel(page).evaluate("section => section.textContent")
    found = re.findall(rf"content/{re.escape(FILE)}:(\d+):(\d+) ([a-z-]+)", told)
    expected = [(str(row["line"]), str(row["column"]), row["rule"]) for row in rows]
    assert sorted(found) == sorted(expected)


def test_the_page_that_is_looked_at_is_proofread_without_a_save(house, page):
    _, origin = house
    page.goto(f"{origin}/2019/05/06/bai-khac/")
    panel(page).get_by_role("button", name="Xem").click()  # what only warns does not open itself
    assert "content/articles/2019/05/bai-khac.md:8:" in panel(page).inner_text()
    page.goto(origin + ADDRESS)
    page.wait_for_timeout(1_500)
    assert panel(page).count() == 0


def test_drafts_and_scheduled_items_are_marked(house, page):
    _, origin = house
    page.goto(f"{origin}/2019/05/06/nhap/")
    assert page.get_by_text("BẢN NHÁP").first.is_visible()
    page.goto(f"{origin}/2099/05/06/hen/")
    assert page.get_by_text("HẸN GIỜ").first.is_visible()
    page.goto(origin + ADDRESS)


def test_the_panel_answers_the_keyboard_and_axe(house, page):
    site, _ = house
    site.write({FILE: BROKEN})
    panel(page).get_by_role("button", name="Thu gọn (Esc)").wait_for()
    page.evaluate(tools.axe_path().read_text("utf-8"))
    found = page.evaluate("async () => (await axe.run()).violations")
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    page.keyboard.press("Escape")
    assert not panel(page).get_by_role("list").is_visible()
    assert panel(page).get_by_role("heading").is_visible()
    page.keyboard.press("Enter")  # the focus is on the button that opens it again
    assert panel(page).get_by_role("list").is_visible()


def test_a_site_that_cannot_be_built_yet_says_so_and_appears_when_mended(browser, tmp_path):
    site = Site(tmp_path).write({FILE: BROKEN})
    with served(site) as (origin, home):
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.goto(origin + home)
        panel(page).wait_for()
        assert "Chưa có trang nào dựng được" in page.inner_text("main")
        site.write({FILE: CLEAN})
        page.get_by_role("link", name="Bài thử").first.wait_for()
        page.close()


def test_an_address_with_a_path_is_served_under_it(browser, tmp_path):
    site = Site(tmp_path).write({FILE: CLEAN})
    file = site.content / "site.yaml"
    file.write_text(file.read_text("utf-8") + "url: https://example.org/khoi\n", "utf-8")
    with served(site) as (origin, home):
        assert home == "/khoi/"
        page = browser.new_page()
        missing = []
        page.on("response", lambda one: one.status >= 400 and missing.append(one.url))
        page.goto(f"{origin}/")
        assert page.url == f"{origin}/khoi/"
        page.get_by_role("link", name="Bài thử").first.click()
        page.wait_for_url(f"{origin}/khoi{ADDRESS}")
        assert missing == []
        page.close()
