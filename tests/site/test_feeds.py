"""Feeds as readers' programs see them, and as RFC 4287 and JSON Feed 1.1 want them."""

import json
import re
from datetime import datetime, timedelta
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests import full_site
from tests.sites import Built, Site, article, many

ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:\S+")  # RFC 4151
HOST = "https://vi-du.vn"


def atoms(built: Built) -> dict[str, str]:
    return {name: built.text(name) for name in built.tree if name.endswith(".atom")}


@pytest.fixture(scope="module")
def with_url(tmp_path_factory: pytest.TempPathFactory) -> Built:
    built = Site(tmp_path_factory.mktemp("feeds")).write(full_site.with_url(f"{HOST}/cong")).build()
    assert built.status == 0, built.told
    return built


@pytest.fixture(params=["real", "with url"])
def built(request: pytest.FixtureRequest) -> Built:
    chosen: Built = request.getfixturevalue(
        {"real": "real_site", "with url": "with_url"}[request.param]
    )
    return chosen


def test_every_section_has_a_feed_and_programs_can_read_it(built: Built) -> None:
    feeds = atoms(built)
    sections = {name for name, template in built.templates.items() if template == "section.html"}
    fronts = {name.replace("index.html", "feed.atom") for name in sections if "/trang/" not in name}
    assert set(feeds) == fronts | {"feed.atom"}
    for name, text in feeds.items():
        read = feedparser.parse(text)
        assert not read.bozo, (name, read.get("bozo_exception"))
        assert read.version == "atom10"
        assert read.feed.title
        assert read.entries, name


def test_feeds_keep_the_rules_of_atom(built: Built) -> None:
    for name, text in atoms(built).items():
        root = ElementTree.fromstring(text)
        for element in (root, *root.iter(f"{ATOM}entry")):
            for required in ("id", "title", "updated"):
                assert len(element.findall(ATOM + required)) == 1, (name, required)
            moment = datetime.fromisoformat(element.findtext(f"{ATOM}updated", ""))
            assert moment.utcoffset() == timedelta(hours=7)
        assert root.find(f"{ATOM}author/{ATOM}name") is not None
        entries = root.findall(f"{ATOM}entry")
        ids = [entry.findtext(f"{ATOM}id", "") for entry in entries]
        assert len({*ids}) == len(ids)
        for entry in entries:
            links = [
                link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"
            ]
            assert len(links) == 1
            assert entry.findtext(f"{ATOM}published", "") <= entry.findtext(f"{ATOM}updated", "")
            content = entry.find(f"{ATOM}content")
            assert content is not None
            assert content.get("type") == "html"
            assert LexborHTMLParser(content.text or "").css("p")
        published = [entry.findtext(f"{ATOM}published", "") for entry in entries]
        assert published == sorted(published, reverse=True)
        updated = max(entry.findtext(f"{ATOM}updated", "") for entry in entries)
        assert root.findtext(f"{ATOM}updated") == updated


def test_links_of_a_feed_lead_to_pages(built: Built) -> None:
    base = f"{HOST}/cong/" if built.output.parent.name.startswith("feeds") else "/"
    for text in atoms(built).values():
        for link in ElementTree.fromstring(text).iter(f"{ATOM}link"):
            href = link.get("href", "")
            assert href.startswith(base), href
            path = built.output / href.removeprefix(base)
            assert (path / "index.html" if href.endswith("/") else path).is_file(), href


def test_text_in_a_feed_is_that_of_the_page(built: Built) -> None:
    root = ElementTree.fromstring(built.text("feed.atom"))
    for entry in root.iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        assert link is not None
        address = link.get("href", "").removeprefix(f"{HOST}/cong")
        page = built.page(address).css_first(".prose")
        text = LexborHTMLParser(entry.findtext(f"{ATOM}content", "")).body
        assert page is not None
        assert text is not None
        assert text.text().split() == page.text().split()


def test_ids_are_tag_uris_while_the_site_has_no_address(real_site: Built) -> None:
    for text in atoms(real_site).values():
        for element in ElementTree.fromstring(text).iter(f"{ATOM}id"):
            assert TAG.fullmatch(element.text or ""), element.text


def test_references_in_content_are_absolute_or_have_a_base(with_url: Built) -> None:
    for text in atoms(with_url).values():
        root = ElementTree.fromstring(text)
        for content in root.iter(f"{ATOM}content"):
            base = content.get("{http://www.w3.org/XML/1998/namespace}base", "")
            for node in LexborHTMLParser(content.text or "").css("[href], [src]"):
                target = node.attributes.get("href") or node.attributes.get("src") or ""
                assert urljoin(base, target).startswith(("https://", "mailto:"))


def test_the_json_feed_says_the_same(built: Built) -> None:
    feed = json.loads(built.text("feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    atom = ElementTree.fromstring(built.text("feed.atom"))
    entries = atom.findall(f"{ATOM}entry")
    assert [item["title"] for item in feed["items"]] == [
        entry.findtext(f"{ATOM}title") for entry in entries
    ]
    for item, entry in zip(feed["items"], entries, strict=True):
        assert item["id"] == entry.findtext(f"{ATOM}id")
        assert item["content_html"] == entry.findtext(f"{ATOM}content")
        assert {"url", "summary", "date_published", "date_modified"} <= item.keys()


def test_a_feed_is_cut_to_the_newest(site: Site) -> None:
    files = many(30, category="Tin tức")
    built = site.write(files).build()
    titles = re.findall(r"<title>(Bài số \d+)</title>", built.text("feed.atom"))
    assert titles == [f"Bài số {number}" for number in range(29, 9, -1)]


def test_hostile_words_leave_a_feed_well_formed(site: Site) -> None:
    hostile = article("A ]]> b &amp; <b>c</b>", title="A & B ]]> < C", summary='"&lt;"')
    built = site.write({"articles/2019/05/a.md": hostile}).build()
    assert built.status == 0, built.told
    read = feedparser.parse(built.text("feed.atom"))
    assert not read.bozo
    assert json.loads(built.text("feed.json"))["items"][0]["title"] == "A & B ]]> < C"
