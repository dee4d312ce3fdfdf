"""Templates see the names that their page declares and nothing else."""

import types
import typing
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any, Literal, Union

import jinja2
import jinja2.meta
import msgspec
import pytest
from markupsafe import Markup

from newsroom.bodies import BodyView
from newsroom.furniture import FootNames, MenuNames, SidebarNames
from newsroom.press import PackedTeaser, Teaser, pack
from plugins import writer
from starter import building
from tests import full_site
from tests.sites import Site

TEMPLATES = building.ROOT / "theme" / "templates"
#: Fields whose values are words of a closed list, which templates look up in the strings.
WORDS = {
    "form": ["individual", "collective", "project"],
    "lang": ["vi", "en"],
    "styles": ["gallery.css"],
    "scripts": ["gallery.js"],
}
ROUNDS = 25


@pytest.fixture(scope="module")
def views(press: Any) -> dict[str, set[type]]:
    """Template → the types of its views."""
    found: dict[str, set[type]] = {
        "partials/menu.html": {MenuNames},
        "partials/sidebar.html": {SidebarNames},
        "partials/foot.html": {FootNames},
    }
    for page in press.pages:
        found.setdefault(page.template, set()).add(type(page.view))
    return found


@pytest.fixture(scope="module")
def env(press: Any) -> jinja2.Environment:
    """The writer's environment; bodies are not looked up, only asked for rightly."""
    made: jinja2.Environment = writer.environment.__wrapped__(press.constants)
    made.filters |= {"fill": _fill, "decoded": str}
    return made


def _fill(body: object) -> Markup:
    assert isinstance(body, BodyView)
    return Markup("<p>Chữ.</p>")


