"""Topic pages gather what carries a tag: articles, exemplars, documents, counts by year.

Which tags are topics is said in ``site.yaml: topics``.
"""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from newsroom import documents
from newsroom.edition import Edition
from newsroom.heads import page_head
from newsroom.press import Head, Link, Page, Teaser
from newsroom.text.slug import slugify


class YearCount(Struct, frozen=True):
    """How many articles of the topic a year has."""

    link: Link
    count: int


class TopicView(Struct, frozen=True):
    """The topic itself."""

    title: str
    tag: Link


class View(Struct, frozen=True):
    """The names of ``topic.html``."""

    head: Head
    topic: TopicView
    articles: tuple[Teaser, ...]
    exemplars: tuple[Teaser, ...]
    documents: tuple[documents.Row, ...]
    years: tuple[YearCount, ...]


def links(edition: Edition) -> tuple[Link, ...]:
    """Return the topics that have articles."""
    return tuple(
        Link(topic, edition.addresses("TOPIC", slug=slugify(topic)))
        for topic in edition.site.topics
        if slugify(topic) in edition.catalogue.by_tag
    )


def pages(edition: Edition) -> Iterator[Page]:
    """Return the page of every topic that has articles."""
    for link in links(edition):
        yield edition.page(link.url, "topic.html", _view(edition, link), menu="topics")


def _view(edition: Edition, link: Link) -> View:
    catalogue = edition.catalogue
    slug = slugify(link.title)
    articles = catalogue.by_tag[slug]
    known = documents.register(edition)
    numbers = dict.fromkeys(m.number for article in articles for m in article.body.mentions)
    years = Counter(article.date.year for article in articles)
    return View(
        head=page_head(
            edition,
            edition.t("title.topic", topic=link.title),
            link.url,
            description=edition.t("description.topic", topic=link.title, site=edition.site.name),
        ),
        topic=TopicView(link.title, Link(link.title, edition.addresses("TAG", slug=slug))),
        articles=edition.teasers(articles[: edition.site.articles_per_page]),
        exemplars=edition.teasers(
            item for item in catalogue.exemplars if slug in {slugify(tag) for tag in item.tags}
        ),
        documents=tuple(
            documents.row(edition, known[number]) for number in numbers if number in known
        ),
        years=tuple(
            YearCount(Link(str(year), edition.addresses.of_year(year)), count)
            for year, count in sorted(years.items(), reverse=True)
        ),
    )
