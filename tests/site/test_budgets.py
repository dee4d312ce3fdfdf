"""What a reader's line has to carry: whole articles in the first round trip, hardly any script."""

import gzip
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.sites import Built

#: Ten segments of 1,460 bytes: what a server sends before it hears from the reader.
FIRST_TRIP = 14_600
SCRIPTS = 8_000
LEAD_PICTURE = 100_000


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def files(built: Built, page: LexborHTMLParser, selector: str, name: str) -> list[Path]:
    """Return the files of the tree that the selected elements refer to."""
    return [built.output / (node.attributes[name] or "").lstrip("/") for node in page.css(selector)]


def of_kind(built: Built, *templates: str) -> dict[str, LexborHTMLParser]:
    return {
        path: LexborHTMLParser(built.text(path))
        for path, template in built.templates.items()
        if template in templates
    }


@pytest.mark.parametrize("template", ["article.html", "exemplar.html"])
def test_a_whole_article_comes_with_the_first_round_trip(real_site: Built, template: str) -> None:
    pages = of_kind(real_site, template)
    assert len(pages) >= 10
    sizes = {
        path: packed(real_site.output / path)
        + sum(map(packed, files(real_site, page, "link[rel=stylesheet]", "href")))
        for path, page in pages.items()
    }
    assert {path: size for path, size in sizes.items() if size > FIRST_TRIP} == {}


def test_scripts_are_small_on_every_page(real_site: Built) -> None:
    pages = {path for path in real_site.templates if path.endswith(".html")}
    assert len(pages) > 80
    for path in pages:
        page = LexborHTMLParser(real_site.text(path))
        assert sum(map(packed, files(real_site, page, "script[src]", "src"))) <= SCRIPTS, path


def test_articles_need_no_script(real_site: Built) -> None:
    for path, page in of_kind(real_site, "article.html").items():
        assert files(real_site, page, "script[src]", "src") == [], path


def test_a_lead_picture_is_light_at_the_width_of_a_phone(real_site: Built) -> None:
    checked = 0
    for path, page in of_kind(real_site, "article.html").items():
        for source in page.css(".article > .figure source[type='image/avif']"):
            smallest = (source.attributes["srcset"] or "").split(",")[0].split()[0]
            assert (real_site.output / smallest.lstrip("/")).stat().st_size <= LEAD_PICTURE, path
            checked += 1
    assert checked > 0
