"""The styles keep their rules: layers, names, tokens, no dead lines, few bytes."""

import gzip
import re
import tomllib

import pytest

from tests.theme.preview import THEME, bundles
from tests.theme.rendered import HTML, SCRIPTS, TEMPLATES
from tests.theme.stylesheets import ALL, COMPONENTS, CSS, FILES, block, classes, rules

ELEMENT = re.compile(r"(?:^|[\s>+~(,])(?!from|to)([a-z][a-z0-9]*)(?=$|[\s.:>+~\[),])")
#: Blocks that live and die with the component of another name.
COMPANIONS = {"search": {"hit", "directory"}, "figure-chart": {"chart"}, "figure": {"picture"}}
#: One page of news and its style in the first flight of a connection: 14,600 bytes (design.md).
BUDGET = 5_000


def named(text: str) -> set[str]:
    """Return the classes that a page, a template or a script gives to elements."""
    lists = re.findall(r'(?:class|className)(?:="| = ")([\w -]*)"', text)
    return {name for names in lists for name in names.split()}


def used_classes() -> set[str]:
    found = set().union(*map(named, (*HTML.values(), *TEMPLATES.values(), *SCRIPTS.values())))
    for text in SCRIPTS.values():
        found.update(f"viewer__{name}" for name in re.findall(r'make\("\w+", "(\w+)"', text))
    return found


def defined_classes() -> set[str]:
    return {name for rule in ALL for name in classes(rule.selector)}


def test_every_class_on_a_page_has_a_rule() -> None:
    rendered = set().union(*map(named, HTML.values()))
    assert rendered - defined_classes() == set()


def test_no_rule_is_dead() -> None:
    assert defined_classes() - used_classes() == set()


def test_nothing_begins_or_ends_between_the_widths_of_two_phones() -> None:
    """What is true of a page at 320 pixels is true at 360, but for where things stand."""
    heads = {head for rule in ALL for head in rule.around if "width" in head}
    limits = {float(number) * 16 for head in heads for number in re.findall(r"([\d.]+)rem", head)}
    assert all(re.search(r"[\d.]+rem", head) for head in heads)
    assert min(limits) > 360


def test_custom_properties_are_defined_and_used() -> None:
    text = "\n".join(file.read_text("utf-8") for file in FILES)
    defined = set(re.findall(r"(?<![\w-])(--[\w-]+):", text))
    used = set(re.findall(r"var\((--[\w-]+)", text))
    assert used - defined == set()
    assert defined - used == set()


def test_dark_and_light_name_the_same_colours() -> None:
    light, dark = (
        set(re.findall(r"(--color-[\w-]+):", rule.body))
        for rule in rules(CSS / "tokens.css")
        if rule.selector == ":root"
    )
    assert light - dark == {"--color-veil"}
    assert dark <= light


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_rule_is_in_a_layer(file) -> None:
    declared = re.search(r"@layer ([\w, ]+);", (CSS / "layers.css").read_text("utf-8"))
    assert declared
    layers = declared[1].split(", ")
    assert {rule.layer for rule in rules(file)} <= set(layers)


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.stem)
def test_a_component_has_one_stem(file) -> None:
    allowed = {block(file.stem)} | COMPANIONS.get(file.stem, set())
    for rule in rules(file):
        for selector in rule.selector.split(","):
            last = re.split(r"[\s>+~]+", selector.strip())[-1]
            if rule.layer == "components" and classes(last):
                foreign = {block(name) for name in classes(last)} - allowed
                owned = {block(name) for name in classes(selector)} & allowed
                assert not foreign or owned, f"{file.name}: {selector.strip()}"


def test_elements_are_styled_only_where_there_are_no_classes() -> None:
    for rule in ALL:
        if rule.layer == "prose":
            assert classes(rule.selector), f"{rule.file.name}: {rule.selector}"
            continue
        bare = [
            part for part in rule.selector.split(",") if not classes(part) and ":root" not in part
        ]
        if bare and "@media print" not in rule.around:
            assert rule.layer in {"reset", "base"}, f"{rule.file.name}: {rule.selector}"


def test_components_name_roles_not_values() -> None:
    for file in COMPONENTS:
        text = re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)
        assert not re.search(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", text), file.name


def test_no_force_no_ids_no_glue() -> None:
    for file in FILES:
        assert "!important" not in file.read_text("utf-8"), file.name
    for rule in ALL:
        assert "#" not in rule.selector, f"{rule.file.name}: {rule.selector}"
        assert "&" not in rule.selector, f"{rule.file.name}: {rule.selector}"


def test_physical_sides_are_not_named() -> None:
    sides = "left|right|top|bottom"
    physical = re.compile(
        rf"^\s*(?:(?:margin|padding|border)-(?:{sides})|{sides}|width|height)\s*:", re.MULTILINE
    )
    for rule in ALL:
        assert not physical.search(rule.body), f"{rule.file.name}: {rule.selector}"


def test_vietnamese_marks_have_room() -> None:
    """No line of running text is set tighter than two stacked marks need, nothing is clamped."""
    tokens = (CSS / "tokens.css").read_text("utf-8")
    heights = {
        name: float(value) for name, value in re.findall(r"--line-height-(\w+): ([\d.]+);", tokens)
    }
    assert heights["body"] >= 1.6
    assert heights["heading"] >= 1.28
    assert heights["ui"] >= 1.5
    for rule in ALL:
        assert "line-clamp" not in rule.body
        assert "text-transform" not in rule.body
        assert "letter-spacing" not in rule.body
        if re.search(r"overflow(?:-[xy])?: hidden", rule.body):
            assert rule.selector.startswith(".visually-hidden"), rule.selector


def test_bundles_hold_every_stylesheet_once() -> None:
    listed = tomllib.loads((THEME / "static" / "bundles.toml").read_text("utf-8"))
    files = [file for files in listed.values() for file in files]
    assert sorted(file for file in files if file.endswith(".css")) == sorted(
        file.relative_to(THEME / "static").as_posix() for file in FILES
    )
    assert len(files) == len(set(files))


def test_the_style_of_an_article_is_small() -> None:
    assert len(gzip.compress(bundles()["site.css"].encode(), 9, mtime=0)) <= BUDGET


def test_the_gallery_costs_little_until_it_opens() -> None:
    made = bundles()
    texts = (made[name].encode() for name in ("gallery.js", "gallery.css"))
    size = sum(len(gzip.compress(text, 9, mtime=0)) for text in texts)
    assert size <= 2_000
