"""Draw the illustrations of the portal: SVG from the scenes, turned into JPEG by Chromium.

Run from the root of the repository: ``.venv/bin/python docs/minh-hoa/ve-minh-hoa.py [name …]``.
Pictures go to ``content/media/2018/``; without names all are drawn.
"""

import io
import sys
from pathlib import Path

from pens import HEIGHT, WIDTH
from PIL import Image
from playwright.sync_api import sync_playwright
from scenes.avenue import avenue
from scenes.bookshelf import bookshelf
from scenes.feast_street import feast_street
from scenes.first_shoot import first_shoot
from scenes.four_houses import four_houses
from scenes.hall import hall
from scenes.lotus_pond import lotus_pond
from scenes.ninth_hour import ninth_hour
from scenes.nursery import nursery
from scenes.reception import reception
from scenes.river_city import river_city
from scenes.training_room import training_room

HERE = Path(__file__).resolve().parent
MEDIA = HERE.parents[1] / "content" / "media" / "2018"
SCENES = {
    "thanh-pho-ven-song": river_city,
    "dai-lo-cay-xanh": avenue,
    "pho-ngay-hoi": feast_street,
    "bon-ngoi-nha": four_houses,
    "hoi-truong": hall,
    "ban-tiep-dan": reception,
    "gio-thu-9": ninth_hour,
    "phong-tap-huan": training_room,
    "ke-sach": bookshelf,
    "vuon-uom": nursery,
    "ho-sen": lotus_pond,
    "mam-khoi-nghiep": first_shoot,
}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]


def draw(names: list[str]) -> None:
    """Draw at twice the size and shrink, so that edges are smooth; write progressive JPEG."""
    MEDIA.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=2)
        for name in names:
            page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>{SCENES[name]()}")
            large = Image.open(io.BytesIO(page.screenshot(type="png"))).convert("RGB")
            small = large.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
            small.save(MEDIA / f"{name}.jpg", quality=87, optimize=True, progressive=True)
        browser.close()


if __name__ == "__main__":
    draw(sys.argv[1:] or list(SCENES))
