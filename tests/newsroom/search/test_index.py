"""Incremental indexes equal clean ones; what is gone leaves nothing behind."""

from dataclasses import replace
from random import Random

import pytest

from bench.search_corpus import Story, stories
from newsroom.search import Entry, Index, Previous, Source, build, words
from newsroom.search.layout import arrange
from newsroom.search.postings import decode_list, decode_shard


class Site:
    """A growing site: its entries, every table ever read, and the files of the last index."""

    def __init__(self, documents: list[Story]) -> None:
        self.tables: dict[str, bytes] = {}
        self.entries = {story.url: self.read(story) for story in documents}
        self.files: dict[str, bytes] = {}
        self.state: bytes | None = None

    def read(self, story: Story, revision: int = 0) -> Entry:
        name = f"{story.url}#{revision}"
        self.tables[name] = words(story.source())
        return story.entry(name)

    def clean(self) -> Index:
        return build(self.entries.values(), self.tables.get)

    def build(self) -> Index:
        previous = Previous(self.state, self.files.get) if self.state is not None else None
        index = build(self.entries.values(), self.tables.get, previous)
        self.files |= index.changed
        self.files = {path: self.files[path] for path in index.paths}
        self.state = index.state
        return index


def test_random_edits_leave_the_bytes_of_a_clean_build():
    random = Random(5)
    documents = list(stories(70, syllables=60))
    spare = list(stories(90, seed=9, syllables=60))
    site = Site(documents)
    site.build()
    patched = 0
    for revision in range(1, 40):
        match random.choice(["edit", "edit", "retitle", "move", "punctuate", "withdraw", "add"]):
            case "edit":
                story = random.choice(documents)
                text = story.text.replace(random.choice(story.text.split()), "khéo", 1)
                site.entries[story.url] = site.read(replace(story, text=text), revision)
            case "retitle":
                url = random.choice(list(site.entries))
                story = next(
                    story
                    for story in [*documents, *stories(90, seed=9, syllables=60)]
                    if story.url == url
                )
                site.entries[url] = site.read(replace(story, title="Tên khác"), revision)
            case "move":  # the same terms at another address
                url = random.choice(list(site.entries))
                entry = site.entries.pop(url)
                site.entries[f"{url}{revision}/"] = replace(entry, url=f"{url}{revision}/")
            case "punctuate":  # the same words
                url = random.choice(list(site.entries))
                entry = site.entries[url]
                name = f"{entry.terms}!"
                site.tables[name] = site.tables[entry.terms]
                site.entries[url] = replace(entry, title=f"{entry.title}!", terms=name)
            case "withdraw":
                del site.entries[random.choice(list(site.entries))]
            case "add":
                story = spare.pop()
                site.entries[story.url] = site.read(story)
        patched += site.build().patched
        clean = site.clean()
        assert site.files == clean.changed, revision
        assert site.state == clean.state, revision
    assert patched > 25


def test_the_fresh_tier_takes_the_newest_month_and_an_edit_touches_little():
    site = Site(list(stories(1_000, syllables=40)))
    first = site.build()
    assert {path[0] for path in first.paths} == {"i", "f", "m", "r"}
    layout, numbered = arrange(site.entries.values())
    newest = list(numbered.values())[-1]
    story = replace(next(iter(stories(1, seed=3, syllables=40))), slug="moi")
    site.tables["moi"] = words(story.source())
    site.entries["/moi/"] = replace(story.entry("moi"), url="/moi/", date=newest.date)
    index = site.build()
    assert index.patched
    assert not [path for path in index.changed if path.startswith("i/")]
    assert len(index.changed) <= layout.fresh_shards + 4
    assert site.files == site.clean().changed


def test_nothing_changed_writes_nothing():
    site = Site(list(stories(20, syllables=30)))
    site.build()
    assert site.build().changed == {}


def test_a_new_title_alone_touches_one_block():
    site = Site(list(stories(20, syllables=30)))
    site.build()
    entry = next(iter(site.entries.values()))
    # Other letters, the same syllables: the table is equal, its name is not.
    site.tables["other"] = site.tables[entry.terms]
    site.entries[entry.url] = replace(entry, summary=entry.summary.upper(), terms="other")
    (path,) = site.build().changed
    assert path.startswith("r/")


def test_a_withdrawn_document_leaves_no_posting():
    site = Site(list(stories(30, syllables=50)))
    site.build()
    url = list(site.entries)[11]
    _, numbered = arrange(site.entries.values())
    number = next(number for number, entry in numbered.items() if entry.url == url)
    del site.entries[url]
    assert site.build().patched
    shards = [data for path, data in site.files.items() if path.endswith(".bin")]
    lists = [rows for data in shards for rows in decode_shard(data).values()]
    assert all(row[0] != number for rows in lists for row in decode_list(rows))
    assert url.encode() not in b"".join(site.files.values())


@pytest.mark.parametrize(
    "harm", ["state", "shard", "no shard", "no former table", "version", "foreign"]
)
def test_a_damaged_past_means_a_clean_build(harm):
    site = Site(list(stories(20, syllables=30)))
    site.build()
    story = next(iter(stories(20, syllables=30)))
    site.entries[story.url] = site.read(replace(story, text=story.text[:99] + " Thêm câu cuối."), 1)
    if harm == "state":
        site.state = b"\x00nonsense"
    elif harm == "shard":
        site.files = {p: d for p, d in site.files.items() if not p.endswith(".bin")}
    elif harm == "foreign":  # whole and sound, but not of this index
        empty = b"\0\0"
        site.files = {p: empty if p.endswith(".bin") else d for p, d in site.files.items()}
    elif harm == "no shard":
        site.files = {}
    elif harm == "no former table":
        del site.tables[f"{story.url}#0"]
    else:
        site.state = bytes([site.state[0], 99, *site.state[2:]])
    index = site.build()
    assert not index.patched
    assert site.files == site.clean().changed


def test_a_table_that_is_missing_is_an_error():
    entry = Entry("/a/", "Tên", "2018-01-01", "", "article", "", "nowhere")
    with pytest.raises(KeyError):
        build([entry], lambda name: None)


def test_an_empty_site_has_an_index():
    index = build([], {}.get)
    assert set(index.paths) == set(index.changed)


def test_source_needs_only_a_title():
    assert words(Source("Tên bài"))
