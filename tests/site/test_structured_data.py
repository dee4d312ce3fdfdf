"""JSON-LD as schema.org and the search engines want it: required fields, whole addresses, true files."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image

from tests import full_site
from tests.sites import Built, Site, article, picture

HOST = "https://vi-du.vn"
ZONED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")
#: What Google's pages on each type call required, and what we promise beyond that.
REQUIRED: dict[str, set[str]] = {
    "NewsArticle": {
        *("headline", "image", "datePublished", "dateModified", "author", "publisher"),
        *("description", "articleSection", "inLanguage", "mainEntityOfPage"),
    },
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "Person": {"name", "url"},
    "Organization": {"name"},
    "WebSite": {"name", "url"},
    "ProfilePage": {"mainEntity"},
    "ImageGallery": {"name", "url", "image", "datePublished"},
    "ImageObject": {"contentUrl", "caption"},
    "VideoObject": {"name", "description", "thumbnailUrl", "uploadDate"},
}
ADDRESSES = {"url", "item", "contentUrl", "thumbnailUrl", "mainEntityOfPage", "image"}
SIGNED = article(
    "Bài không có ảnh.",
    title="Bài của hai người",
    date="2019-05-08",
    authors=["Nguyễn Văn An", "Báo Tuổi Trẻ"],
)
FACELESS = (
    (full_site.FILES["videos/noi-khac.md"] or "")
    .__str__()
    .replace('poster: "/media/cay.jpg"\n', "")
)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The full tiny site with an address and a path, a signed article and a film without a poster."""
    files = {
        **full_site.with_url(f"{HOST}/cong"),
        "articles/2019/05/hai-nguoi.md": SIGNED,
        "videos/noi-khac.md": FACELESS,
    }
    built = Site(tmp_path_factory.mktemp("json-ld")).write(files).build()
    assert built.status == 0, built.told
    return built


