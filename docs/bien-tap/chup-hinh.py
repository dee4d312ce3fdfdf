"""Take the screenshots of this handbook from the real thing: the form and the preview.

    .venv-test/bin/python docs/bien-tap/chup-hinh.py

Nothing of the content is changed: the form keeps its entry in the browser, and the preview is built
from a copy. Colours are reduced, so that each picture stays small.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from newsroom import desk  # noqa: E402
from newsroom.admin import program  # noqa: E402
from starter import building, chromium  # noqa: E402

PHOTO = ROOT / "content/media/2018/hoi-truong.jpg"
ARTICLE = """---
title: "Chi bộ Văn phòng sinh hoạt chuyên đề quý IV"
slug: "chi-bo-van-phong-sinh-hoat"
status: draft
date: 2018-12-27 08:30
category: "Xây dựng Đảng"
summary: "Bài mẫu của sổ tay: chi bộ sinh hoạt chuyên đề về việc tiếp dân."
image: "/media/2018/hoi-truong.jpg"
image_alt: "Hội trường rèm đỏ, bục phát biểu ở giữa sân khấu"
---

Bài này chỉ để minh họa sổ tay biên tập.
"""


def kept(page: Page, name: str, **options: object) -> None:
    """Save what the browser shows as a small PNG."""
    with Image.open(io.BytesIO(page.screenshot(**options))) as shot:  # type: ignore[arg-type]
        few = shot.convert("RGB").quantize(
            96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        few.save(HERE / f"{name}.png", optimize=True)


def served(root: Path) -> str:
    """Serve a folder on this machine and give its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def form(page: Page, address: str) -> None:
    """Write an article with a picture in the form, looking at each step."""
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="Làm việc với kho mã nguồn thử nghiệm").click()
    page.get_by_role("button", name="Tạo bài viết mới").first.wait_for()
    page.wait_for_timeout(800)
    kept(page, "bieu-mau-danh-sach")
    page.goto(f"{address}/admin/#/collections/articles/new")
    section = partial("section.field[data-key-path={!r}]".format)
    page.locator(section("title")).locator("input").fill(
        "Chi bộ Văn phòng sinh hoạt chuyên đề quý IV"
    )
    page.locator(section("category")).get_by_role("combobox").click()
    page.get_by_role("option", name="Xây dựng Đảng").click()
    page.locator(section("status")).get_by_role("radio", name="Bản nháp").click()
    summary = "Chi bộ sinh hoạt chuyên đề về việc tiếp dân."
    page.locator(section("summary")).locator("textarea").fill(summary)
    page.locator(section("body")).locator("[contenteditable=true]").click()
    page.keyboard.type("Chiều 27/12, chi bộ Văn phòng sinh hoạt chuyên đề quý IV.")
    page.locator(section("title")).scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    kept(page, "bieu-mau-bai-moi")
    page.locator(section("image")).get_by_role("button", name="Duyệt tệp").click()
    page.locator("input[type=file]").last.set_input_files(PHOTO)
    page.wait_for_timeout(1200)
    kept(page, "bieu-mau-chon-anh")
    page.get_by_role("dialog").get_by_role("button", name="Chèn").click()
    page.locator(section("image_alt")).locator("input").fill(
        "Hội trường rèm đỏ, bục phát biểu ở giữa"
    )
    page.wait_for_timeout(500)
    kept(page, "bieu-mau-mo-ta-anh")


def sign_in(page: Page, address: str) -> None:
    """Look at the door of the form as a forge's users meet it."""
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="Đăng nhập bằng mã truy cập").click()
    page.get_by_role("alertdialog").get_by_role("textbox").wait_for()
    page.wait_for_timeout(500)
    kept(page, "bieu-mau-dang-nhap")


def findings(page: Page, content: Path, cache: Path) -> None:
    """Look at an article with two slips as `./inv serve` shows it."""
    file = content / "articles/2018/12/chi-bo-van-phong-sinh-hoat.md"
    slips = "Ngày 31/11 , chi bộ họp về việc tiếp dân. Bài này chỉ để minh họa sổ tay biên tập."
    text = ARTICLE.replace("Bài này chỉ để minh họa sổ tay biên tập.", slips)
    file.write_text(text.replace("status: draft\n", ""), "utf-8")
    command = [sys.executable, ROOT / "inv.py", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--content", content, "--cache", cache],
        cwd=content.parent,  # places are shown as an editor sees them
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as serving:
        assert serving.stderr is not None
        told = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in serving.stderr)
        origin = next(found[0] for found in told if found)
        page.goto(f"{origin}/2018/12/27/chi-bo-van-phong-sinh-hoat/")
        page.locator("inv-findings section").wait_for()
        page.mouse.wheel(0, 420)
        page.wait_for_timeout(800)
        kept(page, "loi-tren-trang")
        serving.terminate()


def preview(page: Page, address: str) -> None:
    """Look at a draft as `./inv serve` shows it."""
    page.goto(f"{address}/2018/12/27/chi-bo-van-phong-sinh-hoat/")
    page.wait_for_timeout(500)
    kept(page, "xem-thu-ban-nhap")
    page.goto(f"{address}/")
    page.wait_for_timeout(500)
    kept(page, "trang-chu")


def main() -> None:
    """Build the form and a preview in a folder of their own and take every picture."""
    site, _ = desk.read_site(ROOT / "content")
    assert site is not None
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, test in (("form", True), ("door", False)):
            for path, data in program.files(site, "", test=test).items():
                (root / name / path).parent.mkdir(parents=True, exist_ok=True)
                (root / name / path).write_bytes(data)
        shutil.copytree(ROOT / "content", root / "content")
        (root / "content/articles/2018/12/chi-bo-van-phong-sinh-hoat.md").write_text(
            ARTICLE, "utf-8"
        )
        building.build(
            content=root / "content", output=root / "site", cache=root / "cache", preview=True
        )
        with chromium.opened() as browser:
            context = browser.new_context(
                locale="vi-VN",
                timezone_id="Asia/Ho_Chi_Minh",
                viewport={"width": 1100, "height": 720},
            )
            page = context.new_page()
            form(page, served(root / "form"))
            preview(page, served(root / "site"))
            sign_in(page, served(root / "door"))
            findings(page, root / "content", root / "cache")


if __name__ == "__main__":
    main()
