"""What the index costs: built cold, and after the changes of a day."""

import resource
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.search_corpus import Story, stories
from bench.search_tables import say, title
from newsroom import packs
from newsroom.search import Entry, Index, Previous, build, words


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