def data_of(built: Built, path: str) -> list[dict[str, Any]]:
    address = path.removesuffix("index.html")
    scripts = built.page(address).css('script[type="application/ld+json"]')
    return [json.loads(script.text()) for script in scripts]


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object that has a type, the inner ones too."""
    if isinstance(value, list):
        for item in value:
            yield from things(item)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            yield from things(item)


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as image:
        return image.size


def all_things(built: Built) -> list[dict[str, Any]]:
    paths = [path for path in built.templates if path.endswith(".html")]
    return [thing for path in paths for thing in things(data_of(built, path))]


@pytest.fixture(params=["real", "public"])
def built(request: pytest.FixtureRequest) -> Built:
    name = {"real": "real_site", "public": "public"}[request.param]
    chosen: Built = request.getfixturevalue(name)
    return chosen


def test_every_type_has_what_it_must_have(built: Built) -> None:
    found = all_things(built)
    assert {thing["@type"] for thing in found} <= set(REQUIRED)
    for thing in found:
        lacking = REQUIRED[thing["@type"]] - {name for name, value in thing.items() if value}
        assert not lacking, thing


def test_all_types_are_there(public: Built) -> None:
    assert {thing["@type"] for thing in all_things(public)} == set(REQUIRED)


def test_every_page_but_the_front_has_its_trail(built: Built) -> None:
    for path in built.templates:
        if path.endswith(".html"):
            trails = [one for one in data_of(built, path) if one["@type"] == "BreadcrumbList"]
            assert len(trails) == (path != "index.html"), path
            for trail in trails:
                items = trail["itemListElement"]
                assert [one["position"] for one in items] == list(range(1, len(items) + 1))
                assert len(items) >= 2


def test_dates_have_a_zone(built: Built) -> None:
    for thing in all_things(built):
        for name in ("datePublished", "dateModified", "uploadDate"):
            if name in thing:
                assert ZONED.fullmatch(thing[name])
                assert datetime.fromisoformat(thing[name])
        if "dateModified" in thing:
            assert thing["dateModified"] >= thing["datePublished"]
        if "duration" in thing:
            assert re.fullmatch(r"PT\d+H\d+M\d+S", thing["duration"])


def test_addresses_are_whole_and_answered(public: Built) -> None:
    seen = 0
    for thing in all_things(public):
        for name in ADDRESSES & set(thing):
            values = thing[name] if isinstance(thing[name], list) else [thing[name]]
            for value in (value for value in values if isinstance(value, str)):
                parts = urlsplit(value)
                assert (parts.scheme, parts.netloc) == ("https", "vi-du.vn"), value
                path = public.output / parts.path.removeprefix("/cong/")
                assert (path / "index.html" if value.endswith("/") else path).is_file(), value
                seen += 1
    assert seen > 100


def test_an_article_with_a_picture_has_it_in_three_shapes(built: Built) -> None:
    shapes = []
    for path, template in built.templates.items():
        if template != "article.html" or not built.page(path).css(".article > .figure"):
            continue
        (news,) = (one for one in data_of(built, path) if one["@type"] == "NewsArticle")
        files = [built.output / urlsplit(url).path.removeprefix("/cong").lstrip("/")
                 for url in news["image"]]  # fmt: skip
        sizes = [size_of(file) for file in files]
        assert [round(width / height, 2) for width, height in sizes] == [1.78, 1.33, 1.0]
        assert all(width * height >= 50_000 for width, height in sizes)
        shapes.append(sizes)
    assert shapes


def test_an_article_without_a_picture_has_its_card(public: Built) -> None:
    (news,) = (one for one in data_of(public, "2019/05/08/hai-nguoi/") if "headline" in one)
    assert len(news["image"]) == 1
    assert re.search(r"/anh/the-[0-9a-f]{16}\.png$", news["image"][0])


def test_who_signs_is_a_person_or_a_body_with_a_page(public: Built) -> None:
    (news,) = (one for one in data_of(public, "2019/05/08/hai-nguoi/") if "headline" in one)
    assert news["author"] == [
        {
            "@type": "Person",
            "name": "Nguyễn Văn An",
            "url": f"{HOST}/cong/tac-gia/nguyen-van-an/",
        },
        {
            "@type": "Organization",
            "name": "Báo Tuổi Trẻ",
            "url": f"{HOST}/cong/tac-gia/bao-tuoi-tre/",
        },
    ]
    (profile,) = (
        one for one in data_of(public, "tac-gia/nguyen-van-an/") if one["@type"] == "ProfilePage"
    )
    assert profile["mainEntity"] == news["author"][0]


def test_an_unsigned_article_is_the_body_that_publishes(public: Built) -> None:
    (news,) = (one for one in data_of(public, "2019/01/05/bai-004/") if "headline" in one)
    assert news["author"] == news["publisher"]
    assert news["publisher"]["url"] == f"{HOST}/cong/"


def test_a_person_has_the_award(public: Built) -> None:
    (person,) = (one for one in data_of(public, "dien-hinh/mau/") if one["@type"] == "Person")
    assert (person["name"], person["award"]) == ("Trần Thị Mẫu", "Bằng khen")
    assert person["affiliation"]["name"] == "Sở Thử nghiệm"


def test_a_film_from_elsewhere_without_a_poster_still_has_a_picture(public: Built) -> None:
    (film,) = (one for one in data_of(public, "video/noi-khac/") if one["@type"] == "VideoObject")
    assert film["embedUrl"] == "https://www.youtube-nocookie.com/embed/abcdefghijk"
    assert "/anh/the-" in film["thumbnailUrl"]


def test_shared_pages_have_a_picture_with_words(public: Built) -> None:
    shared = {
        path: public.page(path.removesuffix("index.html"))
        for path, template in public.templates.items()
        if template
        in {
            "home.html",
            "article.html",
            "exemplar.html",
            "gallery.html",
            "video.html",
            "topic.html",
        }
    }
    assert len(shared) > 25
    for path, page in shared.items():
        image = page.css_first('meta[property="og:image"]')
        alt = page.css_first('meta[property="og:image:alt"]')
        assert image is not None, path
        assert alt is not None, path
        assert alt.attributes["content"], path
        file = public.output / (image.attributes["content"] or "").removeprefix(f"{HOST}/cong/")
        assert size_of(file) == (1200, 630), path


def test_without_cards_the_lead_picture_stands_for_its_page(site: Site) -> None:
    files = {
        "site.yaml": 'name: "Báo Thử"\nurl: "https://vi-du.vn"\nsocial_cards: false\nsections:\n'
        '  - name: "Tin tức"\n    slug: "tin-tuc"\n',
        "articles/2019/05/a.md": article(image="/media/a.jpg", image_alt="Hàng cây"),
        "articles/2019/05/b.md": article(title="Không ảnh"),
        "media/a.jpg": picture(1, 1600, 1000),
    }
    built = site.write(files).build()
    page = built.page("/2019/05/06/a/")
    image = page.css_first('meta[property="og:image"]').attributes["content"] or ""
    alt = page.css_first('meta[property="og:image:alt"]').attributes["content"]
    assert size_of(built.output / image.removeprefix(f"{HOST}/")) == (1200, 675)
    assert alt == "Hàng cây"
    assert not built.page("/2019/05/06/b/").css('meta[property="og:image"]')


def test_small_pictures_are_not_enlarged(site: Site) -> None:
    files = {
        "articles/2019/05/a.md": article(image="/media/a.jpg", image_alt="Ảnh nhỏ"),
        "media/a.jpg": picture(3, 400, 200),
    }
    built = site.write(files).build()
    (news,) = (one for one in data_of(built, "2019/05/06/a/") if "headline" in one)
    sizes = [size_of(built.output / url.lstrip("/")) for url in news["image"]]
    assert sizes == [(355, 200), (266, 200)]
