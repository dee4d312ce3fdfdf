"""A sample in a real Chromium, without the headers of a server: nothing ran, nothing was asked for."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from starter import chromium
from tests.hostile.attacks import table
from tests.hostile.test_fields import HARMLESS, MEDIA, everywhere
from tests.sites import SITE, Site, article

#: Set before any script of a page: whatever an attack calls leaves a trace.
TRAP = """
window.caught = [];
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = (...given) => { window.caught.push([name, ...given.map(String)]); };
document.addEventListener("securitypolicyviolation", event => window.caught.push([event.blockedURI]));
"""


TOUCH = """
for (const element of document.querySelectorAll("main *, header *, footer *"))
  for (const kind of ["mouseover", "mouseenter", "focus", "pointerdown", "animationend", "toggle"])
    element.dispatchEvent(new Event(kind, {bubbles: true}));
"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A site of every attack that is let through, and the addresses of its pages."""
    site = Site(tmp_path_factory.mktemp("browser"))
    files = {name: data for attack in HARMLESS for name, data in everywhere(attack).items()}
    bodies = {
        f"articles/2019/06/than-{attack.number}.md": article(
            attack.text, title=f"Thân {attack.number}", date="2019-06-07"
        )
        for attack in table("text")
        if attack.expected == "page"
    }
    built = site.write(
        {**MEDIA, **files, **bodies, "articles/2019/05/tot.md": article(), "site.yaml": SITE}
    ).build()
    assert built.status == 0, built.told
    pages = sorted(path for path in built.templates if path.endswith("index.html"))
    return built.output, [path.removesuffix("index.html") for path in pages]


def visit(browser: Browser, root: Path, addresses: list[str]) -> list[str]:
    """Open pages, touch what they hold, and return all that they did beside showing."""
    told: list[str] = []
    with chromium.served(root) as origin:
        context = browser.new_context()
        context.add_init_script(TRAP)
        page = context.new_page()
        page.on(
            "request",
            lambda request: (
                told.append(request.url) if not request.url.startswith(origin) else None
            ),
        )
        page.on(
            "dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss())
        )
        page.on("popup", lambda popup: told.append(f"popup {popup.url}"))
        page.on("pageerror", lambda error: told.append(f"error {error}"))
        for address in addresses:
            page.goto(f"{origin}/{address}", wait_until="load")
            page.evaluate(TOUCH)
            told += [f"{address} {caught}" for caught in page.evaluate("window.caught")]
        context.close()
    return told


def test_nothing_runs_and_nothing_is_asked_for(
    browser: Browser, attacked: tuple[Path, list[str]]
) -> None:
    root, addresses = attacked
    sample = addresses[:: max(1, len(addresses) // 24)]
    assert visit(browser, root, sample) == []


@pytest.mark.deep
def test_no_page_at_all_runs_anything(browser: Browser, attacked: tuple[Path, list[str]]) -> None:
    assert visit(browser, *attacked) == []


def test_the_trap_catches(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><main><p onmouseover='alert(1)'>a</p><script>alert(2)</script>"
        "<img src='http://127.0.0.1:9/x.png'></main>",
        "utf-8",
    )
    told = visit(browser, tmp_path, [""])
    assert {"['alert', '1']", "['alert', '2']"} == {
        line.strip() for line in told if "alert" in line
    }
    assert "http://127.0.0.1:9/x.png" in told
