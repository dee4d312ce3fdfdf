"""Every kind of page in a real browser: two widths, light and dark, with and without scripts.

axe runs with all rules that it runs by default, those of WCAG 2.2 AA and the best practices on top,
on everything that a page shows, opened menus and viewers included.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from starter.screens import KINDS, WIDTHS
from tests import tools
from tests.site.kinds import PAGES
from tests.sites import Site

#: All rules, or those that are named.
AXE = """async (named) => {
  const wanted = axe.getRules(["wcag22aa", "best-practice"]).filter(
    (rule) => !rule.tags.includes("experimental") && !rule.tags.includes("deprecated"));
  const rules = Object.fromEntries(wanted.map((rule) => [rule.ruleId, { enabled: true }]));
  const { violations } = await axe.run(
    document, { resultTypes: ["violations"], ...(named ? { runOnly: named } : { rules }) });
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(
    ({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`) }));
}"""
OVERFLOW = """() => [...document.querySelectorAll("body *")]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .filter((element) => !element.closest(".table-scroll, .viewer, dialog, [hidden]"))
  .map((element) => `${element.tagName}.${element.className}`).slice(0, 5)"""
#: The rules of axe that ask how a page is painted. All others are asked once on each side of the
#: breakpoints: the dark theme changes colours alone (tests/theme/test_contrast.py), and nothing
#: begins or ends between the widths of two phones (tests/theme/test_stylesheets.py).
PAINTED = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
SCHEMES = ("light", "dark")
#: What 1280 pixels come to at 400 % (WCAG 1.4.10).
SMALLEST = 320
MODES = [(scheme, scripts) for scheme in SCHEMES for scripts in (True, False)]


@dataclass
class Watch:
    """A page in the browser, and everything it did that a reader would not want."""

    context: BrowserContext
    page: Page
    told: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.told.append(f"error: {error}"))
        self.page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.told.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)

    def show(self, url: str, width: int, scheme: str = "light") -> None:
        self.told.clear()
        self.hosts.clear()
        self.widen(width)
        self.paint(scheme)
        answer = self.page.goto(url)
        assert answer is not None
        assert answer.ok, f"{url}: {answer.status}"

    def widen(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": 800})

    def paint(self, scheme: str) -> None:
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    def violations(self, named: list[str] | None = None) -> str:
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(tools.axe_path().read_text("utf-8"))
        found: list[dict[str, Any]] = self.page.evaluate(AXE, named)
        return json.dumps(found, ensure_ascii=False, indent=1) if found else ""


@dataclass
class Visit:
    """What was seen of a page with or without scripts, in both themes, after one loading of it."""

    widths: dict[tuple[str, int], int] = field(default_factory=dict)  # of what is in the window
    overflow: list[str] = field(default_factory=list)
    violations: dict[tuple[str, int], str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    cookies: list[Any] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    has_title: bool = False


@pytest.fixture(scope="session")
def watches(browser: Browser) -> Iterator[dict[bool, Watch]]:
    """One page with and one without scripts, kept open."""
    made = {}
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, reduced_motion="reduce")
        made[scripts] = Watch(context, context.new_page())
    yield made
    for watch in made.values():
        watch.context.close()


def visit(watch: Watch, address: str, scripts: bool) -> Visit:
    """Load a page once and look at all that is asked of it."""
    made = Visit()
    watch.show(address, SMALLEST)
    made.overflow = watch.page.evaluate(OVERFLOW) if scripts else []
    for scheme in SCHEMES:
        watch.paint(scheme)
        for width in (SMALLEST, *WIDTHS):
            watch.widen(width)
            wide = watch.page.evaluate("document.documentElement.scrollWidth")
            made.widths[scheme, width] = wide
    made.has_title = watch.page.locator("h1").is_visible()
    made.words = {*watch.page.inner_text("main").split()}
    made.told, made.hosts, made.cookies = [*watch.told], {*watch.hosts}, watch.context.cookies()
    for scheme, width in made.widths if scripts else ():
        watch.paint(scheme)
        watch.widen(width)
        is_asked_all = scheme == "light" and width in {SMALLEST, max(WIDTHS)}
        found = watch.violations(None if is_asked_all else PAINTED)
        made.violations[scheme, width] = found
    return made


Visits = Callable[[str], dict[bool, Visit]]


@pytest.fixture(scope="session")
def visits(watches: dict[bool, Watch], addresses: dict[str, str]) -> Visits:
    """Visit a kind of page with and without scripts; the tests of it share what was seen."""

    @cache
    def visited(kind: str) -> dict[bool, Visit]:
        return {
            scripts: visit(watch, addresses[kind], scripts) for scripts, watch in watches.items()
        }

    return visited


@PAGES
def test_axe_finds_nothing_and_nothing_is_wider_than_the_smallest_phone(
    visits: Visits, kind: str
) -> None:
    seen = visits(kind)[True]
    assert seen.overflow == []
    assert seen.widths["light", SMALLEST] <= SMALLEST
    assert {*seen.violations} == {*product(SCHEMES, (SMALLEST, *WIDTHS))}
    assert {where: found for where, found in seen.violations.items() if found} == {}


@PAGES
def test_a_page_keeps_quiet_and_to_itself(
    visits: Visits, addresses: dict[str, str], kind: str
) -> None:
    """No error, no warning, no other host, no cookie, nothing wider than the window."""
    for scripts, seen in visits(kind).items():
        assert all(wide <= width for (_, width), wide in seen.widths.items()), scripts
        assert seen.told == [], scripts
        assert seen.hosts == {urlsplit(addresses[kind]).netloc}, scripts
        assert seen.cookies == [], scripts


@PAGES
def test_all_text_can_be_read_without_scripts(visits: Visits, kind: str) -> None:
    without, with_scripts = visits(kind)[False], visits(kind)[True]
    assert without.has_title
    assert with_scripts.has_title
    assert len(without.words) > 5
    assert without.words <= with_scripts.words


@pytest.mark.parametrize("mode", MODES)
def test_the_menu_opens_by_keyboard_and_axe_finds_nothing_in_it(
    watches: dict[bool, Watch], addresses: dict[str, str], mode: tuple[str, bool]
) -> None:
    scheme, scripts = mode
    watch = watches[scripts]
    watch.show(addresses["home.html"], 360, scheme)
    panel = watch.page.locator("#menu")
    assert not panel.is_visible()
    button = watch.page.locator("[popovertarget=menu]")
    button.focus()
    watch.page.keyboard.press("Enter")
    assert panel.is_visible()
    assert panel.get_by_role("link").count() >= 6
    if scripts:
        assert watch.violations() == ""
    watch.page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_the_skip_link_is_first_and_leads_to_the_text(
    watches: dict[bool, Watch], addresses: dict[str, str]
) -> None:
    watch = watches[True]
    watch.show(addresses["article.html"], 1280)
    watch.page.keyboard.press("Tab")
    focused = "document.activeElement.getAttribute('href')"
    assert watch.page.evaluate(focused) == "#main"
    assert watch.page.locator(".skip-link").bounding_box() is not None
    watch.page.keyboard.press("Enter")
    assert watch.page.evaluate("location.hash") == "#main"


#: Pictures out of sight load lazily and may never be complete.
SEEN_COMPLETE = """[...document.images].every(image => {
    const { left, right, top, bottom } = image.getBoundingClientRect();
    return image.complete || right <= 0 || left >= innerWidth || bottom <= 0 || top >= innerHeight;
})"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_viewer_of_a_gallery_works_by_keyboard_and_axe_finds_nothing(
    watches: dict[bool, Watch], addresses: dict[str, str], scheme: str, width: int
) -> None:
    watch = watches[True]
    watch.show(addresses["gallery.html"], width, scheme)
    watch.page.locator(".photos__link").nth(1).focus()
    watch.page.keyboard.press("Enter")
    dialog = watch.page.get_by_role("dialog")
    dialog.wait_for(state="visible")
    watch.page.wait_for_function(SEEN_COMPLETE)
    assert watch.violations() == ""
    watch.page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert watch.told == []


def test_a_picture_of_a_gallery_is_a_link_without_scripts(
    watches: dict[bool, Watch], addresses: dict[str, str]
) -> None:
    watch = watches[False]
    watch.show(addresses["gallery.html"], 360)
    watch.page.locator(".photos__link").first.click()
    watch.page.wait_for_url("**/*.jpg")


def test_a_film_from_elsewhere_asks_nothing_before_the_click(
    watches: dict[bool, Watch], addresses: dict[str, str]
) -> None:
    watch = watches[True]
    watch.page.route("**youtube**", lambda route: route.abort())
    watch.show(addresses["video.html, from elsewhere"], 1280)
    watch.page.wait_for_load_state("networkidle")
    assert len(watch.hosts) == 1
    watch.page.locator("[data-youtube]").click()
    frame = watch.page.locator("iframe")
    frame.wait_for(state="attached")
    assert "youtube-nocookie.com/embed/abcdefghijk" in (frame.get_attribute("src") or "")
    watch.page.unroute("**youtube**")


def test_every_template_is_looked_at() -> None:
    templates = {path.name for path in (Site.theme / "templates").glob("*.html")}
    assert templates - {"base.html"} == {*KINDS}
