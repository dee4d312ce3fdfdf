"""What a change of a few records can reach: every page whose basis differs watches what was touched."""

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import msgspec
import pytest

from newsroom import archives, articles, documents, fingerprint, reach, sections, tags
from newsroom.addresses import Addresses
from newsroom.catalogue import Catalogue
from newsroom.edition import Edition
from newsroom.gather import surface
from newsroom.media import Media
from newsroom.press import Page
from newsroom.reach import Reach
from newsroom.records import AnyRecord, Article, Blob, Body, Document, Link, Mention, address_of
from newsroom.site import Section, Site
from newsroom.strings import Strings
from starter import building

SECTIONS = [Section(name="Tin tức", slug="tin-tuc"), Section(name="Dân vận", slug="dan-van")]
SITE = Site(name="Báo Thử", sections=SECTIONS, articles_per_page=5)
ADDRESSES = Addresses.of(building.settings(), "")
STRINGS = Strings.load(building.ROOT / "theme" / "strings" / "vi.toml")
START = datetime(2019, 1, 1, 8)
TAGS = [f"Thẻ {number}" for number in range(25)]
NUMBERS = ["22-HD/ĐUK", "54/2017/QH14", "217-QĐ/TW", "33-NQ/TW"]
ROOMS = (articles, archives, sections, tags, documents)


def edition(records: dict[str, AnyRecord]) -> Edition:
    kept = list(records.values())
    return Edition(
        SITE,
        ADDRESSES,
        STRINGS,
        Catalogue(kept, START + timedelta(days=9999)),
        Media(Path(), {}, {}),
        surfaces={record.source: surface(record) for record in kept},
        urls={record.source: address_of(record, ADDRESSES) for record in kept},
    )


def pages(of: Edition) -> dict[str, tuple[Page, str, list[str]]]:
    """Return the pages that have a basis by path, each with what stands for it and its own bodies."""
    bodies = {source: record.body.blob.digest for source, record in of.catalogue.by_source.items()}
    return {
        page.path: (page, fingerprint.of_value(page.basis()), [bodies[it] for it in page.sources])
        for room in ROOMS
        for page in room.pages(of)
        if page.basis
    }


class Desk:
    """A random hand at work on a hundred and fifty articles and a few documents."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"reach {seed}")
        self.records: dict[str, AnyRecord] = {}
        self.count = self.written = 0
        for _ in range(150):
            self.add()
        for number in NUMBERS[:2]:
            self.register(number)

    def add(self) -> None:
        self.count += 1
        slug = f"bai-{self.count}"
        self.records[f"articles/{slug}.md"] = Article(
            source=f"articles/{slug}.md",
            slug=slug,
            title=f"Bài {self.count}",
            status="published",
            body=self.body(),
            date=START + timedelta(hours=self.random.randrange(90 * 24)),
            category=self.random.choice(SECTIONS).name,
            tags=tuple(self.random.sample(TAGS, self.random.randrange(4))),
        )

    def body(self) -> Body:
        links = [Link(source, 9, 1) for source in self.some(self.random.randrange(2))]
        cited = self.random.sample(NUMBERS, self.random.choice((0, 0, 1, 2)))
        day = date(2018, 1, self.random.randrange(1, 20))
        mentions = tuple(Mention(number, "", day, "", f"Theo {number}.") for number in cited)
        self.written += 1
        return Body(Blob("", 0, 0, str(self.written)), links=tuple(links), mentions=mentions)

    def register(self, number: str) -> None:
        source = f"documents/{fingerprint.of_value(number)[:8]}.md"
        self.records[source] = Document(
            source=source,
            slug=f"{len(self.records)}",
            title="Văn bản",
            status="published",
            body=self.body(),
            number=number,
            type="Quyết định",
            issuing_body="",
            issued_on=date(2018, 1, 1),
            replaced_by=self.random.choice(("", *NUMBERS)),
        )

    def some(self, count: int) -> list[str]:
        return self.random.sample(sorted(self.records), min(count, len(self.records)))

    def edit(self) -> None:
        (source,) = self.some(1)
        old = self.records[source]
        match self.random.randrange(8):
            case 0:
                self.add()
            case 1:
                del self.records[source]
            case 2:
                self.register(self.random.choice(NUMBERS))
            case 3 if isinstance(old, Article):
                moved = old.date + timedelta(hours=self.random.randrange(-300, 300))
                self.change(old, date=moved)
            case 4 if isinstance(old, Article):
                self.change(old, category=self.random.choice(SECTIONS).name)
            case 5 if isinstance(old, Article):
                self.change(old, tags=tuple(self.random.sample(TAGS, 2)))
            case 6:
                self.change(old, body=self.body())
            case _:
                self.change(old, title=f"{old.title} mới")

    def change(self, old: AnyRecord, **fields: object) -> None:
        self.records[old.source] = msgspec.structs.replace(old, **fields)


@pytest.mark.parametrize("seed", range(25))
def test_a_page_whose_basis_differs_watches_what_is_touched(tmp_path: Path, seed: int) -> None:
    desk = Desk(seed)
    last = edition(desk.records)
    Reach(tmp_path).keep(last)
    for _ in range(6):
        for _ in range(desk.random.choice((1, 1, 1, 2, 5))):
            desk.edit()
        fresh, kept = edition(desk.records), Reach(tmp_path)
        touched = kept.touched(fresh, fingerprint.of_value(last.seen()))
        assert touched is not None
        before = pages(last)
        missed = [
            path
            for path, (page, basis, bodies) in pages(fresh).items()
            if path in before and before[path][2] == bodies  # else it is asked anyway
            if before[path][1] != basis and page.watch not in touched
        ]
        assert not missed
        kept.keep(fresh)
        last = fresh


def test_a_new_title_leaves_most_pages_alone() -> None:
    desk = Desk(1)
    last = edition(desk.records)
    desk.change(desk.records["articles/bai-7.md"], title="Khác")
    fresh = edition(desk.records)
    before = pages(last)
    differ = [path for path, (_, basis, _) in pages(fresh).items() if before[path][1] != basis]
    assert 5 < len(differ) < 60


@pytest.mark.parametrize("harm", ["lost", "cut", "of another edition", "of many changes"])
def test_what_is_not_known_asks_all_pages(tmp_path: Path, harm: str) -> None:
    desk = Desk(2)
    last = edition(desk.records)
    seen = fingerprint.of_value(last.seen())
    Reach(tmp_path).keep(last)
    (file,) = tmp_path.iterdir()
    match harm:
        case "lost":
            file.unlink()
        case "cut":
            file.write_bytes(file.read_bytes()[:-1])
        case "of another edition":
            seen = fingerprint.of_value("another")
        case _:
            for record in [*desk.records.values()][: reach.MANY + 1]:
                desk.change(record, title="Khác")
    assert Reach(tmp_path).touched(edition(desk.records), seen) is None
