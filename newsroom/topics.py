"""Topic pages gather what carries a tag: articles, their figures, exemplars, the documents cited.

Which tags are topics is said in ``site.yaml: topics``.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from newsroom import documents, figures, register
from newsroom.edition import Edition
from newsroom.heads import page_head, shared
from newsroom.press import Count, Head, Link, PackedTeaser, Page
from newsroom.records import Article
from newsroom.register import Known
from newsroom.text.slug import slugify


class FigureRow(Struct, frozen=True):
    """A chart of an article of the topic: its title leads to the chart itself."""

    link: Link
    article: Link


class TopicView(Struct, frozen=True):
    """The topic itself; ``tag`` leads to all of its articles."""

    title: str
    tag: Link


class View(Struct, frozen=True):
    """The names of ``topic.html``; ``parts`` says how much of each the page has, and where."""

    head: Head
    topic: TopicView
    parts: tuple[Count, ...]
    articles: tuple[PackedTeaser, ...]
    figures: tuple[FigureRow, ...]
    exemplars: tuple[PackedTeaser, ...]
    documents: tuple[documents.Row, ...]


def links(edition: Edition) -> tuple[Link, ...]:
    """Return the topics that have articles."""
    return tuple(
        Link(topic, edition.addresses("TOPIC", slug=slugify(topic)))
        for topic in edition.site.topics
        if edition.catalogue.by_tag.get(slugify(topic))
    )


def pages(edition: Edition) -> Iterator[Page]:
    """Return the page of every topic that has articles."""
    for link in links(edition):
        yield edition.page(link.url, "topic.html", _view(edition, link), menu="topics")


def parts(edition: Edition, topic: str) -> dict[str, int]:
    """Return how much of each kind the page of a topic gathers."""
    slug = slugify(topic)
    articles = edition.catalogue.by_tag[slug]
    return {
        "articles": len(articles),
        "figures": sum(len(article.body.charts) for article in articles),
        "exemplars": len(edition.catalogue.exemplars_by_tag[slug]),
        "documents": len(_documents(edition, articles)),
    }


def _view(edition: Edition, link: Link) -> View:
    catalogue, t = edition.catalogue, edition.t
    slug = slugify(link.title)
    articles = catalogue.by_tag[slug]
    return View(
        head=page_head(
            edition,
            t("title.topic", topic=link.title),
            link.url,
            description=t("description.topic", topic=link.title, site=edition.site.name),
            picture=shared(edition, link.title, t("home.topic"), ""),
        ),
        topic=TopicView(link.title, Link(link.title, edition.addresses("TAG", slug=slug))),
        parts=tuple(
            Count(Link(t(f"topic.{name}"), f"#{name}"), count)
            for name, count in parts(edition, link.title).items()
            if count
        ),
        articles=edition.teasers(articles[: edition.site.articles_per_page]),
        figures=tuple(_figures(edition, articles)),
        exemplars=edition.teasers(catalogue.exemplars_by_tag[slug]),
        documents=tuple(documents.row(edition, item) for item in _documents(edition, articles)),
    )


def _documents(edition: Edition, articles: Iterable[Article]) -> list[Known]:
    known = register.documents(edition)
    numbers = dict.fromkeys(m.number for article in articles for m in article.body.mentions)
    return [known[number] for number in numbers if number in known]


def _figures(edition: Edition, articles: Iterable[Article]) -> Iterator[FigureRow]:
    for article in articles:
        url = edition.url(article)
        for number, title in enumerate(article.body.charts, 1):
            yield FigureRow(
                Link(title, f"{url}#{figures.anchor(number)}"), Link(article.title, url)
            )
