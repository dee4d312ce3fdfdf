"""The catalogue groups, sorts and slices; these are its questions on a handful of records."""

from datetime import date, datetime, timedelta

import pytest

from newsroom.catalogue import Catalogue, neighbours, window
from newsroom.due import is_due, next_event
from newsroom.records import Article, Blob, Body, Exemplar

NOW = datetime(2019, 6, 1, 8)
BODY = Body(Blob("", 0, 0, ""))


def article(name: str, when: datetime = datetime(2019, 5, 1), **fields: object) -> Article:
    given = {"category": "Tin", "title": name, "status": "published", "slug": name, **fields}
    return Article(source=f"articles/{name}.md", body=BODY, date=when, **given)  # type: ignore[arg-type]


def days(count: int, **fields: object) -> list[Article]:
    start = datetime(2019, 1, 1)
    return [article(f"a{n:02}", start + timedelta(days=n), **fields) for n in range(count)]


@pytest.mark.parametrize(
    ("index", "length", "expected"),
    [(0, 3, range(3)), (0, 20, range(11)), (10, 20, range(5, 16)), (19, 20, range(9, 20))],
)
def test_a_window_slides_but_keeps_its_size(index: int, length: int, expected: range) -> None:
    assert window(index, length, 10) == expected


@pytest.mark.parametrize(
    ("status", "minutes", "due"),
    [
        ("published", 0, True),
        ("published", 1, False),
        ("draft", -9, False),
        ("withdrawn", -9, False),
    ],
)
def test_only_published_records_are_due_and_only_in_time(
    status: str, minutes: int, due: bool
) -> None:
    assert is_due(article("a", NOW + timedelta(minutes=minutes), status=status), NOW) is due


def test_the_next_event_is_a_publication_or_the_end_of_a_highlight() -> None:
    soon = article("soon", NOW + timedelta(days=9))
    until = date(2019, 6, 3)
    lit = article("lit", highlight=True, highlight_until=until)
    assert next_event([soon, lit], NOW) == datetime(2019, 6, 4)
    assert next_event([soon], NOW) == soon.date
    assert next_event([lit], datetime(2019, 7, 1)) is None


def test_others_are_the_ten_nearest_of_the_section_without_the_article_itself() -> None:
    articles = [*days(20), article("elsewhere", datetime(2019, 1, 10, 12), category="Khác")]
    catalogue = Catalogue(articles, NOW)
    names = [other.title for other in catalogue.others(articles[10])]
    assert names == [f"a{n:02}" for n in range(15, 4, -1) if n != 10]


def test_a_new_article_changes_the_others_of_few() -> None:
    before, after = Catalogue(days(40), NOW), Catalogue(days(41), NOW)
    changed = [a.title for a in days(40) if before.others(a) != after.others(a)]
    assert len(changed) <= 10


def test_beside_goes_through_all_sections_in_time() -> None:
    first, second, third = days(3)
    catalogue = Catalogue([third, first, second], NOW)
    assert catalogue.beside(second) == (first, third)
    assert catalogue.beside(first) == (None, second)
    assert catalogue.beside(third) == (second, None)


def test_months_and_days_hold_only_what_has_news() -> None:
    catalogue = Catalogue([article("a", datetime(2018, 12, 31)), article("b")], NOW)
    assert catalogue.months == [date(2018, 12, 1), date(2019, 5, 1)]
    assert catalogue.of_month(date(2018, 12, 1)) == [date(2018, 12, 31)]
    assert catalogue.of_year(2019) == [date(2019, 5, 1)]
    assert catalogue.years == [2018, 2019]


def test_highlights_end_with_their_last_day() -> None:
    kept = article("kept", highlight=True, highlight_until=NOW.date())
    gone = article("gone", highlight=True, highlight_until=NOW.date() - timedelta(days=1))
    assert Catalogue([kept, gone], NOW).highlights(5) == [kept]


@pytest.mark.parametrize(
    ("item", "expected"), [(1, (None, 3)), (3, (1, 5)), (4, (3, 5)), (9, (5, None))]
)
def test_neighbours_of_an_item_that_may_be_absent(
    item: int, expected: tuple[object, object]
) -> None:
    assert neighbours([1, 3, 5], item) == expected


def test_people_stand_by_given_name_in_vietnamese_order() -> None:
    names = ["Phan Thị Lan Anh", "Nguyễn Hải Đăng", "Hà Thị Loan", "Nguyễn Hải Long"]
    people = [
        Exemplar(
            source=name,
            slug=str(number),
            title=name,
            status="published",
            body=BODY,
            date=datetime(2019, 1, 1),
            form="individual",
            unit="",
            year=2018,
            level="",
        )
        for number, name in enumerate(reversed(names))
    ]
    assert [person.title for person in Catalogue(people, NOW).exemplars] == names
