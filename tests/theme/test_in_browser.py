"""The theme in a real browser: narrow windows, no scripts, keyboards, stacked marks, paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from starter import chromium
from tests.theme import preview
from tests.theme.rendered import HTML

LETTERS = (
    "aáàảãạ ăắằẳẵặ âấầẩẫậ eéèẻẽẹ êếềểễệ iíìỉĩị oóòỏõọ ôốồổỗộ ơớờởỡợ uúùủũụ ưứừửữự yýỳỷỹỵ dđ "
    "AÁÀẢÃẠ ĂẮẰẲẴẶ ÂẤẦẨẪẬ EÉÈẺẼẸ ÊẾỀỂỄỆ IÍÌỈĨỊ OÓÒỎÕỌ ÔỐỒỔỖỘ ƠỚỜỞỠỢ UÚÙỦŨỤ ƯỨỪỬỮỰ YÝỲỶỸỴ DĐ ₫ “” ‘’ –"
)
#: What readers may set for themselves (WCAG 1.4.12).
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-block-end: 2em !important }"""


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("theme")
    preview.write(folder)
    with chromium.served(folder) as served:
        yield served


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """One for all tests: to open one takes longer than to show five pages."""
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


@pytest.fixture
def phone(window: Page) -> Iterator[Page]:
    window.set_viewport_size({"width": 320, "height": 640})
    yield window
    window.unroute_all()
    window.emulate_media(media="screen")


