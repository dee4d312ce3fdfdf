"""What answers say about themselves, wherever the site is hosted."""

import re
from datetime import datetime
from pathlib import Path

import pytest

from newsroom.serving import PLACES, Host, configuration, headers_of, hosted, policy

ROOT = Path(__file__).parents[3]


def directives(path: str) -> dict[str, str]:
    told = headers_of(path)[policy.CSP]
    return dict(rule.split(" ", 1) for rule in told.split("; "))


@pytest.mark.parametrize("path", ["/", "/2018/12/20/bai/", "/theme/x.css", "/video/x/"])
def test_nothing_is_allowed_but_our_own(path: str) -> None:
    told = directives(path)

    assert told["default-src"] == "'none'"
    assert told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert told["form-action"] == "'self'"
    assert {value for name, value in told.items() if name != "frame-src"} == {"'none'", "'self'"}


def test_the_form_may_talk_to_its_forge_but_runs_our_own_scripts_only() -> None:
    told = directives("/admin/")

    assert told["script-src"] == told["form-action"] == "'self'"
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert told["connect-src"] == "'self' blob: data: https:"


def test_one_table_feeds_nginx_and_pages_like_hosts() -> None:
    nginx, rules = configuration(Host()), hosted.headers()

    for name, value in policy.HEADERS.items():
        assert f'"{value}"' in nginx
        assert name == policy.CACHE or f"  {name}: {value}\n" in rules
    for place in PLACES:
        assert f"\n{place.prefix}*\n" in rules
        for value in place.headers.values():
            assert f'~^{place.prefix} "{value}";' in nginx


def test_rules_that_add_up_drop_what_they_say_anew() -> None:
    blocks = {block.split("\n")[0]: block for block in hosted.headers().split("\n\n")}

    assert f"  ! {policy.CORP}\n" in blocks["/anh/*"]
    assert f"  ! {policy.CSP}\n" in blocks["/video/*"]
    assert policy.CACHE not in blocks["/*"]
    assert "!" not in blocks["/theme/*"]


def test_places_are_those_that_the_builder_fills() -> None:
    """A folder with digests in its names is written in one place of the builder only."""
    code = "".join(
        path.read_text("utf-8")
        for path in [*ROOT.glob("newsroom/**/*.py"), *ROOT.glob("plugins/*.py")]
    )
    for place in PLACES:
        assert re.search(rf"""["']{place.prefix.strip("/")}(?:["'/])""", code), place.prefix


@pytest.mark.parametrize(
    ("now", "ends"),
    [("2026-01-01", "2026-12-31"), ("2026-06-30", "2026-12-31"), ("2026-07-01", "2027-06-30")],
)
def test_security_txt_lasts_half_a_year_or_more(now: str, ends: str) -> None:
    text = hosted.security_txt("a@vi-du.vn", "https://vi-du.vn/", datetime.fromisoformat(now))
    assert text.splitlines() == [
        "Contact: mailto:a@vi-du.vn",
        f"Expires: {ends}T23:59:59+07:00",
        "Preferred-Languages: vi, en",
        "Canonical: https://vi-du.vn/.well-known/security.txt",
    ]
