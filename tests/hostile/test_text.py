"""Hostile bodies: refused with a rule, or harmless in every page and feed, parsed as readers parse."""

from collections import defaultdict

import pytest

from tests.hostile.attacks import Attack, table
from tests.hostile.oracle import faults
from tests.sites import Built, Site, article, picture

ATTACKS = table("text")
MEDIA = {"media/cay.jpg": picture(), "media/site.pem": "-----BEGIN CERTIFICATE-----\n"}


def file_of(attack: Attack) -> str:
    return f"articles/2019/05/so-{attack.number}.md"


def built_of(site: Site, attacks: list[Attack]) -> Built:
    """Build all of them at once, each in an article of its own."""
    files = {
        file_of(attack): article(attack.text, title=f"Số {attack.number}", tags=["Thử"])
        for attack in attacks
    }
    return site.write({"articles/2019/05/tot.md": article(), **MEDIA, **files}).build()


def is_late(attack: Attack) -> bool:
    """Tell a link by address: whether a page answers is known once everything else is sound."""
    return attack.text.startswith("[a](/") and attack.expected == "link-dead"


@pytest.mark.parametrize("late", [False, True])
def test_what_is_hostile_is_refused_by_its_rule(site: Site, late: bool) -> None:
    attacks = [
        attack for attack in ATTACKS if attack.expected != "page" and is_late(attack) == late
    ]
    built = built_of(site, attacks)
    assert built.status == 1
    assert not built.output.exists()
    told = defaultdict(set)
    for finding in built.findings:
        if finding.level == "error":
            told[finding.file].add(finding.rule)
            assert finding.fix.endswith(".")
            assert finding.line >= 7
    missed = {
        str(attack): told[file_of(attack)]
        for attack in attacks
        if attack.expected not in told[file_of(attack)]
    }
    assert missed == {}
    assert {*told} <= {file_of(attack) for attack in attacks}


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    site = Site(tmp_path_factory.mktemp("harmless"))
    built = built_of(site, [attack for attack in ATTACKS if attack.expected == "page"])
    assert built.status == 0, built.told
    return built


def test_what_is_let_through_does_nothing(harmless: Built) -> None:
    assert faults(harmless.tree) == []


def test_what_is_let_through_is_still_there(harmless: Built) -> None:
    """Code is shown as code, words stay words."""
    shown = "\n".join(
        harmless.page(f"/2019/05/06/so-{attack.number}/").css_first(".prose").text()
        for attack in ATTACKS
        if attack.expected == "page"
    )
    for words in ("<script>alert(1)</script>", "{{ 7+7 }}", "[[ wiki ]]", "3 < 5 > 2"):
        assert words in shown


def test_the_judge_sees(site: Site) -> None:
    """Each of these, put into a sound page, is a fault: the oracle is not blind."""
    page = "<!doctype html><title>a</title><p>{}</p>"
    for piece in (
        "<script>alert(1)</script>", '<script src="https://vi-du.vn/x.js"></script>',
        "<img src=x>", '<img src="//vi-du.vn/x.png">', '<img src="/a.png" onerror="x">',
        '<a href="java&Tab;script:alert(1)">a</a>', '<a href="&#1;javascript:alert(1)">a</a>',
        '<a href="/\\vi-du.vn">a</a>', "<iframe></iframe>", '<p style="a">', "<style></style>",
        '<form action="https://vi-du.vn">', '<meta http-equiv="refresh" content="0">',
        '<img srcset="/a.png 1x, //vi-du.vn/b.png 2x" src="/a.png">', "<base href=/>", "\ue000a:\ue001",
        '<p id="a"><p id="a">', '<link rel="stylesheet" href="https://vi-du.vn/a.css">', "\x01",
        '<svg><a xlink:href="javascript:alert(1)">', '<script type="application/ld+json">{</script>',
    ):  # fmt: skip
        assert faults({"a.html": page.format(piece).encode()}), piece
    assert faults({"a.html": page.format('<a href="https://vi-du.vn/">a</a>').encode()}) == []
