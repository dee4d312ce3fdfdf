"""Measure search: our index and client side by side with Pagefind, in one run.

    python -m bench.search --count 10000 [--pagefind PROGRAM] [--prose FILE] [--folder DIR]

Prints Markdown tables. ``--prose`` is a JSON list of real texts (a list of strings, the first line of
each its title) to measure hit quality on; nobody's text is kept. ``--pagefind`` is the program, or
"python -m pagefind" of an environment that has it.
"""

import argparse
import json
import os
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.search_corpus import Story, stories
from bench.search_host import secure
from bench.search_site import Traffic, lay_out, serve
from newsroom import packs
from newsroom.search import Entry, Index, Previous, build, words
from newsroom.search.layout import arrange
from newsroom.search.tokens import prepare, sentences
from newsroom.text.fold import fold
from starter.chromium import FLAGS

#: Lighthouse's slow 4G: 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 94e3}
SLOWER_CPU = 4
PHRASES = 300
#: How many queries are weighed, and how many of them timed.
WEIGHED, TIMED = 60, 16


def say(*cells: object) -> None:
    """Print a row of a table."""
    sys.stdout.write("| " + " | ".join(map(str, cells)) + " |\n")
    sys.stdout.flush()


def title(text: str, *heads: str) -> None:
    """Print a heading and the head of its table."""
    sys.stdout.write(f"\n## {text}\n\n")
    say(*heads)
    say(*["---"] * len(heads))


# --- the index -----------------------------------------------------------------------------------


def index_cost(count: int) -> tuple[float, float, float]:
    """Return CPU seconds of reading words and of the cold index, and the peak memory in MB.

    To be called in a process of its own, which holds one text at a time.
    """
    tables: dict[str, bytes] = {}
    entries = []
    reading = 0.0
    for story in stories(count):
        start = time.process_time()
        tables[story.url] = words(story.source())
        reading += time.process_time() - start
        entries.append(story.entry(story.url))
    start = time.process_time()
    build(entries, tables.get)
    cold = time.process_time() - start
    return reading, cold, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def edits(documents: list[Story], folder: Path, index: Index, tables: dict[str, bytes]) -> None:
    """Time the changes of a day, files written included, and check the result."""
    entries = [story.entry(story.url) for story in documents]
    old, new = len(entries) // 2, len(entries) - 2
    state = index.state

    def changed(place: int, text: Callable[[str], str]) -> list[Entry]:
        story = replace(documents[place], text=text(documents[place].text))
        name = f"{story.url}#{len(tables)}"
        tables[name] = words(story.source())
        return [*entries[:place], story.entry(name), *entries[place + 1 :]]

    def typo(text: str) -> str:
        return text.replace(text.split()[40], "khéo", 1)

    def paragraph(text: str) -> str:
        lines = text.splitlines()
        return "\n".join([lines[0], documents[3].text.splitlines()[0], *lines[2:]])

    tables["title"] = words(replace(documents[0], title="Khác").source())
    extra = documents[17].entry(documents[17].url)
    extra = replace(extra, url="/moi/", date=entries[-1].date[:10] + "T23:59")
    cases = (
        ("nothing changed", entries),
        ("one word of an old article", changed(old, typo)),
        ("one paragraph of an old article", changed(old, paragraph)),
        ("one paragraph of an article of this month", changed(new, paragraph)),
        ("one new article", [*entries, extra]),
        ("an article of this month withdrawn", entries[:-1]),
        ("an old article withdrawn", [*entries[:old], *entries[old + 1 :]]),
        ("one title", [replace(entries[0], title="Khác", terms="title"), *entries[1:]]),
    )
    title("One change, re-indexed", "change", "CPU ms, index", "CPU ms, files written too", "files")
    for name, wanted in cases:
        for target, shown in ((wanted, name), (entries, "")):
            start = time.process_time()
            after = build(target, tables.get, Previous(state, _reader(folder)))
            built = time.process_time() - start
            for path, data in after.changed.items():
                packs.overwrite(folder / path, data)  # as the store and the output do
            written = time.process_time() - start
            state = after.state
            if shown:
                say(shown, f"{built * 1e3:.0f}", f"{written * 1e3:.0f}", len(after.changed))
    clean = build(entries, tables.get)
    same = all((folder / path).read_bytes() == data for path, data in clean.changed.items())
    say("all undone: equal to a clean build", "yes" if same else "NO", "", "")