@pytest.fixture
def desk(window: Page) -> Page:
    window.set_viewport_size({"width": 1280, "height": 800})
    return window


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A narrow window without scripts."""
    context = browser.new_context(viewport={"width": 360, "height": 700}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def overflow(page: Page) -> int:
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert isinstance(wide, int)
    return wide


def test_no_page_is_wider_than_the_narrowest_phone(phone: Page, origin: str) -> None:
    for name in (name for name in HTML if name.endswith(".html")):
        phone.goto(f"{origin}/{name}")
        assert overflow(phone) <= 0, name
        phone.add_style_tag(content=SPACING)
        assert overflow(phone) <= 0, f"{name}, spaced"


def test_the_menu_opens_without_scripts(plain: Page, origin: str) -> None:
    plain.goto(f"{origin}/article.html")
    link = plain.get_by_role("link", name="Gương điển hình").first
    assert not link.is_visible()
    plain.get_by_role("button", name="Chuyên mục").press("Enter")
    assert link.is_visible()
    plain.keyboard.press("Escape")
    assert not link.is_visible()


def test_a_wide_page_shows_the_whole_menu(desk: Page, origin: str) -> None:
    desk.goto(f"{origin}/article.html")
    assert desk.get_by_role("link", name="Gương điển hình").first.is_visible()
    assert not desk.locator(".menu__button").is_visible()


def test_the_name_parts_behind_the_short_name_or_not_at_all(phone: Page, origin: str) -> None:
    for width in (320, 480, 600, 768, 900, 1280):
        phone.set_viewport_size({"width": width, "height": 640})
        phone.goto(f"{origin}/article.html")
        parts = phone.locator(".masthead__part")
        heights = parts.evaluate_all("parts => parts.map((part) => part.offsetHeight)")
        assert len(heights) == 2
        line = phone.locator(".masthead__name").evaluate(
            "name => parseFloat(getComputedStyle(name).lineHeight)"
        )
        assert all(height < 1.5 * line for height in heights), width


def test_the_viewer_follows_keys_and_gives_the_focus_back(phone: Page, origin: str) -> None:
    phone.goto(f"{origin}/gallery.html")
    second = phone.locator(".photos__link").nth(1)
    second.focus()
    phone.keyboard.press("Enter")
    position = phone.locator(".viewer__position")
    assert position.text_content() == "Ảnh 2/3"
    phone.keyboard.press("ArrowRight")
    position.get_by_text("Ảnh 3/3").wait_for()
    phone.get_by_role("button", name="Trước").click()
    position.get_by_text("Ảnh 2/3").wait_for()
    phone.keyboard.press("Escape")
    assert not phone.locator(".viewer").is_visible()
    assert second.evaluate("link => link === document.activeElement")


def test_a_picture_is_a_plain_link_without_scripts(plain: Page, origin: str) -> None:
    plain.goto(f"{origin}/gallery.html")
    address = plain.locator(".photos__link").first.get_attribute("href") or ""
    assert plain.goto(f"{origin}{address}").ok  # type: ignore[union-attr]


def test_the_player_of_others_is_asked_for_only_on_a_click(phone: Page, origin: str) -> None:
    asked: list[str] = []
    phone.route("https://**", lambda route: (asked.append(route.request.url), route.abort()))
    phone.goto(f"{origin}/video-elsewhere.html")
    assert asked == []
    phone.locator(".player__facade").click()
    frame = phone.locator(".player__frame")
    assert "youtube-nocookie.com/embed/" in (frame.get_attribute("src") or "")
    assert frame.get_attribute("title")


@pytest.mark.parametrize("selector", ["h1", ".prose p", ".menu__button", ".article__byline span"])
def test_every_vietnamese_letter_comes_from_one_face(
    phone: Page, origin: str, selector: str
) -> None:
    phone.goto(f"{origin}/article.html")
    phone.locator(selector).first.evaluate(
        "(node, text) => { node.textContent = text; node.id = 'letters' }", LETTERS
    )
    session = phone.context.new_cdp_session(phone)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "#letters"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert len({font["postScriptName"] for font in fonts}) == 1, fonts


@pytest.mark.parametrize("selector", ["h1", ".teaser__title", ".rubric", ".masthead__name"])
def test_stacked_marks_are_not_clipped(phone: Page, origin: str, selector: str) -> None:
    """No box around a heading cuts what stands out of its line."""
    phone.goto(f"{origin}/article.html")
    clipping = phone.locator(selector).first.evaluate(
        """node => {
            const found = [];
            for (let at = node; at && at !== document.body; at = at.parentElement) {
                const style = getComputedStyle(at);
                if (style.overflowX !== 'visible' || style.clipPath !== 'none') found.push(at.className);
            }
            const style = getComputedStyle(node);
            return [found, parseFloat(style.lineHeight) / parseFloat(style.fontSize)];
        }"""
    )
    assert clipping[0] == []
    assert clipping[1] >= 1.28


def test_body_text_keeps_its_measure(desk: Page, origin: str) -> None:
    desk.goto(f"{origin}/article.html")
    per_line = desk.locator(".prose p").first.evaluate(
        """node => {
            const lineHeight = parseFloat(getComputedStyle(node).lineHeight);
            const lines = Math.round(node.getBoundingClientRect().height / lineHeight);
            return node.textContent.length / lines;
        }"""
    )
    assert 55 <= per_line <= 72
    assert (
        desk.locator(".prose p").first.evaluate("n => parseFloat(getComputedStyle(n).fontSize)")
        >= 18
    )


def test_paper_has_no_furniture_and_tells_its_source(phone: Page, origin: str) -> None:
    phone.goto(f"{origin}/article.html")
    phone.emulate_media(media="print")
    for furniture in (".menu", ".sidebar", ".foot", ".breadcrumbs", ".neighbours", ".contents"):
        assert not phone.locator(furniture).first.is_visible(), furniture
    for part in (".masthead__name", ".imprint", ".citation-list", ".article__byline"):
        assert phone.locator(part).first.is_visible(), part
    assert "https://example.vn/2018/12/31/dan-van-kheo/" in (
        phone.locator(".imprint").text_content() or ""
    )
    assert phone.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_the_skip_link_lands_in_the_text(phone: Page, origin: str) -> None:
    phone.goto(f"{origin}/article.html")
    phone.keyboard.press("Tab")
    skip = phone.locator(".skip-link")
    assert skip.evaluate("link => link === document.activeElement")
    assert (skip.bounding_box() or {"y": -1})["y"] >= 0
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.activeElement.id") == "main"
