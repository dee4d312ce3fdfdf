"""Every link, anchor and picture of the real site leads somewhere, and every page can be reached."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from starter.building import ROOT
from tests import full_site
from tests.sites import Built, Site, article, many, picture

HOST = "https://trang-thu.invalid"


def pages_of(built: Built) -> dict[str, LexborHTMLParser]:
    """Return every page of a built tree by its address."""
    return {
        f"/{path.relative_to(built.output).as_posix().removesuffix('index.html')}": LexborHTMLParser(
            path.read_text("utf-8")
        )
        for path in sorted(built.output.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def pages(real_site: Built) -> dict[str, LexborHTMLParser]:
    return pages_of(real_site)


def references(page: LexborHTMLParser) -> set[str]:
    """Return everything that a page refers to: links, sources, each size of a picture."""
    found = set()
    for name in ("href", "src", "poster", "action"):
        found |= {node.attributes[name] or "" for node in page.css(f"[{name}]")}
    for node in page.css("[srcset]"):
        found |= {item.split()[0] for item in (node.attributes["srcset"] or "").split(",")}
    for node in page.css('meta[property="og:image"], meta[property="og:url"]'):
        found.add(node.attributes["content"] or "")
    for node in page.css('script[type="application/ld+json"]'):
        found |= set(re.findall(r'"((?:https?:/)?/[^"]*/anh/[^"]*|/anh/[^"]*)"', node.text()))
    return found


def dead(built: Built, pages: dict[str, LexborHTMLParser], base: str = "") -> list[str]:
    """Return what refers to a file or an anchor that is not there, as ``page → target``."""
    anchors: dict[str, set[str]] = {
        address: {node.attributes["id"] or "" for node in page.css("[id]")}
        for address, page in pages.items()
    }
    lost = []
    for address, page in pages.items():
        for target in references(page):
            parts = urlsplit(urljoin(f"{HOST}{base}{address}", target))
            if f"{parts.scheme}://{parts.netloc}" != HOST:
                continue
            path = unquote(parts.path)
            there = path.removeprefix(base) if path.startswith(f"{base}/") else None
            file = built.output / (there or "?").lstrip("/")
            file = file / "index.html" if path.endswith("/") else file
            if target == "" or not file.is_file():
                lost.append(f"{address} → {target!r}")
            elif parts.fragment and unquote(parts.fragment) not in anchors.get(str(there), ()):
                lost.append(f"{address} → {target} (anchor)")
    return sorted(set(lost))


def test_everything_that_pages_refer_to_is_there(
    real_site: Built, pages: dict[str, LexborHTMLParser]
) -> None:
    assert len(pages) > 80
    assert dead(real_site, pages) == []


def test_everything_that_pages_refer_to_is_there_below_a_base_path(site: Site) -> None:
    built = site.write(full_site.with_url(f"{HOST}/cong")).build()
    assert built.status == 0, built.told
    assert dead(built, pages_of(built), "/cong") == []


def test_pictures_of_an_article_that_no_list_shows_are_there(site: Site) -> None:
    """Neither the front page nor a feed reaches the oldest article, and nobody has an address."""
    old = article(
        "![Một bức ảnh](/media/b.jpg)", date="2018-01-01", image="/media/a.jpg", image_alt="Ảnh"
    )
    files = {**many(30), "articles/2018/01/cu.md": old}
    media = {"media/a.jpg": picture(1, 1600, 1000), "media/b.jpg": picture(2, 1600, 1000)}
    built = site.write({**files, **media}).build()
    assert built.status == 0, built.told
    assert len(references(built.page("/2018/01/01/cu/"))) > 12
    assert dead(built, pages_of(built)) == []


def test_every_page_is_reached_from_the_home_page(pages: dict[str, LexborHTMLParser]) -> None:
    reached, waiting = set(), ["/"]
    while waiting:
        address = waiting.pop()
        if address in reached or address not in pages:
            continue
        reached.add(address)
        for node in pages[address].css("a[href], form[action]"):
            given = node.attributes.get("href") or node.attributes.get("action") or ""
            parts = urlsplit(urljoin(f"{HOST}{address}", given))
            if f"{parts.scheme}://{parts.netloc}" == HOST:
                waiting.append(unquote(parts.path))
    assert set(pages) - reached == {"/404.html"}


def test_titles_are_unique(pages: dict[str, LexborHTMLParser]) -> None:
    titles: dict[str, list[str]] = defaultdict(list)
    for address, page in pages.items():
        title = page.css_first("title")
        assert title is not None
        titles[title.text(strip=True)].append(address)
    assert [places for places in titles.values() if len(places) > 1] == []
    assert "" not in titles


def test_every_page_has_one_h1_one_main_and_a_description(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for address, page in pages.items():
        assert [len(page.css(name)) for name in ("h1", "main", "html[lang=vi]")] == [1, 1, 1], (
            address
        )
        if address != "/404.html":
            description = page.css_first('meta[name="description"]')
            assert description is not None, address
            assert len(description.attributes["content"] or "") > 20, address


def test_headings_leave_out_no_level(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        levels = [int(str(node.tag)[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert levels[0] == 1, address
        assert not jumps, address


def test_ids_are_unique(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        ids = Counter(node.attributes["id"] for node in page.css("[id]"))
        assert max(ids.values()) == 1, address


def test_every_picture_has_a_description_and_its_size(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        for image in page.css("img"):
            assert image.attributes.get("alt") is not None, address
            assert int(image.attributes["width"] or 0) > 0, address
            assert int(image.attributes["height"] or 0) > 0, address
        images = page.css("main img")
        assert sum(node.attributes.get("loading") != "lazy" for node in images) <= 1, address


def test_a_page_without_scripts_is_whole(pages: dict[str, LexborHTMLParser]) -> None:
    """Nothing waits for a script: no handler, no `javascript:` address, no empty link."""
    for address, page in pages.items():
        for node in page.css("a"):
            href = node.attributes.get("href") or ""
            assert href not in {"", "#"}, address
            assert not href.startswith("javascript:"), address
        handlers = [
            name for node in page.css("*") for name in node.attributes if name.startswith("on")
        ]
        assert not handlers, address


def test_no_original_and_no_source_is_published(real_site: Built) -> None:
    names = {path.relative_to(real_site.output).as_posix() for path in real_site.output.rglob("*")}
    assert not [name for name in names if name.endswith((".md", ".yaml", ".toml", ".py"))]
    originals = {path.read_bytes() for path in (ROOT / "content" / "media").rglob("*.jpg")}
    assert not [path for path in real_site.output.rglob("*.jpg") if path.read_bytes() in originals]
