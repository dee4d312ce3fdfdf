"""The one catalogue: every published record sorted once, and the questions that pages ask.

It only groups, sorts and slices; whatever interprets text is another module. Sorting is
O(n log n); every question about one page costs O(1) or O(size of the answer), so that the whole
site stays linear in the number of articles.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, TypeVar

from newsroom.due import is_due
from newsroom.records import (
    AnyRecord,
    Article,
    Document,
    Exemplar,
    Gallery,
    StaticPage,
    Video,
)
from newsroom.text import collate
from newsroom.text.slug import slugify

Day = TypeVar("Day", date, int)
Dated = TypeVar("Dated", Article, Gallery, Video)

#: How far "Các tin bài khác" looks to each side: ten neighbours, so an addition changes few pages.
NEIGHBOURS = 10
RELATED = 5


def window(index: int, length: int, size: int) -> range:
    """Return the ``size`` + 1 positions nearest to ``index`` in ``range(length)``, itself included."""
    start = max(0, min(index - size // 2, length - size - 1))
    return range(start, min(length, start + size + 1))


class Catalogue:
    """Everything that goes into one edition. Lists run from the newest to the oldest."""

    def __init__(
        self, records: Iterable[AnyRecord], now: datetime, *, preview: bool = False
    ) -> None:
        shown = [
            record
            for record in records
            if is_due(record, now) or (preview and record.status != "withdrawn")
        ]
        self.now = now
        self.by_source: dict[str, AnyRecord] = {record.source: record for record in shown}
        kinds: dict[type, list[Any]] = defaultdict(list)
        for record in shown:
            kinds[type(record)].append(record)
        self.articles: list[Article] = _newest_first(kinds[Article])
        self.galleries: list[Gallery] = _newest_first(kinds[Gallery])
        self.videos: list[Video] = _newest_first(kinds[Video])
        self.exemplars: list[Exemplar] = sorted(kinds[Exemplar], key=_exemplar_key)
        self.pages: list[StaticPage] = sorted(kinds[StaticPage], key=lambda page: page.slug)
        self.documents: list[Document] = sorted(
            kinds[Document], key=lambda item: (item.issued_on, item.slug)
        )
        self.by_day: dict[date, list[Article]] = {
            day: list(group) for day, group in groupby(self.articles, lambda item: item.date.date())
        }
        #: Days, months (their first day) and years that have news, oldest first.
        self.days: list[date] = sorted(self.by_day)
        self.months: list[date] = [
            date(year, month, 1)
            for (year, month), _ in groupby(self.days, lambda d: (d.year, d.month))
        ]
        self.years: list[int] = [year for year, _ in groupby(self.days, lambda d: d.year)]
        self.by_section: dict[str, list[Article]] = defaultdict(list)
        self.by_tag: dict[str, list[Article]] = defaultdict(list)
        self.by_author: dict[str, list[Article]] = defaultdict(list)
        self.exemplars_by_tag: dict[str, list[Exemplar]] = defaultdict(list)
        #: Tag or author as written → slug; two spellings with one slug share a page.
        self.tag_slugs: dict[str, str] = {}
        self.author_slugs: dict[str, str] = {}
        self.by_document: dict[str, list[Article]] = defaultdict(list)
        #: The same groups as places in ``articles``, which compare and count fast.
        self._section_places: dict[str, list[int]] = defaultdict(list)
        self._tag_places: dict[str, list[int]] = defaultdict(list)
        self._document_places: dict[str, list[int]] = defaultdict(list)
        self._place: dict[str, int] = {}
        #: When each article appeared, in seconds since the year 1: numbers compare fast.
        self._moments = [(article.date - datetime.min).total_seconds() for article in self.articles]
        for place, article in enumerate(self.articles):
            self._place[article.source] = place
            self.by_section[article.category].append(article)
            self._section_places[article.category].append(place)
            for slug in _slugs(article.tags, self.tag_slugs):
                self.by_tag[slug].append(article)
                self._tag_places[slug].append(place)
            for slug in _slugs(article.authors, self.author_slugs):
                self.by_author[slug].append(article)
            if article.body.mentions:
                for number in {mention.number: None for mention in article.body.mentions}:
                    self.by_document[number].append(article)
                    self._document_places[number].append(place)
        for exemplar in self.exemplars:
            for slug in _slugs(exemplar.tags, self.tag_slugs):
                self.exemplars_by_tag[slug].append(exemplar)

    # --- one article -------------------------------------------------------------------------

    def beside(self, article: Article) -> tuple[Article | None, Article | None]:
        """Return the article before (older) and after (newer) in time, whatever the section."""
        place = self._place[article.source]
        older = self.articles[place + 1] if place + 1 < len(self.articles) else None
        return older, (self.articles[place - 1] if place else None)

    def others(self, article: Article) -> list[Article]:
        """Return up to ten articles of the section nearest in time, newest first."""
        return [self.articles[place] for place in self._others(article)]

    def _others(self, article: Article) -> list[int]:
        siblings = self._section_places[article.category]
        here = bisect_left(siblings, self._place[article.source])
        near = window(here, len(siblings), NEIGHBOURS)
        return siblings[near.start : here] + siblings[here + 1 : near.stop]

    def related(self, article: Article) -> list[Article]:
        """Return up to five articles that share most tags and documents, ties by nearness in time.

        Looks only at the nearest few of each shared list, so a tag on every article stays cheap, and
        asks no list that the article is not in, so what comes or goes elsewhere changes nothing.
        """
        place = self._place[article.source]
        lists = [self._tag_places[slug] for slug in _slugs(article.tags, self.tag_slugs)]
        lists += [
            self._document_places[m] for m in {mention.number for mention in article.body.mentions}
        ]
        nearest = []
        for siblings in lists:
            near = window(bisect_left(siblings, place), len(siblings), NEIGHBOURS)
            nearest += siblings[near.start : near.stop]
        shared = Counter(nearest)
        for known in (place, *self._others(article)):
            shared.pop(known, None)
        moments, moment = self._moments, self._moments[place]
        best = sorted(
            [(-count, abs(moments[other] - moment), other) for other, count in shared.items()]
        )
        return [self.articles[other] for _, _, other in best[:RELATED]]

    def around(
        self,
        key: tuple[datetime, str],
        section: str,
        tags: Iterable[str],
        documents: Iterable[str],
        far: int,
    ) -> Iterator[Article]:
        """Yield the articles no more than ``far`` from a place in time in each of the lists named.

        ``key`` is date and slug of an article that stands or stood there. Of some ten neighbours
        that a page shows, all lie within.
        """
        articles = self.articles
        place = bisect_left(range(len(articles)), True, key=lambda at: _moment(articles[at]) <= key)
        yield from self.articles[max(place - far, 0) : place + far + 1]
        lists = [self._section_places.get(section, [])]
        lists += [self._tag_places.get(slug, []) for slug in tags]
        lists += [self._document_places.get(number, []) for number in documents]
        for siblings in lists:
            here = bisect_left(siblings, place)
            for other in siblings[max(here - far, 0) : here + far + 1]:
                yield self.articles[other]

    # --- lists ---------------------------------------------------------------------------------

    def highlights(self, count: int) -> list[Article]:
        """Return the newest highlighted articles whose highlight has not run out."""
        today = self.now.date()
        chosen: list[Article] = []
        for article in self.articles:
            if article.highlight and (
                not article.highlight_until or article.highlight_until >= today
            ):
                chosen.append(article)
                if len(chosen) == count:
                    break
        return chosen

    def of_month(self, first: date) -> list[date]:
        """Return the days of a month that have news, oldest first."""
        start = bisect_left(self.days, first)
        stop = bisect_left(self.days, _next_month(first))
        return self.days[start:stop]

    def of_year(self, year: int) -> list[date]:
        """Return the months of a year that have news, oldest first."""
        start = bisect_left(self.months, date(year, 1, 1))
        return self.months[start : bisect_left(self.months, date(year + 1, 1, 1))]


def neighbours(items: Sequence[Day], item: Day) -> tuple[Day | None, Day | None]:
    """Return what stands before and after ``item`` in a sorted sequence (``item`` may be absent)."""
    place = bisect_left(items, item)
    after = place + 1 if place < len(items) and items[place] == item else place
    return (items[place - 1] if place else None), (items[after] if after < len(items) else None)


def names_of(slugs: Mapping[str, str]) -> dict[str, str]:
    """Return the one name that each slug goes by, of tags or authors as written → slug."""
    names: dict[str, str] = {}
    for name, slug in slugs.items():
        names[slug] = min(name, names.get(slug, name))
    return names


def _slugs(names: Sequence[str], known: dict[str, str]) -> Iterable[str]:
    """Return the slugs of the names of one record, each once; ``known`` is filled by the way."""
    if not names:
        return ()
    found: dict[str, None] = {}
    for name in names:
        if name not in known:
            known[name] = slugify(name)
        found[known[name]] = None
    return found


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _newest_first(records: list[Dated]) -> list[Dated]:
    return sorted(records, key=_moment, reverse=True)


def _moment(record: Dated) -> tuple[datetime, str]:
    return record.date, record.slug


def _exemplar_key(record: Exemplar) -> tuple[object, ...]:
    """People first, by given name; then collectives and projects by title."""
    person = record.form == "individual"
    name = collate.given_name_key(record.title) if person else collate.key(record.title)
    return (not person, name, record.slug)
