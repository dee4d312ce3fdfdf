"""Colours keep their distance in both themes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from tests.theme.stylesheets import ALL, CSS, rules

TEXT, SHAPE = 4.5, 3.0
INKS = ("text", "text-secondary", "accent", "link")
SHAPES = ("border", "gold", "focus")
PAPERS = ("surface", "surface-raised")
PAIRS = [
    *((ink, paper, TEXT) for ink in INKS for paper in PAPERS),
    ("on-accent", "accent", TEXT),
    *((shape, paper, SHAPE) for shape in SHAPES for paper in PAPERS),
    *((f"chart-{number}", "surface", SHAPE) for number in (1, 2, 3, 4)),
]


def themes() -> dict[str, dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--color-([\w-]+): #([0-9a-f]{6});", rule.body))
        for rule in rules(CSS / "tokens.css")
        if rule.selector == ":root"
    )
    return {"light": light, "dark": light | dark}


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_dark_theme_changes_colours_and_nothing_else() -> None:
    """So that rules of axe which look at no colour are asked once, not in both themes."""
    (dark,) = (rule for rule in ALL if "color-scheme" in f"{rule.around}{rule.body}")
    assert dark.selector == ":root"
    declared = [line.strip() for line in dark.body.split(";")]
    assert all(line.startswith("--color-") for line in declared if line)


def test_the_measure_itself() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "paper", "least"), PAIRS)
def test_contrast(theme: str, ink: str, paper: str, least: float) -> None:
    colours = themes()[theme]
    assert contrast(colours[ink], colours[paper]) >= least


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_browser_bar_has_the_colour_of_the_page(theme: str) -> None:
    meta = (CSS.parents[1] / "templates" / "partials" / "head_meta.html").read_text("utf-8")
    assert f'scheme: {theme})" content="#{themes()[theme]["surface"]}"' in meta
