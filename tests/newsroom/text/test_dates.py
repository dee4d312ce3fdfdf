"""Vietnamese dates, and the one form in which files may write them."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import dates
from newsroom.text.dates import DateError, iso, month_grid, parse_date, parse_datetime
from tests.checkers import Case, read_fixture

CASES = read_fixture("dates")


@pytest.mark.parametrize("case", [c for c in CASES if not c.title.startswith("parse")], ids=str)
def test_written_form(case: Case):
    write = getattr(dates, case.title.partition(":")[0])
    assert write(date.fromisoformat(case.source)) == case.expected


@pytest.mark.parametrize("case", [c for c in CASES if c.title.startswith("parse")], ids=str)
def test_fault_is_told_with_its_kind_and_suggestion(case: Case):
    parse = getattr(dates, case.title.partition(":")[0])
    with pytest.raises(DateError) as caught:
        parse(case.source)
    assert f"{caught.value.fault.code} {caught.value.fault.suggestion}".strip() == case.expected


def test_iso_dates_are_read():
    assert parse_date("2018-12-28") == date(2018, 12, 28)
    assert parse_datetime("2018-12-28") == datetime(2018, 12, 28)
    assert parse_datetime("2020-02-29 08:05") == datetime(2020, 2, 29, 8, 5)


def test_date_error_is_a_value_error():
    assert issubclass(DateError, ValueError)


def test_iso_has_the_offset_of_viet_nam():
    assert iso(datetime(2018, 12, 28, 8, 30)) == "2018-12-28T08:30:00+07:00"
    assert iso(datetime(2018, 12, 28, 20, 30, tzinfo=UTC)) == "2018-12-29T03:30:00+07:00"
    assert iso(parse_datetime("2018-12-28")) == "2018-12-28T00:00:00+07:00"


def test_month_grid_starts_on_monday():
    grid = month_grid(2018, 12)  # 1 December 2018 was a Saturday
    assert grid[0] == (None, None, None, None, None, date(2018, 12, 1), date(2018, 12, 2))
    assert grid[-1] == (date(2018, 12, 31), None, None, None, None, None, None)
    assert len(grid) == 6


@pytest.mark.parametrize(("year", "month", "weeks"), [(2021, 2, 4), (9999, 12, 5), (1, 1, 5)])
def test_month_grid_at_the_edges(year, month, weeks):
    assert len(month_grid(year, month)) == weeks


@given(st.dates())
def test_month_grid_holds_each_day_once_under_its_weekday(day):
    grid = month_grid(day.year, day.month)
    assert [week[day.weekday()] for week in grid].count(day) == 1
    days = [cell for week in grid for cell in week if cell]
    assert days == sorted(set(days))
    assert days[-1].day == len(days)


@given(st.datetimes(min_value=datetime(1000, 1, 1)))
def test_what_is_written_in_iso_is_read_back(moment):
    minute = moment.replace(second=0, microsecond=0)
    assert parse_datetime(minute.strftime("%Y-%m-%d %H:%M")) == minute
    assert iso(minute).endswith("+07:00")
    assert datetime.fromisoformat(iso(minute)).utcoffset() == timedelta(hours=7)


@given(st.text())
def test_any_text_is_read_or_refused_with_a_fault(text):
    for parse in (parse_date, parse_datetime):
        with suppress(DateError):
            assert parse(text).year > 0
