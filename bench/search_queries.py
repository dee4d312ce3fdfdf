"""What is asked: phrases and words of titles as people type them, drawn from the documents."""

from collections import defaultdict
from collections.abc import Sequence
from random import Random

from bench.search_corpus import Story
from newsroom.search.tokens import prepare, sentences
from newsroom.text.fold import fold

PHRASES = 300
#: How many queries are weighed, and how many of them timed.
WEIGHED, TIMED = 60, 16
QUERIES = ("dân vận khéo", "dang uy khoi", "22 hd duk", "22-HD/ĐUK", "ủy ban", "phát triển kinh tế")


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