def _reader(folder: Path) -> Callable[[str], bytes | None]:
    def read(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except OSError:
            return None

    return read


# --- hits ----------------------------------------------------------------------------------------


def phrases(documents: list[Story]) -> list[tuple[Story, list[str], int]]:
    """Draw phrases of 3–5 syllables; return source, syllables and in how many documents they are."""
    random = Random(7)
    cut = [
        (story, sentences(prepare(f"{story.title}\n{story.summary}\n{story.text}")))
        for story in documents
    ]
    drawn: list[tuple[Story, list[str]]] = []
    while len(drawn) < PHRASES:
        story, parts = random.choice(cut)
        size = random.randint(3, 5)
        fitting = [part for part in parts if len(part) >= size]
        if fitting:
            part = random.choice(fitting)
            start = random.randrange(len(part) - size + 1)
            drawn.append((story, part[start : start + size]))
    by_head: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (_, phrase) in enumerate(drawn):
        by_head[phrase[0], phrase[1]].append(number)
    counts = [0] * len(drawn)
    for _, parts in cut:
        held: set[int] = set()
        for part in parts:
            for at in range(len(part) - 1):
                for number in by_head.get((part[at], part[at + 1]), ()):
                    phrase = drawn[number][1]
                    if part[at : at + len(phrase)] == phrase:
                        held.add(number)
        for number in held:
            counts[number] += 1
    return [(story, phrase, count) for (story, phrase), count in zip(drawn, counts, strict=True)]


def with_a_wrong_mark(phrase: Sequence[str], others: dict[str, list[str]], random: Random) -> str:
    """Change the marks of one syllable to those of another real one."""
    places = [n for n, syllable in enumerate(phrase) if len(others[fold(syllable)]) > 1]
    if not places:
        return " ".join(phrase)
    place = random.choice(places)
    wrong = [other for other in others[fold(phrase[place])] if other != phrase[place]]
    return " ".join([*phrase[:place], random.choice(wrong), *phrase[place + 1 :]])


def quality(page: Page, origin: str, documents: list[Story]) -> None:
    """Ask for phrases copied from documents, in the browser; tell where their source stands."""
    others: dict[str, set[str]] = defaultdict(set)
    for story in documents:
        for part in sentences(prepare(story.text)):
            for syllable in part:
                others[fold(syllable)].add(syllable)
    rivals = {folded: sorted(forms) for folded, forms in others.items()}
    random = Random(3)
    _, numbered = arrange(story.entry("") for story in documents)
    number_of = {entry.url: number for number, entry in numbered.items()}
    drawn = phrases(documents)
    rare = sum(count <= 3 for _, _, count in drawn)
    title(
        f"{PHRASES} phrases of 3–5 syllables, {rare} of them in at most 3 documents",
        "typed", "source in the first 3, rare", "first 10, rare", "first 3, any", "first 10, any",
    )  # fmt: skip
    ways: dict[str, Callable[[list[str]], str]] = {
        "with marks": " ".join,
        "without marks": lambda phrase: fold(" ".join(phrase)),
        "one wrong mark": lambda phrase: with_a_wrong_mark(phrase, rivals, random),
    }
    for way, written in ways.items():
        found = page.evaluate(
            """async ([script, queries]) => {
                const { search } = await import(script);
                const found = [];
                for (const q of queries) found.push((await search({ q })).found.slice(0, 10));
                return found;
            }""",
            [f"{origin}/theme/js/search.js", [written(phrase) for _, phrase, _ in drawn]],
        )
        cells = []
        for most in (3, 10**9):
            chosen = [
                number_of[story.url] in hits[:top]
                for top in (3, 10)
                for (story, _, count), hits in zip(drawn, found, strict=True)
                if count <= most
            ]
            half = len(chosen) // 2
            cells += [f"{sum(part) / half:.1%}" for part in (chosen[:half], chosen[half:])]
        say(way, *cells)


# --- the browser ---------------------------------------------------------------------------------

QUERIES = ("dân vận khéo", "dang uy khoi", "22 hd duk", "22-HD/ĐUK", "ủy ban", "phát triển kinh tế")


def queries(documents: list[Story]) -> list[str]:
    """Return queries of people: known ones, then phrases with and without marks."""
    drawn = [" ".join(phrase) for _, phrase, _ in phrases(documents)]
    many = [fold(text) if number % 2 else text for number, text in enumerate(drawn)]
    return [*QUERIES, *many][:WEIGHED]


def title_words(documents: list[Story]) -> list[str]:
    """Return queries of 2–5 syllables that stand in a title, with and without marks."""
    random = Random(5)
    drawn: list[str] = []
    while len(drawn) < TIMED:
        (part, *_) = sentences(prepare(random.choice(documents).title))
        size = random.randint(2, 5)
        if len(part) >= size:
            start = random.randrange(len(part) - size + 1)
            text = " ".join(part[start : start + size])
            drawn.append(fold(text) if len(drawn) % 2 else text)
    return drawn


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


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Return median, 95th percentile and largest."""
    ordered = sorted(values)
    return median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1]


# --- Pagefind ------------------------------------------------------------------------------------


def pagefind(browser: Browser, program: str, folder: Path, asked: list[str]) -> None:
    """Index the same pages with Pagefind and ask the same, ten hits with their extracts each."""
    shutil.rmtree(folder / "pagefind", ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [*shlex.split(program), "--site", str(folder), "--glob", "20*/**/*.html"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    written = [path for path in (folder / "pagefind").rglob("*") if path.is_file()]
    title("Pagefind", "figure", "value")
    say("index, CPU s", f"{spent:.1f}")
    say("peak memory, MB", f"{after.ru_maxrss / 1e3:.0f}")
    say("files", len(written))
    say("MB", f"{sum(path.stat().st_size for path in written) / 1e6:.1f}")
    script = """async (q) => {
        const start = performance.now();
        const pagefind = await import("/pagefind/pagefind.js");
        const { results } = await pagefind.search(q);
        const hits = await Promise.all(results.slice(0, 10).map((hit) => hit.data()));
        return [performance.now() - start, hits.length];
    }"""
    sizes, times = [], []
    with serve(folder, {}) as (origin, traffic):
        for query in asked:
            for slow in (False, True):
                with fresh_page(browser, f"{origin}/tim-kiem/") as (page, session):
                    traffic.clear()
                    if slow:
                        throttle(session)
                    spent, _ = page.evaluate(script, query)
                    if slow:
                        times.append(spent)
                    else:
                        sizes.append(traffic.total(lambda path: "/pagefind/" in path))
    say(
        "first query, kB, median / 95 % / worst",
        " / ".join(f"{v / 1e3:.0f}" for v in spread(sizes)),
    )
    say("the same, ms on slow 4G, 4 × slower CPU", " / ".join(f"{v:.0f}" for v in spread(times)))


# --- all of it -----------------------------------------------------------------------------------


def real_prose(path: Path) -> list[Story]:
    """Read a JSON list of texts as documents spread over ten years."""
    texts = [text for text in json.loads(path.read_text("utf-8")) if text.strip()]
    start = datetime(2017, 1, 2, 7)
    step = timedelta(minutes=3650 * 1440 // max(len(texts), 1))
    return [
        Story(
            slug=f"bai-{number}",
            date=start + number * step,
            title=text.splitlines()[0],
            summary=" ".join(text.split()[:35]),
            text=text,
            section="tin-tuc",
            kind="article",
        )
        for number, text in enumerate(texts)
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench.search")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--pagefind", default="")
    parser.add_argument("--prose", type=Path)
    parser.add_argument("--folder", type=Path)
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = wanted.folder or Path(temporary)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=[*FLAGS]
        )
        documents = list(stories(wanted.count))
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            reading, cold, memory = pool.submit(index_cost, wanted.count).result()
        tables = {story.url: words(story.source()) for story in documents}
        index = build((story.entry(story.url) for story in documents), tables.get)
        size = sum(map(len, index.changed.values()))
        sys.stdout.write(
            f"# Search, {wanted.count} documents, {os.cpu_count()} cores, Python {sys.version[:6]}\n"
        )
        title("Cold index", "figure", "value")
        say("words of all documents, CPU s", f"{reading:.1f}")
        say("index from kept words, CPU s", f"{cold:.1f}")
        say("peak memory with all tables, MB", f"{memory:.0f}")
        say("files", len(index.paths))
        say("MB", f"{size / 1e6:.1f}")
        lay_out(folder, documents, index)
        edits(documents, folder / "tim-kiem", index, tables)
        asked = queries(documents)
        with serve(folder) as (origin, traffic):
            bytes_in_browser(browser, origin, traffic, asked)
            with fresh_page(browser, f"{origin}/tim-kiem/") as (page, _):
                quality(page, origin, documents)
        with secure(folder, Path(temporary) / "nginx") as origin:
            times_in_browser(browser, origin, "phrases from anywhere", asked[:TIMED])
            times_in_browser(browser, origin, "words of a title", title_words(documents))
        if wanted.pagefind:
            pagefind(browser, wanted.pagefind, folder, asked[:TIMED])
        if wanted.prose:
            real = real_prose(wanted.prose)
            shutil.rmtree(folder / "tim-kiem")
            tables = {story.url: words(story.source()) for story in real}
            lay_out(folder, real, build((s.entry(s.url) for s in real), tables.get))
            with (
                serve(folder) as (origin, _),
                fresh_page(browser, f"{origin}/tim-kiem/") as (page, _),
            ):
                sys.stdout.write(f"\n# Real prose, {len(real)} texts\n")
                quality(page, origin, real)
        browser.close()


if __name__ == "__main__":
    main()
