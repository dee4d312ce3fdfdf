"""Our environment leaves out what templates do not use, and not a byte more."""

from typing import Any

import jinja2
import markupsafe
import pytest

from plugins.writer import environment, render_view
from plugins.writer.templating import Environment, escape
from plugins.writer.titles import unpacked


def test_every_page_is_what_stock_jinja_makes_of_it(press: Any) -> None:
    made = environment(press.constants)
    stock = jinja2.Environment(
        loader=made.loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    stock.globals = {
        **made.globals,
        "kept": lambda macro, item, *more: macro(unpacked(item), *more),
    }
    stock.filters.update(made.filters)
    # Stock Jinja joins no bytes.
    stock.filters["fill"] = lambda body: markupsafe.Markup(made.filters["fill"](body).decode())
    stock.filters["decoded"] = str
    assert len({page.template for page in press.pages}) > 20
    for page in press.pages:
        names = {name: getattr(page.view, name) for name in page.view.__struct_fields__}
        wanted = stock.get_template(page.template).render(names)
        assert render_view(press.constants, page.template, page.view) == wanted, page.path


@pytest.mark.parametrize("value", ["a & <b> \"c\" 'd'", markupsafe.Markup("<b>"), 7, None])
def test_escaping_is_that_of_markupsafe(value: object) -> None:
    assert escape(value) == markupsafe.escape(value)


def test_what_the_generator_leaves_out_is_refused() -> None:
    env = Environment(jinja2.DictLoader({}))
    with pytest.raises(jinja2.TemplateAssertionError):
        env.from_string("{{ f(*given) }}")


def test_a_missing_name_is_told_by_its_use() -> None:
    env = Environment(jinja2.DictLoader({}))
    with pytest.raises(jinja2.UndefinedError):
        env.from_string("{{ khong_co.ten }}").render()
