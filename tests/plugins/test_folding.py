"""Folded or not, a template says the same; ``test_templating.py`` holds every page to that."""

from typing import Any

import jinja2
import pytest

from plugins.writer.folding import FUNCTIONS, NAMES
from plugins.writer.templating import Environment, sure

TEMPLATES = {
    "base.html": "<{{ t('a') }}>{% block main %}{% endblock %}</{{ site.name }}>",
    "link.html": "{% macro link(text, url='', level=2) %}<{{ url }}{{ level }}>{{ text }}{% endmacro %}",
    "note.html": "{% macro note(title) %}<p>{{ title }}: {{ caller() }}</p>{% endmacro %}",
    "hiding.html": "{% macro hiding(site, t='x') %}{{ site.name }} {{ t }}{% endmacro %}",
}
CASES = [
    "{{ t('a') }} and {{ t('a') ~ site.name }} and {{ t('b', x=item.name) }}",
    "{% for t in items %}{{ t }}{% endfor %}{{ asset('a') }}",
    "{% set site = item %}{{ site.name }}",
    "{% from 'link.html' import link %}{{ link(t('a'), level=3) }}{{ link(item.name, t('a')) }}",
    "{% from 'link.html' import link as way %}{{ way(way(item.name), url=site.name)|upper }}",
    "{% from 'link.html' import link %}{% for link in items %}{{ link }}{% endfor %}",
    "{% from 'link.html' import link %}{% for x in items %}{{ kept(link, x, t('a')) }}{% endfor %}",
    "{% from 'link.html' import link %}{{ kept(link, site.name) }} {{ fragment('a') }}",
    "{% from 'note.html' import note %}{% call note(t('a')) %}{{ t('a') }} {{ item.name }}{% endcall %}",
    "{% from 'hiding.html' import hiding %}{{ hiding(item) }} {{ hiding(site, t=site.name) }}",
    "{% extends 'base.html' %}{% from 'link.html' import link %}"
    "{% block main %}{% if items %}{{ link(items[0]) }}{{ super() }}{% endif %}{% endblock %}",
]


class Site:
    name = '"Trang" & <b>'


class Item:
    name = "A & B"


GIVEN = {"item": Item, "items": ["<1>", "2"]}


def environments(templates: dict[str, str]) -> tuple[jinja2.Environment, jinja2.Environment]:
    """Return our environment over some templates, and stock Jinja over the same."""
    ours, stock = (
        kind(loader=jinja2.DictLoader(templates), **more)
        for kind, more in ((Environment, {}), (jinja2.Environment, {"autoescape": True}))
    )
    strings = {"a": "<chữ>", "b": "{x} & {x}"}
    names: dict[str, Any] = {
        "site": Site,
        "t": lambda key, **values: strings[key].format(**values),
        "asset": {"a": "/theme/a&b.css"}.__getitem__,
        "fragment": lambda name: sure(f"<{name}>"),
        "kept": lambda macro, *arguments: macro(*arguments),
        "namespace": jinja2.utils.Namespace,
    }
    assert sorted(names) == sorted(NAMES)
    for made in (ours, stock):
        made.globals.clear()
        made.globals.update(names)
    return ours, stock


@pytest.mark.parametrize("source", CASES)
def test_a_folded_template_says_what_stock_jinja_says(source: str) -> None:
    ours, stock = environments(TEMPLATES | {"page.html": source})
    for _ in range(2):
        assert ours.get_template("page.html").render(GIVEN) == stock.get_template(
            "page.html"
        ).render(GIVEN)


def test_what_follows_from_constants_is_worked_out_once() -> None:
    page = "{% from 'link.html' import link %}<{{ t('a') }}>{{ link(t('a')) }}{{ item.name }}"
    ours, _ = environments(TEMPLATES | {"page.html": page})
    asked: list[str] = []
    ours.globals["t"] = lambda key: asked.append(key) or key
    for _ in range(3):
        ours.get_template("page.html").render(GIVEN)
    assert asked == ["a"]


@pytest.mark.parametrize("function", FUNCTIONS)
def test_what_a_constant_misses_is_told_when_the_template_is_loaded(function: str) -> None:
    page = "{% if item %}{{ " + function + "('không có', 1, 2) }}{% endif %}"
    ours, _ = environments({"page.html": page})
    with pytest.raises((KeyError, TypeError)):
        ours.get_template("page.html")
