"""News by day: year, month and day archives and the month table."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from msgspec import Struct

from newsroom import reach
from newsroom.catalogue import neighbours
from newsroom.edition import Edition
from newsroom.heads import page_head
from newsroom.press import DayCell, Head, Link, Month, PackedTeaser, Page
from newsroom.text import dates


class DayView(Struct, frozen=True):
    """The names of ``archive_day.html``."""

    head: Head
    day: date
    teasers: tuple[PackedTeaser, ...]
    previous: Link | None
    next: Link | None


class DayGroup(Struct, frozen=True):
    """One day in a month archive."""

    day: date
    url: str
    teasers: tuple[PackedTeaser, ...]


class MonthView(Struct, frozen=True):
    """The names of ``archive_month.html``."""

    head: Head
    days: tuple[DayGroup, ...]
    previous: Link | None
    next: Link | None


class MonthOfYear(Struct, frozen=True):
    """One month in a year archive: its table without steps, and how much news it has."""

    month: Month
    count: int


class YearView(Struct, frozen=True):
    """The names of ``archive_year.html``."""

    head: Head
    year: int
    months: tuple[MonthOfYear, ...]
    previous: Link | None
    next: Link | None


def pages(edition: Edition) -> Iterator[Page]:
    """Return every archive page: only days, months and years that have news."""
    catalogue = edition.catalogue
    for year in catalogue.years:
        newest = max(catalogue.of_year(year))
        yield edition.page(
            edition.addresses.of_year(year),
            "archive_year.html",
            partial(year_view, edition, year),
            month=f"{newest:%Y-%m}",
        )
    for first in catalogue.months:
        yield edition.page(
            edition.addresses.of_month(first),
            "archive_month.html",
            partial(month_view, edition, first),
            month=f"{first:%Y-%m}",
            basis=partial(_basis_of_month, edition, first),
            watch=reach.of_month(first),
        )
    for day in catalogue.days:
        yield edition.page(
            edition.addresses.of_day(day),
            "archive_day.html",
            partial(day_view, edition, day),
            month=day.isoformat()[:7],
            basis=partial(_basis, edition, day),
            watch=reach.of_day(day),
        )


def _basis(edition: Edition, day: date) -> object:
    catalogue = edition.catalogue
    return edition.basis(catalogue.by_day[day], day, neighbours(catalogue.days, day))


def _basis_of_month(edition: Edition, first: date) -> object:
    catalogue = edition.catalogue
    days = catalogue.of_month(first)
    news = [article for day in days for article in catalogue.by_day[day]]
    return edition.basis(news, days, neighbours(catalogue.months, first))


def month_table(edition: Edition, first: date) -> Month:
    """Return the table of the month that begins at ``first``, for the sidebar.

    It does not count: a second article of a day must not change every page of the month.
    """
    catalogue, addresses = edition.catalogue, edition.addresses
    days = catalogue.of_month(first)
    before, after = neighbours(catalogue.months, first)
    day_before, _ = neighbours(catalogue.days, days[0])
    _, day_after = neighbours(catalogue.days, days[-1])
    return Month(
        first=first,
        title=dates.month_name(first),
        url=addresses.of_month(first),
        weeks=_weeks(edition, first),
        previous=_step(edition, before),
        next=_step(edition, after),
        previous_day=edition.day_link(day_before),
        next_day=edition.day_link(day_after),
    )


def _step(edition: Edition, first: date | None) -> Link | None:
    if first is None:
        return None
    title = edition.t("calendar.month_step", month=first.month, year=first.year)
    return Link(title, edition.addresses.of_month(first))


def _weeks(
    edition: Edition, first: date, *, counted: bool = False
) -> tuple[tuple[DayCell, ...], ...]:
    return tuple(
        tuple(_cell(edition, day, counted=counted) for day in week)
        for week in dates.month_grid(first.year, first.month)
    )


def _cell(edition: Edition, day: date | None, *, counted: bool) -> DayCell:
    news = edition.catalogue.by_day.get(day) if day else None
    if day is None or not news:
        return DayCell(day)
    return DayCell(day, edition.addresses.of_day(day), len(news) if counted else 0)


def month_link(edition: Edition, first: date | None) -> Link | None:
    """Return the named address of a month's archive."""
    if first is None:
        return None
    return Link(dates.month_name(first).capitalize(), edition.addresses.of_month(first))


def day_view(edition: Edition, day: date) -> DayView:
    """Return what a day's page shows."""
    before, after = neighbours(edition.catalogue.days, day)
    first = day.replace(day=1)
    return DayView(
        head=page_head(
            edition,
            edition.t("title.day", day=dates.long_date(day)),
            edition.addresses.of_day(day),
            crumbs=(_year_link(edition, day.year), _need(month_link(edition, first))),
            description=edition.t(
                "description.day", day=dates.long_date(day), site=edition.site.name
            ),
            feeds=(edition.site_feed(),),
        ),
        day=day,
        teasers=edition.teasers(edition.catalogue.by_day[day]),
        previous=edition.day_link(before),
        next=edition.day_link(after),
    )


def month_view(edition: Edition, first: date) -> MonthView:
    """Return what a month's page shows: its days, newest first."""
    before, after = neighbours(edition.catalogue.months, first)
    return MonthView(
        head=page_head(
            edition,
            edition.t("title.month", month=dates.month_name(first)),
            edition.addresses.of_month(first),
            crumbs=(_year_link(edition, first.year),),
            description=edition.t(
                "description.month", month=dates.month_name(first), site=edition.site.name
            ),
            feeds=(edition.site_feed(),),
        ),
        days=tuple(
            DayGroup(
                day, edition.addresses.of_day(day), edition.teasers(edition.catalogue.by_day[day])
            )
            for day in reversed(edition.catalogue.of_month(first))
        ),
        previous=month_link(edition, before),
        next=month_link(edition, after),
    )


def year_view(edition: Edition, year: int) -> YearView:
    """Return what a year's page shows: the tables of its months with news, January first."""
    catalogue = edition.catalogue
    before, after = neighbours(catalogue.years, year)
    return YearView(
        head=page_head(
            edition,
            edition.t("title.year", year=year),
            edition.addresses.of_year(year),
            description=edition.t("description.year", year=year, site=edition.site.name),
            feeds=(edition.site_feed(),),
        ),
        year=year,
        months=tuple(
            MonthOfYear(
                Month(
                    first,
                    dates.month_name(first),
                    edition.addresses.of_month(first),
                    _weeks(edition, first, counted=True),
                ),
                sum(len(catalogue.by_day[day]) for day in catalogue.of_month(first)),
            )
            for first in catalogue.of_year(year)
        ),
        previous=_year_link(edition, before) if before else None,
        next=_year_link(edition, after) if after else None,
    )


def _year_link(edition: Edition, year: int) -> Link:
    return Link(edition.t("archive.year", year=year), edition.addresses.of_year(year))


def _need(link: Link | None) -> Link:
    assert link is not None
    return link