class Spy:
    """A value that gives away its declared fields only."""

    def __init__(self, value: msgspec.Struct, place: str) -> None:
        self._value = value
        self._place = place

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._value.__struct_fields__:
            raise AssertionError(f"{self._place} declares no {name!r}")
        return spy(getattr(self._value, name), f"{self._place}.{name}")

    def __getitem__(self, name: str) -> object:
        raise AssertionError(f"{self._place} is no mapping: {name!r}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Spy) and self._value == other._value

    def __hash__(self) -> int:
        return hash(repr(self._value))


def spy(value: object, place: str) -> object:
    if isinstance(value, BodyView):
        return value
    if isinstance(value, msgspec.Struct):
        return Spy(value, place)
    if isinstance(value, tuple):
        return tuple(spy(item, f"{place}[]") for item in value)
    return value


def make(kind: Any, random: Random, name: str = "") -> Any:
    """Return a random value of a declared type; optional and empty ones come half of the time."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (Union, types.UnionType):
        return make(random.choice(arguments), random, name)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            count = random.choice((0, 1, 1, 3))
            return tuple(make(arguments[0], random, name) for _ in range(count))
        return tuple(make(argument, random, name) for argument in arguments)
    if origin is Literal:
        return random.choice(arguments)
    if origin is dict:
        return {}
    makers: dict[Any, Callable[[], object]] = {
        str: lambda: random.choice(WORDS.get(name, ["", "Chữ & “nghĩa” <b>", "/mot/hai/"])),
        int: lambda: random.choice((0, 1, 2018)),
        bool: lambda: random.random() < 0.5,
        date: lambda: date(2018, 12, random.randint(1, 31)),
        datetime: lambda: datetime(2018, 12, random.randint(1, 31), 8, 30),
        type(None): lambda: None,
        PackedTeaser: lambda: pack(make(Teaser, random)),
    }
    if kind in makers:
        return makers[kind]()
    hints = typing.get_type_hints(kind)
    return kind(**{field: make(hints[field], random, field) for field in kind.__struct_fields__})


def names_of(path: str) -> list[str]:
    return sorted(
        found.relative_to(TEMPLATES).as_posix()
        for found in TEMPLATES.glob(path)
        if found.is_file() and found.name != "base.html"
    )


PAGES = [*names_of("*.*"), *names_of("partials/[!h]*.html")]


def closure(env: jinja2.Environment, template: str) -> Iterator[tuple[str, Any]]:
    """Yield a template and all that run in its own scope: parents and includes, not imports."""
    waiting = [template]
    while waiting:
        name = waiting.pop()
        assert env.loader is not None
        parsed = env.parse(env.loader.get_source(env, name)[0])
        yield name, parsed
        waiting += [
            node.template.value
            for node in parsed.find_all((jinja2.nodes.Extends, jinja2.nodes.Include))
        ]


@pytest.mark.parametrize("template", PAGES)
def test_every_template_is_used_by_some_page(views: dict[str, set[type]], template: str) -> None:
    assert template in views


@pytest.mark.parametrize("template", PAGES)
def test_no_template_names_what_its_view_does_not_declare(
    env: jinja2.Environment, views: dict[str, set[type]], template: str
) -> None:
    constants = set(env.globals)
    for view in views[template]:
        declared = set(view.__struct_fields__) | constants
        assert not constants & set(view.__struct_fields__), "a constant hides it"
        for name, parsed in closure(env, template):
            # A macro of the top is known in blocks too, which Jinja's own count misses.
            macros = {node.name for node in parsed.find_all(jinja2.nodes.Macro)} | {
                name if isinstance(name, str) else name[-1]
                for node in parsed.find_all(jinja2.nodes.FromImport)
                for name in node.names
            }
            undeclared = jinja2.meta.find_undeclared_variables(parsed) - declared - macros
            assert not undeclared, f"{name}, as part of {template}"


@pytest.mark.parametrize("component", names_of("components/*.html"))
def test_components_name_nothing_but_their_arguments(
    env: jinja2.Environment, component: str
) -> None:
    assert env.loader is not None
    parsed = env.parse(env.loader.get_source(env, component)[0])
    assert jinja2.meta.find_undeclared_variables(parsed) <= set(env.globals)


@pytest.mark.parametrize("template", PAGES)
def test_templates_ask_only_for_declared_fields(
    env: jinja2.Environment, views: dict[str, set[type]], template: str
) -> None:
    compiled = env.get_template(template)
    for view in sorted(views[template], key=str):
        for seed in range(ROUNDS):
            value = make(view, Random(f"{template} {seed}"))
            given = {name: spy(getattr(value, name), name) for name in value.__struct_fields__}
            compiled.render(given)


def test_a_view_comes_out_of_its_packing_as_it_went_in(press: Any) -> None:
    for page in press.pages:
        view = msgspec.msgpack.decode(page.packed, type=type(page.view))
        assert view == page.view, page.path
        # Equality lets a dictionary's order and a kind of string or number pass.
        assert repr(view) == repr(page.view), page.path


def test_the_environment_gives_no_more_than_it_promises(env: jinja2.Environment) -> None:
    promised = {"site", "t", "asset", "fragment", "kept", "namespace"}
    assert set(env.globals) == promised
    assert env.autoescape is True
    assert env.undefined is jinja2.StrictUndefined


def test_a_missing_string_or_asset_fails_the_build(env: jinja2.Environment) -> None:
    for source in ('{{ t("khong.co") }}', '{{ asset("khong-co.css") }}', "{{ SITENAME }}"):
        with pytest.raises((KeyError, jinja2.UndefinedError)):
            env.from_string(source).render()


def test_what_editors_write_is_escaped(tmp_path: Path) -> None:
    title = 'Một < hai & "ba" </title><script>'
    site = Site(tmp_path).write(full_site.FILES)
    lead = str(full_site.FILES["articles/2019/05/dai.md"])
    site.write(
        {"articles/2019/05/dai.md": lead.replace("Bài dài có đủ thứ", title.replace('"', '\\"'))}
    )
    built = site.build()
    assert built.status == 0, built.told
    page = built.page("/2019/05/09/dai/")
    assert page.css_first("h1").text() == title
    for path, data in built.tree.items():
        if path.endswith((".html", ".atom", ".xml")):
            assert b"</title><script>" not in data, path
