"""Quality of hits: where the document that a phrase was copied from stands among them."""

from collections import defaultdict
from collections.abc import Callable
from random import Random

from playwright.sync_api import Page

from bench.search_corpus import Story
from bench.search_queries import PHRASES, phrases, with_a_wrong_mark
from bench.search_tables import say, title
from newsroom.search.layout import arrange
from newsroom.search.tokens import prepare, sentences
from newsroom.text.fold import fold


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
