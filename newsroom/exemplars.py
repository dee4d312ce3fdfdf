"""Exemplar profiles and their lists: all, by form and by year, as plain links."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from msgspec import Struct

from newsroom import bodies, register, structured_data, tags
from newsroom.bodies import BodyView
from newsroom.edition import Edition
from newsroom.heads import page_head, shared
from newsroom.press import Head, Link, PackedTeaser, Page, Picture
from newsroom.records import Exemplar
from newsroom.register import DocumentNote
from newsroom.text import dates

FORMS = {"individual": "ca-nhan", "collective": "tap-the", "project": "cong-trinh"}
OTHERS = 6


class Filter(Struct, frozen=True):
    """One row of filters; each choice is a page of its own."""

    title: str
    links: tuple[Link, ...]


class Group(Struct, frozen=True):
    """Exemplars of one form."""

    title: str
    teasers: tuple[PackedTeaser, ...]


class ListView(Struct, frozen=True):
    """The names of ``exemplars.html``."""

    head: Head
    title: str
    filters: tuple[Filter, ...]
    groups: tuple[Group, ...]


class ExemplarView(Struct, frozen=True):
    """The profile itself."""

    title: str
    form: str
    unit: str
    year: int
    level: str
    award: str
    summary: str
    body: BodyView
    image: Picture | None
    origin: str
    basis: str
    date: datetime
    tags: tuple[Link, ...]
    documents: tuple[DocumentNote, ...]
    label: str
    url: str


class View(Struct, frozen=True):
    """The names of ``exemplar.html``."""

    head: Head
    exemplar: ExemplarView
    previous: Link | None
    next: Link | None
    others: tuple[PackedTeaser, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Return the lists and every profile."""
    everyone = edition.catalogue.exemplars
    if not everyone:
        return
    front = Link(edition.t("title.exemplars"), edition.addresses("EXEMPLARS"))
    yield _list(edition, front, "", everyone)
    for choice in _choices(everyone):
        chosen = [item for item in everyone if choice in {FORMS[item.form], str(item.year)}]
        yield _list(edition, front, choice, chosen)
    for place, exemplar in enumerate(everyone):
        url = edition.url(exemplar)
        yield edition.page(
            url,
            "exemplar.html",
            partial(_view, edition, front, everyone, place),
            menu="exemplars",
            sources=(exemplar.source,),
        )


def _choices(everyone: list[Exemplar]) -> list[str]:
    forms = [slug for form, slug in FORMS.items() if any(item.form == form for item in everyone)]
    return forms + [str(year) for year in sorted({item.year for item in everyone}, reverse=True)]


def _choice_title(edition: Edition, choice: str) -> str:
    if choice.isdigit():
        return edition.t("title.exemplars_year", year=choice)
    return edition.t(
        f"exemplar.form_{next(form for form, slug in FORMS.items() if slug == choice)}"
    )


def _list(edition: Edition, front: Link, choice: str, chosen: list[Exemplar]) -> Page:
    def choice_link(slug: str) -> Link:
        return Link(
            _choice_title(edition, slug),
            edition.addresses("EXEMPLARS_BY", slug=slug),
            slug == choice,
        )

    choices = _choices(edition.catalogue.exemplars)
    forms = [choice_link(slug) for slug in choices if not slug.isdigit()]
    years = [choice_link(slug) for slug in choices if slug.isdigit()]
    everything = Link(edition.t("exemplar.all"), front.url, current=not choice)
    url = edition.addresses("EXEMPLARS_BY", slug=choice) if choice else front.url
    title = (
        edition.t("title.exemplars_choice", choice=_choice_title(edition, choice))
        if choice
        else front.title
    )
    groups = (
        Group(edition.t(f"exemplar.form_{form}"), teasers)
        for form in FORMS
        if (teasers := edition.teasers(item for item in chosen if item.form == form))
    )
    view = ListView(
        head=page_head(
            edition,
            title,
            url,
            crumbs=(front,) if choice else (),
            description=edition.t("description.exemplars", site=edition.site.name),
        ),
        title=title,
        filters=(
            Filter(edition.t("exemplar.by_form"), (everything, *forms)),
            Filter(edition.t("exemplar.by_year"), tuple(years)),
        ),
        groups=tuple(groups),
    )
    return edition.page(url, "exemplars.html", view, menu="exemplars")


def _view(edition: Edition, front: Link, everyone: list[Exemplar], place: int) -> View:
    exemplar = everyone[place]
    url = edition.url(exemplar)
    siblings = [item for item in everyone if item.form == exemplar.form and item is not exemplar]
    return View(
        head=page_head(
            edition,
            exemplar.title,
            url,
            crumbs=(front,),
            description=exemplar.summary,
            type="profile" if exemplar.form == "individual" else "article",
            published=exemplar.date,
            index=not edition.label(exemplar),
            json_ld=structured_data.exemplar(edition, exemplar),
            picture=shared(
                edition,
                exemplar.title,
                front.title,
                edition.t("title.exemplars_year", year=exemplar.year),
                exemplar.image,
            ),
        ),
        exemplar=ExemplarView(
            title=exemplar.title,
            form=exemplar.form,
            unit=exemplar.unit,
            year=exemplar.year,
            level=exemplar.level,
            award=exemplar.award,
            summary=exemplar.summary,
            body=bodies.of(edition, exemplar, noted=True),
            image=edition.picture(exemplar.image, "lead"),
            origin=exemplar.origin,
            basis=basis(edition, exemplar),
            date=exemplar.date,
            tags=tuple(tags.link(edition, tag) for tag in exemplar.tags),
            documents=register.notes(edition, exemplar.body),
            label=edition.label(exemplar) if edition.preview else "",
            url=edition.addresses.absolute(url) or url,
        ),
        previous=_link(edition, everyone[place - 1]) if place else None,
        next=_link(edition, everyone[place + 1]) if place + 1 < len(everyone) else None,
        others=edition.teasers(siblings[:OTHERS]),
    )


def basis(edition: Edition, exemplar: Exemplar) -> str:
    """Return the sentence that says why the facts of a profile may be shown."""
    if exemplar.consent:
        return edition.t(
            "exemplar.basis_consent",
            day=dates.short_date(exemplar.consent.date),
            scope=exemplar.consent.scope,
        )
    return edition.t("exemplar.basis_published", where=exemplar.published_in)


def _link(edition: Edition, exemplar: Exemplar) -> Link:
    return Link(exemplar.title, edition.url(exemplar))
