"""Addresses from the one block of patterns."""

from datetime import date

import pytest

from newsroom.addresses import Addresses
from starter import building

PATTERNS = building.settings()


@pytest.mark.parametrize(
    ("url", "article", "absolute"),
    [
        ("", "/2018/12/28/bai/", ""),
        ("https://vi-du.vn", "/2018/12/28/bai/", "https://vi-du.vn/2018/12/28/bai/"),
        ("https://vi-du.vn/x/", "/x/2018/12/28/bai/", "https://vi-du.vn/x/2018/12/28/bai/"),
    ],
)
def test_an_article_with_and_without_a_public_address(
    url: str, article: str, absolute: str
) -> None:
    addresses = Addresses.of(PATTERNS, url)
    found = addresses.of_article(date(2018, 12, 28), "bai")
    assert (found, addresses.absolute(found)) == (article, absolute)
    assert addresses.file(found) == "2018/12/28/bai/index.html"


def test_day_month_and_year_are_an_article_address_cut_short() -> None:
    addresses, day = Addresses.of(PATTERNS, ""), date(2018, 12, 28)
    article = addresses.of_article(day, "bai")
    for cut in (addresses.of_day(day), addresses.of_month(day), addresses.of_year(2018)):
        assert article.startswith(cut)


def test_there_is_no_absolute_address_of_nothing() -> None:
    assert Addresses.of(PATTERNS, "https://vi-du.vn").absolute("") == ""


def test_first_segments_of_the_house_are_reserved() -> None:
    reserved = Addresses.of(PATTERNS, "").reserved()
    assert {"video", "the", "van-ban", "tim-kiem", "so-do", "theme", "admin"} <= reserved
    assert not [segment for segment in reserved if "{" in segment]
