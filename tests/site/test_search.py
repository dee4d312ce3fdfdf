"""The search of the real content: every phrase of an article finds the article."""

import json
from pathlib import Path

from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from newsroom.search.tokens import prepare, sentences
from newsroom.text.fold import fold
from tests.sites import Built

SIZE = 4


def phrases(page: Path) -> list[str]:
    """Return the phrases of four syllables, end to end, of an article's own text."""
    blocks = LexborHTMLParser(page.read_text("utf-8")).css("article .prose > p")
    return [
        " ".join(part[start : start + SIZE])
        for block in blocks
        for part in sentences(prepare(block.text()))
        for start in range(0, len(part) - SIZE + 1, SIZE)
    ]


def test_what_has_no_day_shows_none(browser: Browser, real_origin: str) -> None:
    page = browser.new_page()
    page.goto(f"{real_origin}/tim-kiem/?loai=page")
    page.locator(".hit").first.wait_for()
    assert {*page.locator(".hit time").all_text_contents()} == {""}
    page.close()


def test_every_phrase_of_an_article_finds_it(
    browser: Browser, real_site: Built, real_origin: str
) -> None:
    output = real_site.output
    sources = {
        f"/{path.parent.relative_to(output).as_posix()}/": phrases(path)
        for path in sorted(output.glob("20*/*/*/*/index.html"))
    }
    assert sum(map(len, sources.values())) > 1000
    address = {
        int(number): record[0]
        for block in (output / "tim-kiem" / "r").iterdir()
        for number, record in json.loads(block.read_bytes()).items()
    }
    page = browser.new_page()
    page.goto(f"{real_origin}/tim-kiem/")
    script = page.get_attribute("script[src*='search']", "src")
    for written in (str, fold):
        cases = [(url, written(phrase)) for url, known in sources.items() for phrase in known]
        found = page.evaluate(
            """async ([script, queries]) => {
                const { search } = await import(script);
                const found = [];
                for (const q of queries) found.push((await search({ q })).found);
                return found;
            }""",
            [script, [query for _, query in cases]],
        )
        asked = {query: {url for url, other in cases if other == query} for _, query in cases}
        lost = [
            (url, query)
            for (url, query), numbers in zip(cases, found, strict=True)
            if url not in [address[number] for number in numbers]
        ]
        assert lost == []
        first = [
            url in [address[number] for number in numbers[:3]]
            for (url, query), numbers in zip(cases, found, strict=True)
            if len(asked[query]) <= 3
        ]
        assert sum(first) / len(first) >= 0.95
    page.close()
