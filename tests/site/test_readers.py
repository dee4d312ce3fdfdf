"""Readers with needs of their own: keys instead of a mouse, large letters, wide lines, forced colours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.kinds import PAGES

#: What readers may set for themselves (WCAG 1.4.12).
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-block-end: 2em !important }"""
#: What has the focus, and whether a reader sees that it does.
FOCUS = """() => {
  const node = document.activeElement;
  if (node === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(node);
  // The first line box: the middle of a link that breaks lies beside it.
  const { left, right, top, bottom } = node.getClientRects()[0];
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2;
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2;
  const seen = document.elementFromPoint(x, y);
  return {
    name: `${node.tagName}.${node.className} ${node.textContent.trim().slice(0, 30)}`,
    place: [...document.querySelectorAll("*")].indexOf(node),
    marked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    sized: right - left >= 1 && bottom - top >= 1,
    uncovered: !!seen && (node.contains(seen) || seen.contains(node)),
    label: node.ariaLabel || node.textContent.trim() || node.labels?.[0]?.textContent
      || node.querySelector("img")?.alt,
  };
}"""
#: Everything a reader should be able to reach: shown, and no other way in.
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, summary, video, [tabindex='0']")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.disabled)
  .map((node) => [...document.querySelectorAll("*")].indexOf(node))"""
#: Text that its box cuts off.
CUT = """() => [...document.querySelectorAll("body *")].filter((node) => {
  const style = getComputedStyle(node);
  if (!node.checkVisibility() || node.closest(".visually-hidden, select, svg, video")) return false;
  const hides = (value) => value === "hidden" || value === "clip";
  return (hides(style.overflowX) && node.scrollWidth > node.clientWidth + 1)
    || (hides(style.overflowY) && node.scrollHeight > node.clientHeight + 1);
}).map((node) => `${node.tagName}.${node.className}`)"""
WIDER = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def show(page: Page, url: str, width: int, height: int = 800) -> None:
    page.set_viewport_size({"width": width, "height": height})
    answer = page.goto(url)
    assert answer is not None
    assert answer.ok, url


@pytest.mark.parametrize("width", [pytest.param(320, marks=pytest.mark.deep), 1280])
@PAGES
def test_keys_reach_everything_in_order_and_the_focus_is_seen(
    page: Page, addresses: dict[str, str], kind: str, width: int
) -> None:
    """2.1.1, 2.1.2, 2.4.3, 2.4.7 and 2.4.11: Tab goes through all of it once, in order, and out."""
    show(page, addresses[kind], width)
    wanted = page.evaluate(REACHABLE)
    reached: list[int] = []
    for _ in range(len(wanted) + 60):  # a film's own buttons are stops too
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found is None or (len(reached) > 1 and found["place"] == reached[0]):
            break  # out of the page, or round to its beginning
        assert found["marked"] or found["name"].startswith("VIDEO"), found  # its buttons are
        assert found["sized"], found
        assert found["uncovered"], found
        assert found["label"] or found["name"].startswith("VIDEO"), found
        if found["place"] not in reached:
            reached.append(found["place"])
    else:
        pytest.fail(f"Tab does not leave the page: {found}")
    assert reached == sorted(reached)
    assert set(wanted) <= set(reached)
    assert len(reached) > 15


@PAGES
def test_a_page_holds_letters_of_twice_the_size(
    page: Page, addresses: dict[str, str], kind: str
) -> None:
    """1.4.4: the reader's own size of letters, as the browser's settings change it."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    show(page, addresses[kind], 1280)
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == 32
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate(CUT) == []
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.deep)])
@PAGES
def test_a_page_holds_lines_set_wider(
    page: Page, addresses: dict[str, str], kind: str, width: int
) -> None:
    """1.4.12, and at 320 pixels 1.4.10: what 1280 pixels at 400 % come to."""
    show(page, addresses[kind], width)
    assert page.evaluate(WIDER) <= 0
    page.add_style_tag(content=SPACING)
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate(CUT) == []


