"""Draw the short silent film of the 93 works: one tile a work, four groups, then the sum.

Run from the root of the repository: ``.venv/bin/python docs/minh-hoa/ve-video.py``. Chromium draws
each different frame once; ffmpeg makes H.264 of them. The poster is the last frame.
"""

import io
import subprocess
from pathlib import Path

from pens import CREAM, DEEP_RED, DEEP_TEAL, GOLD, INK, RED, SAND, TEAL, WOOD, disc, rect
from PIL import Image
from playwright.sync_api import sync_playwright

MEDIA = Path(__file__).resolve().parents[2] / "content" / "media" / "2018"
NAME = "93-cong-trinh"
WIDTH, HEIGHT, RATE, SECONDS = 1280, 720, 25, 17
TILE, GAP = 18, 4
INPUT = f"-y -loglevel error -f image2pipe -framerate {RATE} -i -"
# Colours are converted to and tagged as BT.709; nothing of this machine is written into the file.
CODEC = (
    "-vf scale=out_color_matrix=bt709:out_range=tv -c:v libx264 -preset veryslow -tune animation"
    " -crf 22 -pix_fmt yuv420p -color_primaries bt709 -color_trc bt709 -colorspace bt709"
    " -map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart"
)
GROUPS = (
    ("Xây dựng Đảng", 15, RED, 2.6),
    ("Xây dựng cơ quan, đơn vị", 28, TEAL, 4.6),
    ("Thực hiện Nghị quyết 54/2017/QH14", 15, WOOD, 6.6),
    ("Thực hiện 7 chương trình đột phá", 35, DEEP_TEAL, 8.6),
)
REFORM, REFORM_AT, SUM_AT = 18, 11.2, 13.8


def eased(now: float, start: float, length: float = 0.6) -> float:
    """Return how far a change has come, 0 to 1, slowing towards its end."""
    t = min(max((now - start) / length, 0), 1)
    return round(1 - (1 - t) ** 3, 3)


def words(  # a pen like those of pens.py
    x: float, y: float, text: str, size: int, fill: str, a: float = 1, **how: str
) -> str:
    """Return a line of type; ``how`` holds ``family``, ``weight`` or ``anchor``."""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" opacity="{a}" '
        f'font-family="{how.get("family", "Noto Sans")}, DejaVu Sans" '
        f'font-weight="{how.get("weight", "400")}" '
        f'text-anchor="{how.get("anchor", "start")}">{text}</text>'
    )


def frame(now: float) -> str:
    """Return the picture at ``now`` seconds."""
    rise = eased(now, 0.2, 0.9)
    parts = [
        rect(0, 0, WIDTH, HEIGHT, CREAM),
        rect(0, 0, 14, HEIGHT, RED),
        rect(14, 0, 5, HEIGHT, GOLD),
        disc(1180, 90, 150, SAND, 0.6),
        disc(1260, 210, 90, SAND, 0.6),
        words(
            80,
            92,
            "93 công trình thi đua yêu nước",
            50,
            DEEP_RED,
            rise,
            family="Noto Serif",
            weight="700",
        ),
        words(
            80,
            136,
            "Đảng bộ Khối Dân - Chính - Đảng Thành phố Hồ Chí Minh, năm 2018",
            24,
            INK,
            rise,
        ),
        rect(80, 156, 1080 * rise, 4, GOLD, 2),
    ]
    for row, (label, count, paint, start) in enumerate(GROUPS):
        y = 214 + row * 98
        parts.append(words(80, y, label, 25, INK, eased(now, start), weight="600"))
        shown = round(count * min(max((now - start - 0.3) / 1.3, 0), 1))
        for n in range(shown):
            gold = row == 3 and n < REFORM and now > REFORM_AT + n * 0.06
            parts.append(rect(80 + n * (TILE + GAP), y + 14, TILE, 38, GOLD if gold else paint, 4))
        if shown:
            parts.append(
                words(94 + shown * (TILE + GAP), y + 44, str(shown), 32, paint, weight="700")
            )
    told = eased(now, REFORM_AT + 0.8)
    if told:
        parts.append(rect(560, 490, 20, 20, GOLD, 4, told))
        parts.append(
            words(
                592, 508, "18 công trình về cải cách hành chính", 23, "#7a4b06", told, weight="600"
            )
        )
    total = eased(now, SUM_AT, 0.8)
    if total:
        parts.append(
            words(
                1190,
                392,
                "15 + 28 + 15 + 35",
                34,
                DEEP_RED,
                total,
                family="Noto Serif",
                anchor="end",
            )
        )
        parts.append(
            words(
                1190,
                448,
                "= 93 công trình",
                46,
                DEEP_RED,
                total,
                family="Noto Serif",
                weight="700",
                anchor="end",
            )
        )
    parts.append(words(1240, 694, "Minh họa do trang tự vẽ", 18, "#6b5a50", anchor="end"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="vi" width="{WIDTH}" height="{HEIGHT}">'
        f"{''.join(parts)}</svg>"
    )


def film() -> None:
    """Write the film and its poster."""
    encoder = subprocess.Popen(
        ["ffmpeg", *INPUT.split(), *CODEC.split(), str(MEDIA / f"{NAME}.mp4")],
        stdin=subprocess.PIPE,
    )
    pipe = encoder.stdin
    if pipe is None:
        raise OSError("ffmpeg took no input")
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--headless", "--no-sandbox", "--disable-gpu"],
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content("<style>*{margin:0}svg{display:block}</style><div></div>")
        last, picture = "", b""
        for number in range(RATE * SECONDS):
            svg = frame(number / RATE)
            if svg != last:
                page.evaluate("svg => { document.querySelector('div').innerHTML = svg }", svg)
                picture, last = page.screenshot(type="png"), svg
            pipe.write(picture)
        browser.close()
    pipe.close()
    if encoder.wait():
        raise OSError("ffmpeg failed")
    poster = Image.open(io.BytesIO(picture)).convert("RGB")
    poster.resize((1920, 1080), Image.Resampling.LANCZOS).save(
        MEDIA / f"{NAME}-bia.jpg", quality=88, optimize=True, progressive=True
    )


if __name__ == "__main__":
    film()
