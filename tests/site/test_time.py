"""Time is one declared input: what is due appears, what has run out goes, nothing else changes."""

import re
import time

import pytest

from tests.sites import Site, article, many

FILES = {
    **many(6),
    "articles/2019/05/hen.md": article(title="Bài hẹn giờ", date="2019-05-06 08:30"),
    "articles/2019/05/noi-bat.md": article(
        title="Việc lớn", date="2019-03-01", highlight=True, highlight_until="2019-05-10"
    ),
}
ADDRESS = "2019/05/06/hen/index.html"


@pytest.mark.parametrize(
    ("now", "shown"),
    [("2019-05-06 08:29", False), ("2019-05-06 08:30", True), ("2019-05-06 08:31", True)],
)
def test_a_scheduled_article_appears_when_its_minute_has_come(
    site: Site, now: str, shown: bool
) -> None:
    built = site.write(FILES).build(now=now)
    assert (ADDRESS in built.tree) is shown
    mentions = [name for name, data in built.tree.items() if "Bài hẹn giờ".encode() in data]
    assert bool(mentions) is shown


def test_a_kept_site_follows_the_clock_to_the_byte(site: Site) -> None:
    site.write(FILES)
    for number, now in enumerate(("2019-05-01", "2019-05-06 09:00", "2019-05-11", "2019-05-01")):
        kept = site.build(now=now).tree
        fresh = site.build(now=now, output=f"output-{number}", cache=f"cache-{number}").tree
        assert kept == fresh, now


@pytest.mark.parametrize(
    ("now", "shown"), [("2019-05-10 23:59", True), ("2019-05-11 00:00", False)]
)
def test_a_highlight_ends_with_its_last_day(site: Site, now: str, shown: bool) -> None:
    sidebar = site.write(FILES).build(now=now).page("/").css_first(".sidebar")
    assert ("Việc lớn" in sidebar.text()) is shown


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2019-05-06 08:30", "2019-05-10 23:59"),
        ("2019-05-11", "2031-01-01"),
    ],
)
def test_two_nows_with_nothing_due_between_give_the_same_bytes(
    site: Site, first: str, second: str
) -> None:
    site.write(FILES)
    one = site.build(now=first, output="one", cache="cache-one").tree
    two = site.build(now=second, output="two", cache="cache-two").tree
    assert one == two


def test_an_empty_site_has_nothing_of_the_clock(site: Site) -> None:
    site.write({"pages/gioi-thieu.md": "---\ntitle: Giới thiệu\n---\nChữ.\n"})
    one = site.build(now="2019-01-01", output="one", cache="cache-one").tree
    two = site.build(now="2029-12-31 23:59", output="two", cache="cache-two").tree
    assert one == two
    assert b"<updated>2018-01-01T00:00:00+07:00</updated>" in one["feed.atom"]


def test_now_is_told_by_the_epoch_when_it_is_not_given(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write(FILES)
    moment = 1557106200  # 2019-05-06 08:30 in Ho Chi Minh City
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment - 60))
    assert ADDRESS not in site.build(now="").tree
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
    assert ADDRESS in site.build(now="").tree


def test_now_is_the_clock_otherwise(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    site.write(FILES)
    monkeypatch.setattr(time, "time", lambda: 1557106199.0)
    assert ADDRESS not in site.build(now="").tree
    monkeypatch.setattr(time, "time", lambda: 1557106200.0)
    assert ADDRESS in site.build(now="").tree


def test_the_moment_itself_is_never_printed(site: Site) -> None:
    built = site.write(FILES).build(now="2027-07-27 17:47")
    for data in built.tree.values():
        assert not {b"2027-07-27", b"27/7/2027", b"27/07/2027"} & {
            *re.findall(rb"[\d/-]{8,}", data)
        }
