"""Measure search: our index and client side by side with Pagefind, in one run.

    python -m bench.search --count 10000 [--pagefind PROGRAM] [--prose FILE] [--folder DIR]

Prints Markdown tables. ``--prose`` is a JSON list of real texts (a list of strings, the first line of
each its title) to measure hit quality on; nobody's text is kept. ``--pagefind`` is the program, or
"python -m pagefind" of an environment that has it.

The rooms beside this one: what is measured (``search_index``, ``search_hits``, ``search_browser``,
``search_pagefind``), what is asked (``search_queries``), on what and where (``search_corpus``,
``search_site``, ``search_host``), and how it is printed (``search_tables``).
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.search_browser import bytes_in_browser, fresh_page, times_in_browser
from bench.search_corpus import Story, stories
from bench.search_hits import quality
from bench.search_host import secure
from bench.search_index import edits, index_cost
from bench.search_pagefind import pagefind
from bench.search_queries import TIMED, queries, title_words
from bench.search_site import lay_out, serve
from bench.search_tables import say, title
from newsroom.search import build, words
from starter.chromium import FLAGS


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
