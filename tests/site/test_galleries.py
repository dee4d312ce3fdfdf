"""Galleries: fingers move the viewer, the text below the fields is printed, one credit once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page

from tests.sites import Site, article, picture, source

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def touched(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(touched: Page) -> Page:
    """A phone: a narrow window that is touched."""
    touched.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return touched


def swipe(
    session: CDPSession, start: tuple[int, int], end: tuple[int, int], steps: int = 12
) -> None:
    """Move one finger over the glass, as the machine hears of it."""

    def send(kind: str, *points: tuple[float, float]) -> None:
        touched = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    send("touchStart", start)
    for step in range(1, steps + 1):
        share = step / steps
        x = start[0] + (end[0] - start[0]) * share
        y = start[1] + (end[1] - start[1]) * share
        send("touchMove", (x, y))
    send("touchEnd")


def opened(page: Page, address: str) -> tuple[Locator, int]:
    """Tap the first picture; return where the viewer tells its place, and how many there are."""
    page.goto(address)
    links = page.locator(".photos__link")
    links.first.tap()
    position = page.locator(".viewer__position")
    position.get_by_text(f"Ảnh 1/{links.count()}").wait_for()
    return position, links.count()


def test_fingers_move_the_viewer_by_one_picture(phone: Page, addresses: dict[str, str]) -> None:
    position, count = opened(phone, addresses["gallery.html"])
    session = phone.context.new_cdp_session(phone)
    for number in (2, 3):
        swipe(session, (300, 300), (60, 310))
        position.get_by_text(f"Ảnh {number}/{count}").wait_for()
        settled = "document.querySelector('.viewer__strip').scrollLeft"
        phone.wait_for_function(f"{settled} === {(number - 1) * PHONE['width']}")
    swipe(session, (60, 300), (300, 310))
    position.get_by_text(f"Ảnh 2/{count}").wait_for()


def test_a_finger_that_goes_down_turns_no_page_and_moves_nothing_behind(
    phone: Page, addresses: dict[str, str]
) -> None:
    position, count = opened(phone, addresses["gallery.html"])
    swipe(phone.context.new_cdp_session(phone), (180, 500), (180, 200))
    phone.wait_for_timeout(300)  # what would move has moved by then
    assert phone.evaluate("document.querySelector('.viewer__strip').scrollLeft") == 0
    assert position.text_content() == f"Ảnh 1/{count}"
    assert phone.evaluate("scrollY") == 0


@pytest.mark.parametrize(("width", "height"), [(360, 740), (740, 360), (1280, 800)])
def test_a_whole_picture_and_its_caption_are_in_sight(
    phone: Page, addresses: dict[str, str], width: int, height: int
) -> None:
    phone.set_viewport_size({"width": width, "height": height})
    opened(phone, addresses["gallery.html"])
    bar = phone.locator(".viewer__bar").bounding_box()
    for name in (".viewer__image", ".viewer__caption"):
        box = phone.locator(name).first.bounding_box()
        assert box is not None
        assert bar is not None
        assert min(box["x"], box["y"]) >= 0
        assert box["x"] + box["width"] <= width, name
        assert box["y"] + box["height"] <= bar["y"], name


def test_buttons_of_the_viewer_are_large_enough_for_a_thumb(
    phone: Page, addresses: dict[str, str]
) -> None:
    position, count = opened(phone, addresses["gallery.html"])
    buttons = phone.locator(".viewer__button")
    for button in buttons.all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44, box
    phone.get_by_role("button", name="Sau").tap()
    position.get_by_text(f"Ảnh 2/{count}").wait_for()
    phone.get_by_role("button", name="Đóng").tap()
    assert not phone.locator(".viewer").is_visible()


@pytest.mark.parametrize(
    ("credits_given", "printed"),
    [
        (["Lê Bình", "Lê Bình"], ["Ảnh: Lê Bình"]),
        (["Lê Bình", "Trần An"], ["Một. Ảnh: Lê Bình", "Hai. Ảnh: Trần An"]),
        (["Lê Bình", None], ["Một. Ảnh: Lê Bình"]),
        ([None, None], []),
    ],
)
def test_a_common_credit_is_printed_once(
    site: Site, credits_given: list[str | None], printed: list[str]
) -> None:
    photos = [
        {"file": f"/media/{n}.jpg", "alt": f"Cây {n}", "caption": caption}
        | ({"credit": credit} if credit else {})
        for n, (caption, credit) in enumerate(zip(("Một.", "Hai."), credits_given, strict=True))
    ]
    files = {
        "articles/2019/05/a.md": article(),
        "media/0.jpg": picture(0),
        "media/1.jpg": picture(1),
        "galleries/cay.md": source(
            "Lời của bộ ảnh.", title="Cây", date="2019-04-01", photos=photos
        ),
    }
    built = site.write(files).build()
    assert built.status == 0, built.told
    main = built.page("/hinh-anh/cay/").css_first("main")
    texts = [" ".join(node.text().split()) for node in main.css("figcaption, .article__origin")]
    assert [text for text in texts if "Ảnh:" in text] == printed
    assert main.css_first(".prose").text(strip=True) == "Lời của bộ ảnh."
