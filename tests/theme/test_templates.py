"""What readers and machines get: headings, landmarks, names, feeds."""

import json
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.theme import examples
from tests.theme.preview import environment, render
from tests.theme.rendered import HTML, MACHINE, TEMPLATES

PAGES = sorted(HTML)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("name", PAGES)
def test_one_heading_then_in_order(name: str) -> None:
    levels = [int(node.tag[1]) for node in HTMLParser(HTML[name]).css("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_landmarks_are_told_apart(name: str) -> None:
    tree = HTMLParser(HTML[name])
    labels = [node.attributes.get("aria-label") for node in tree.css("nav, aside")]
    assert all(labels)
    assert len(labels) == len(set(labels))
    assert len(tree.css("main")) == 1
    assert tree.css_first("a").attributes == {"class": "skip-link", "href": "#main"}


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_anchors_lead_somewhere(name: str) -> None:
    tree = HTMLParser(HTML[name])
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    for link in tree.css("a[href^='#']"):
        assert (link.attributes["href"] or "")[1:] in ids


@pytest.mark.parametrize("name", PAGES)
def test_pictures_have_sizes_and_words(name: str) -> None:
    images = HTMLParser(HTML[name]).css("img")
    for image in images:
        assert image.attributes["alt"] or "lotus" in (image.attributes["src"] or "")
        assert image.attributes["width"]
        assert image.attributes["height"]
    shown = [image for image in images if image.attributes["alt"]]
    eager = [image for image in shown if image.attributes.get("loading") != "lazy"]
    assert len(eager) <= 1
    assert all(image.attributes.get("fetchpriority") == "high" for image in eager)


@pytest.mark.parametrize("name", PAGES)
def test_links_have_names(name: str) -> None:
    for link in HTMLParser(HTML[name]).css("a, button"):
        image = link.css_first("img")
        words = link.text(strip=True) or link.attributes.get("aria-label")
        assert words or (image and image.attributes["alt"]), link.html


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(name: str) -> None:
    tree = HTMLParser(HTML[name])
    assert not tree.css("style")
    assert not [node for node in tree.css("[style]") if not node.css_matches("svg, svg *")]
    for script in tree.css("script"):
        assert script.attributes.get("type") == "application/ld+json" or script.attributes.get(
            "src"
        )
    for node in tree.css("script[src], link[rel='stylesheet'], img, source, video, iframe"):
        address = node.attributes.get("src") or node.attributes.get("href") or ""
        assert not address.startswith(("http:", "https:", "//"))


@pytest.mark.parametrize("name", PAGES)
def test_structured_data_is_json(name: str) -> None:
    for script in HTMLParser(HTML[name]).css("script[type='application/ld+json']"):
        assert json.loads(script.text())["@context"] == "https://schema.org"


def test_a_page_that_hides_says_so() -> None:
    assert HTMLParser(HTML["404.html"]).css_matches("meta[name='robots'][content='noindex']")
    assert not HTMLParser(HTML["article.html"]).css_matches("meta[name='robots']")


def test_plain_values_are_escaped() -> None:
    view = examples.article_view(title="<b>“A” & B</b>", summary='"><script>')
    page = examples.Page("x.html", "article.html", view, examples.Furniture())
    html = render(page, environment())
    assert "<b>" not in html
    assert "<script>" not in html
    assert "&lt;b&gt;“A” &amp; B&lt;/b&gt;" in html


def test_calendar_days_say_what_they_hold() -> None:
    tree = HTMLParser(HTML["day.html"])
    table = tree.css_first(".calendar__table")
    assert next(head.attributes["abbr"] for head in table.css("th")) == "Thứ Hai"
    assert all(head.attributes["scope"] == "col" for head in table.css("th"))
    days = table.css("td a")
    assert [day.text() for day in days] == ["2", "3", "7", "10"]
    assert days[1].attributes["aria-label"] == "Tin ngày 3 tháng 8"
    counted = HTMLParser(HTML["year.html"]).css_first(".calendar__table td a")
    assert counted.attributes["aria-label"] == "3 tháng 1, 1 tin"


def test_drafts_and_scheduled_items_are_marked() -> None:
    assert "BẢN NHÁP" in HTML["article-plain.html"]
    assert "HẸN GIỜ" in HTML["exemplar.html"]
    assert "BẢN NHÁP" not in HTML["article.html"]


def test_no_page_says_of_how_many() -> None:
    tree = HTMLParser(HTML["section.html"])
    texts = [node.text(strip=True) for node in tree.css(".pagination a")]
    assert texts == ["Tin mới hơn", "Trang 5", "Trang 4", "Trang 3", "Trang 1", "Tin cũ hơn"]
    assert len(tree.css(".pagination [aria-current='page']")) == 1


def test_a_site_that_declares_nothing_prints_nothing_empty() -> None:
    for html in HTML.values():
        for node in HTMLParser(html).css(
            "p, li, h1, h2, h3, dd, dt, ul, ol, span, a, nav, section"
        ):
            if node.css_matches("svg *"):
                continue
            assert node.text(strip=True) or node.css_first("img, svg, video"), node.html


def test_the_foot_tells_what_is_declared() -> None:
    foot = HTMLParser(HTML["index.html-declared"]).css_first(".foot").text()
    for value in (
        examples.DECLARED.parent_body,
        examples.DECLARED.address,
        examples.DECLARED.phone,
    ):
        assert value in foot


def test_atom_parses_with_full_text() -> None:
    feed = feedparser.parse(MACHINE["feed.atom"])
    assert not feed.bozo
    assert "8.023 đảng viên" in feed.entries[0].content[0].value
    root = ET.fromstring(MACHINE["feed.atom"])
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert titles == [examples.LEAD_TITLE, "“A” & <B>"]
    for entry in root.iter(f"{ATOM}entry"):
        for name in ("title", "id", "updated", "published", "content", "summary"):
            assert entry.findtext(f"{ATOM}{name}")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == examples.SITE.name


def test_json_feed_parses_with_full_text() -> None:
    feed = json.loads(MACHINE["feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][1]["title"] == "“A” & <B>"
    assert "8.023 đảng viên" in feed["items"][0]["content_html"]
    assert "authors" not in feed["items"][1]


def test_sitemap_and_robots() -> None:
    root = ET.fromstring(MACHINE["sitemap.xml"])
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert next(node.text for node in root.iter(f"{space}loc")) == "https://example.vn/"
    assert [node.text for node in root.iter(f"{space}lastmod")] == ["2019-01-04"]
    assert MACHINE["robots.txt"].endswith("Sitemap: https://example.vn/sitemap.xml\n")


def test_every_template_has_an_example() -> None:
    shown = {page.template for page in (*examples.pages(), *examples.machine_pages())}
    top = {name for name in TEMPLATES if "/" not in name} - {"base.html"}
    assert top - shown == {"search.html", "search_letter.html"}


def test_every_component_is_used() -> None:
    text = "\n".join(TEMPLATES.values())
    imported = set(re.findall(r'from "(components/[\w-]+\.html)"', text))
    assert imported == {name for name in TEMPLATES if name.startswith("components/")}
