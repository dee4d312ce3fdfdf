"""What a reader's browser fetches for a first query, and how long it waits for hits."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, CDPSession, Page

from bench.search_queries import TIMED
from bench.search_site import Traffic
from bench.search_tables import say, spread, title

#: Lighthouse's slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 94e3}
SLOWER_CPU = 4


@contextmanager
def fresh_page(browser: Browser, url: str) -> Iterator[tuple[Page, CDPSession]]:
    """Open a page with an empty cache and let it stand."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, ignore_https_errors=True)
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    yield page, context.new_cdp_session(page)
    context.close()


def throttle(session: CDPSession) -> None:
    """Slow the network and the processor down."""
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})


#: Resolves to milliseconds from Enter to the first hit (or the word that there is none), and to ten.
_TIMED = """() => new Promise((done) => {
    const page = document.querySelector("[data-search]");
    const start = performance.now();
    let first = 0;
    const look = () => {
        const shown = document.querySelectorAll(".hit").length;
        const told = page.querySelector("[data-status]").textContent;
        const none = told.startsWith("Không tìm");
        if ((shown || none) && !first) first = performance.now() - start;
        const wanted = Math.min(10, (told.match(/^Có ([\\d.]+)/)?.[1] ?? "99").replace(".", ""));
        if (none || shown >= wanted) done([first, performance.now() - start]);
        else requestAnimationFrame(look);
    };
    document.forms[0].requestSubmit();
    requestAnimationFrame(look);
})"""


def bytes_in_browser(browser: Browser, origin: str, traffic: Traffic, asked: list[str]) -> None:
    """Measure first queries: bytes by part, pasted and typed."""
    parts: dict[str, Callable[[str], bool]] = {
        "script": lambda path: path.endswith(".js"),
        "index": lambda path: path.endswith((".bin", "muc-luc.json")),
        "records": lambda path: "/r/" in path,
        "suggestions": lambda path: path.endswith("moi.json"),
        "extracts": lambda path: path.startswith("/20"),
    }
    for way, delay, some in (("pasted", 0, asked), ("typed, 150 ms a key", 150, asked[:TIMED])):
        sizes: dict[str, list[int]] = defaultdict(list)
        for query in some:
            traffic.clear()
            with fresh_page(browser, f"{origin}/tim-kiem/") as (page, _):
                _put(page, query, delay)
                page.evaluate(_TIMED)
                page.wait_for_load_state("networkidle")
                for part, belongs in parts.items():
                    sizes[part].append(traffic.total(belongs))
            sizes["sum"].append(sum(sizes[part][-1] for part in parts))
        title(f"{len(some)} first queries {way}, kB", "part", "median", "95 %", "worst")
        for part, values in sizes.items():
            say(part, *(f"{value / 1e3:.1f}" for value in spread(values)))


def times_in_browser(browser: Browser, origin: str, name: str, asked: list[str]) -> None:
    """Measure from Enter to hits on a slow phone, pasted and typed."""
    title(
        f"Enter to hits, slow 4G and 4 × slower CPU, ms: {len(asked)} {name}",
        "query", "first hit: median", "95 %", "worst", "ten hits: median", "95 %", "worst",
    )  # fmt: skip
    ways = {
        "pasted, Enter at once": (0, 0),
        "pasted, Enter after 250 ms": (0, 250),
        "typed 150 ms a key, Enter after 150 ms": (150, 150),
        "typed 150 ms a key, Enter after 1 s": (150, 1000),
    }
    for way, (delay, wait) in ways.items():
        times = []
        for query in asked:
            with fresh_page(browser, f"{origin}/tim-kiem/") as (page, session):
                throttle(session)
                _put(page, query, delay)
                page.wait_for_timeout(wait)
                times.append(page.evaluate(_TIMED))
        columns = [spread(column) for column in zip(*times, strict=True)]
        say(way, *(f"{value:.0f}" for column in columns for value in column))


def _put(page: Page, query: str, delay: int) -> None:
    """Type a query key by key, ``delay`` ms between two, or paste it."""
    page.focus("#search-q")
    for place, part in enumerate(query if delay else (query,)):
        if place:
            page.wait_for_timeout(delay)
        page.keyboard.insert_text(part)  # one input event, as a key or a paste has