@pytest.fixture(scope="module")
def lively(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="no-preference")
    yield context.new_page()
    context.close()


@PAGES
def test_nothing_moves_by_itself(lively: Page, addresses: dict[str, str], kind: str) -> None:
    """2.2.2 and 2.3.3: not even for readers who have nothing against it."""
    show(lively, addresses[kind], 1280)
    assert lively.evaluate("document.getAnimations().length") == 0
    assert lively.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    playing = "[...document.querySelectorAll('video, audio')].some((node) => !node.paused)"
    assert not lively.evaluate(playing)


@pytest.fixture(scope="module")
def forced(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    yield context.new_page()
    context.close()


def test_forced_colours_keep_the_focus_the_section_and_the_words_of_charts(
    forced: Page, addresses: dict[str, str]
) -> None:
    show(forced, addresses["article.html"], 1280)
    forced.keyboard.press("Tab")
    assert forced.evaluate(FOCUS)["marked"]
    current = forced.locator(".menu__link[aria-current]").first
    assert current.evaluate("node => getComputedStyle(node).borderBottomWidth") == "3px"
    paper = "getComputedStyle(document.body).backgroundColor"
    for name in (".chart__label", ".chart__value"):
        ink = forced.locator(name).first.evaluate("node => getComputedStyle(node).fill")
        assert ink != forced.evaluate(paper)


def test_all_pictures_of_a_gallery_are_seen_by_keys_alone(
    page: Page, addresses: dict[str, str]
) -> None:
    show(page, addresses["gallery.html"], 1280)
    links = page.locator(".photos__link")
    links.first.focus()
    page.keyboard.press("Enter")
    position = page.locator(".viewer__position")
    count = links.count()
    for number in range(1, count + 1):
        position.get_by_text(f"Ảnh {number}/{count}").wait_for()
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    inside = "document.querySelector('.viewer').contains(document.activeElement)"
    for _ in range(8):  # the focus stays in the dialog, or goes to the browser's own bar
        assert page.evaluate(f"{inside} || document.activeElement === document.body")
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert links.first.evaluate("node => node === document.activeElement")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_form_in_the_head_of_a_page_searches(
    page: Page, addresses: dict[str, str], width: int
) -> None:
    show(page, addresses["article.html"], width)
    page.get_by_role("searchbox").fill("dan van kheo")
    page.keyboard.press("Enter")
    page.locator("[data-hits] .hit").first.wait_for()
    assert page.locator("#search-q").input_value() == "dan van kheo"


@pytest.mark.parametrize("width", [320, 360, 390, 768, 992, 1280])
def test_the_word_in_the_search_box_of_the_head_is_whole(
    page: Page, addresses: dict[str, str], width: int
) -> None:
    show(page, addresses["article.html"], width)
    box = page.locator(".menu__query")
    word = box.get_attribute("placeholder") or ""
    assert word
    box.fill(word)  # beside the sign that empties the field
    room = box.evaluate("node => [node.scrollWidth, node.clientWidth]")
    assert room[0] <= room[1], room


def test_the_form_in_the_head_leads_to_the_titles_without_scripts(
    browser: Browser, addresses: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    show(page, addresses["article.html"], 320)
    page.get_by_role("searchbox").fill("dan van kheo")
    page.locator(".menu__find").click()
    page.wait_for_url("**/tim-kiem/?q=dan+van+kheo")
    assert page.locator("#a-z").is_visible()
    context.close()


def test_the_search_form_works_by_keys_alone(page: Page, addresses: dict[str, str]) -> None:
    show(page, addresses["search.html"], 320)
    page.locator("#search-q").focus()
    page.keyboard.type("dan van kheo")
    page.keyboard.press("Enter")
    page.locator("[data-hits] .hit").first.wait_for()
    assert "dan van kheo" in (page.locator("[data-status]").text_content() or "")
    page.locator("[data-hits] a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/20*/**")
