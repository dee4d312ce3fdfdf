"""Hostile titles, tags, alternative texts, captions, names and sources, in pages, feeds and data."""

import json
from xml.etree import ElementTree

import feedparser
import pytest

from tests.hostile.attacks import Attack, table
from tests.hostile.oracle import ATOM, faults
from tests.sites import SITE, Built, Files, Site, article, picture, source

ATTACKS = table("fields")
HARMLESS = [attack for attack in ATTACKS if attack.expected == "page"]
REFUSED = [attack for attack in ATTACKS if attack.expected != "page"]
WORDS = {
    "site.yaml": (
        *("name", "short_name", "tagline", "parent_body", "address", "phone", "email"),
        *("responsible", "license", "report_email"),
    )
}


def everywhere(attack: Attack) -> Files:
    """Return one file of every type with the text in each of its fields."""
    text, number = attack.text, attack.number
    shared = {"title": text, "slug": f"so-{number}", "date": f"2019-05-{1 + number % 28:02}"}
    lead = {"image": "/media/cay.jpg", "image_alt": text}
    return {
        f"articles/2019/05/so-{number}.md": article(
            f"Theo Hướng dẫn {number}-HD/ĐUK.", **shared, **lead, summary=text, tags=[text],
            authors=[text], image_caption=text, source=text,
            corrections=[{"date": "2019-05-30", "note": text}],
        ),
        f"exemplars/so-{number}.md": source(
            "Chữ.", **shared, **lead, kind="individual", unit=text, year=2018, level=text,
            summary=text, award=text, tags=[text], source=text,
            basis={"consent": {"date": "2019-01-01", "scope": text, "held_by": text}},
        ),
        f"galleries/so-{number}.md": source(
            "", **shared, summary=text,
            photos=[{"file": "/media/cay.jpg", "alt": text, "caption": text, "credit": text}],
        ),
        f"videos/so-{number}.md": source(
            "", **shared, summary=text, transcript=text, file="/media/phim.mp4",
            poster="/media/cay.jpg", captions="/media/phim.vtt",
        ),
        f"documents/so-{number}.md": source(
            "", title=text, number=f"{number}-HD/ĐUK", type=text, issuing_body=text,
            issued_on="2018-07-30", replaced_by=text, amended_by=text,
        ),
        f"pages/trang-{number}.md": source("Chữ.", title=text, summary=text),
    }  # fmt: skip


MEDIA: Files = {
    "media/cay.jpg": picture(1, 1600, 1000),
    "media/phim.mp4": b"\x00\x00\x00\x18ftypmp42",
    "media/phim.vtt": "WEBVTT\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = Site(tmp_path_factory.mktemp("fields"))
    files = {name: data for attack in HARMLESS for name, data in everywhere(attack).items()}
    url = SITE.replace("sections:", 'url: "https://vi-du.vn"\nsections:').replace(
        "search: false", "search: true"
    )
    done = site.write({**MEDIA, **files, "site.yaml": url}).build()
    assert done.status == 0, done.told
    return done


def test_nothing_acts(built: Built) -> None:
    assert faults(built.tree) == []


@pytest.mark.parametrize("attack", HARMLESS, ids=str)
def test_readers_see_what_was_written(built: Built, attack: Attack) -> None:
    """Title and summary come back letter by letter from the page, its head and its data."""
    text = " ".join(attack.text.split())
    page = built.page(f"/2019/05/{1 + attack.number % 28:02}/so-{attack.number}/")
    seen = {
        "h1": page.css_first("h1").text(),
        "og:title": page.css_first('meta[property="og:title"]').attributes["content"],
        "data": json.loads(page.css_first('script[type="application/ld+json"]').text())["headline"],
    }
    read = {name: " ".join((value or "").split()) for name, value in seen.items()}
    assert read == dict.fromkeys(seen, text)


def test_feeds_say_what_was_written(built: Built) -> None:
    wanted = {attack.text for attack in HARMLESS}
    atom = built.tree["feed.atom"]
    titles = {
        entry.findtext(f"{ATOM}title")
        for entry in ElementTree.fromstring(atom).iter(f"{ATOM}entry")
    }
    assert titles == wanted
    assert {item["title"] for item in json.loads(built.text("feed.json"))["items"]} == wanted
    read = feedparser.parse(atom)
    assert not read.bozo
    assert len(read.entries) == len(wanted)


@pytest.mark.parametrize("attack", HARMLESS, ids=str)
def test_the_site_and_the_browser_form(site: Site, attack: Attack) -> None:
    """The same in every field of ``site.yaml``, and in what the browser form is configured by."""
    quoted = json.dumps(attack.text, ensure_ascii=False)
    names = [name for name in WORDS["site.yaml"] if name != "name"]
    text = SITE.replace('"Báo Thử"', quoted).replace('"Dân vận"', quoted)
    text += "".join(f"{name}: {quoted}\n" for name in names)
    text += f"topics: [{quoted}]\nadmin: {{enabled: true, repo: {quoted}}}\n"
    files = {**MEDIA, "site.yaml": text, "articles/a.md": article(category=attack.text)}
    built = site.write(files).build()
    assert built.status == 0, built.told
    assert faults(built.tree) == []
    form = json.loads(built.text("admin/config.json"))
    options = [
        option["value"]
        for collection in form["collections"]
        for field in collection.get("fields", ())
        if field["name"] == "category"
        for option in field["options"]
    ]
    assert attack.text in options
    assert form["backend"]["repo"] == attack.text


@pytest.mark.parametrize("attack", REFUSED, ids=str)
def test_what_nobody_sees_is_refused_in_every_field(site: Site, attack: Attack) -> None:
    files = everywhere(attack)
    quoted = json.dumps(attack.text, ensure_ascii=False)
    built = site.write({**MEDIA, **files, "site.yaml": SITE + f"tagline: {quoted}\n"}).build()
    assert built.status == 1
    assert {file for file, rule in built.rules if rule.endswith(("-character",))} == {
        *files, "site.yaml",
    }  # fmt: skip
    assert attack.text not in built.told
