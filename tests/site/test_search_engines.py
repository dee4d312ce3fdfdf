"""What machines read of a page: canonical address, Open Graph, JSON-LD, site map, robots."""

import json
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests import full_site
from tests.sites import Built, Site

ORIGIN, BASE = "https://vi-du.vn", "/cong"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The full site at a public address below a path."""
    site = Site(tmp_path_factory.mktemp("public")).write(full_site.with_url(ORIGIN + BASE))
    built = site.build()
    assert built.status == 0, built.told
    return built


def meta(page: LexborHTMLParser, name: str) -> str | None:
    node = page.css_first(f'meta[property="{name}"], meta[name="{name}"]')
    return node.attributes["content"] if node else None


def html(built: Built) -> dict[str, LexborHTMLParser]:
    return {
        f"/{name.removesuffix('index.html')}": LexborHTMLParser(built.text(name))
        for name in built.templates
        if name.endswith(".html")
    }


def test_without_an_address_nothing_pretends_to_have_one(real_site: Built) -> None:
    assert not (real_site.output / "sitemap.xml").exists()
    assert "Sitemap" not in real_site.text("robots.txt")
    for address, page in html(real_site).items():
        assert page.css_first("link[rel=canonical]") is None, address
        assert meta(page, "og:url") is None, address
        assert meta(page, "og:image") is None, address


def test_every_page_names_its_canonical_address(public: Built) -> None:
    for address, page in html(public).items():
        canonical = page.css_first("link[rel=canonical]")
        assert canonical is not None, address
        assert canonical.attributes["href"] == f"{ORIGIN}{BASE}{address}"
        assert meta(page, "og:url") == f"{ORIGIN}{BASE}{address}"


def test_the_site_map_lists_every_page_once_and_nothing_else(public: Built) -> None:
    root = ElementTree.fromstring(public.text("sitemap.xml"))
    listed = [element.text for element in root.iter(LOC)]
    assert len({*listed}) == len(listed)
    wanted = {
        f"{ORIGIN}{BASE}{address}"
        for address, page in html(public).items()
        if meta(page, "robots") != "noindex"
    }
    assert {*listed} == wanted
    assert f"{ORIGIN}{BASE}/404.html" not in listed
    assert f"Sitemap: {ORIGIN}{BASE}/sitemap.xml" in public.text("robots.txt")


def test_dates_in_the_site_map_are_those_of_the_articles(public: Built) -> None:
    root = ElementTree.fromstring(public.text("sitemap.xml"))
    dates = {element[0].text: element[1].text for element in root if len(element) > 1}
    assert dates[f"{ORIGIN}{BASE}/2019/05/09/dai/"] == "2019-05-10"
    assert dates[f"{ORIGIN}{BASE}/2019/01/02/bai-001/"] == "2019-01-02"


def test_open_graph_says_what_the_page_is(public: Built) -> None:
    for address, page in html(public).items():
        title, h1 = meta(page, "og:title"), page.css_first("h1")
        assert title, address
        assert meta(page, "og:locale") == "vi_VN"
        assert meta(page, "og:site_name") == "Báo Thử"
        assert h1 is not None
        if public.templates[f"{address.lstrip('/')}index.html".replace(".htmlindex", "")] in {
            "article.html",
            "exemplar.html",
        }:
            assert title == h1.text(strip=True).replace("\N{NO-BREAK SPACE}", " ")
            assert meta(page, "og:type") in {"article", "profile"}
            assert datetime.fromisoformat(meta(page, "article:published_time") or "")


def test_the_social_card_is_there_and_has_the_size_that_is_asked_for(public: Built) -> None:
    page = public.page("/2019/05/09/dai/")
    address = meta(page, "og:image") or ""
    assert address.startswith(f"{ORIGIN}{BASE}/")
    card = public.output / urlsplit(address).path.removeprefix(f"{BASE}/")
    data = card.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)
    assert meta(page, "og:image:alt")


def test_cards_may_be_switched_off(site: Site) -> None:
    files = full_site.with_url(ORIGIN)
    site_file = str(files["site.yaml"]).replace("social_cards: true", "social_cards: false")
    built = site.write({**files, "site.yaml": site_file}).build()
    assert not [name for name in built.tree if name.endswith(".png") and name.startswith("anh/")]
    assert (meta(built.page("/2019/05/09/dai/"), "og:image") or "").endswith(
        ".jpg"
    )  # its own picture
    assert meta(built.page("/2019/01/02/bai-001/"), "og:image") is None


def json_ld(page: LexborHTMLParser) -> dict[str, dict[str, object]]:
    found = [json.loads(node.text()) for node in page.css('script[type="application/ld+json"]')]
    for item in found:
        assert item["@context"] == "https://schema.org"
    return {item["@type"]: item for item in found}


@pytest.mark.parametrize(
    ("address", "kind", "fields"),
    [
        ("/", "Organization", {"name"}),
        (
            "/2019/05/09/dai/",
            "NewsArticle",
            {"headline", "datePublished", "dateModified", "publisher"},
        ),
        ("/2019/05/09/dai/", "BreadcrumbList", {"itemListElement"}),
        ("/dien-hinh/mau/", "Person", {"name", "award"}),
        ("/hinh-anh/cay/", "ImageGallery", {"name"}),
        ("/video/phim/", "VideoObject", {"name", "uploadDate", "thumbnailUrl"}),
    ],
)
def test_structured_data(public: Built, address: str, kind: str, fields: set[str]) -> None:
    data = json_ld(public.page(address))
    assert kind in data
    assert fields <= data[kind].keys()


def test_addresses_in_structured_data_are_absolute(public: Built) -> None:
    for address, page in html(public).items():
        for data in json_ld(page).values():
            for value in addresses_in(data):
                assert value.startswith("https://"), (address, value)


def addresses_in(data: object, name: str = "") -> list[str]:
    match data:
        case dict():
            return [found for key, value in data.items() for found in addresses_in(value, key)]
        case list():
            return [found for value in data for found in addresses_in(value, name)]
        case str() if name in {"url", "item", "contentUrl", "thumbnailUrl", "image", "@id"}:
            return [data]
        case _:
            return []


def test_breadcrumbs_on_the_page_and_in_the_data_agree(public: Built) -> None:
    for address, page in html(public).items():
        data = json_ld(page).get("BreadcrumbList")
        if not data:
            continue
        items = data["itemListElement"]
        assert isinstance(items, list)
        names = [item["name"] for item in items]
        assert [item["position"] for item in items] == [*range(1, len(items) + 1)]
        shown = [node.text(strip=True) for node in page.css(".breadcrumbs a")]
        assert names[: len(shown)] == shown, address
