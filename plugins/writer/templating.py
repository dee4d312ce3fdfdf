"""Jinja with what our templates never use left out: a page costs half as much to render.

Our environment has no functions that ask for a context, no asynchronous templates, and imported
components depend on nothing but their arguments. So calls are plain calls, attributes plain
attributes, a component is imported once, and escaped text stays a plain string until the page is
joined. Written against the pinned Jinja; ``tests/plugins/test_templating.py`` holds every page of
a site to the bytes that stock Jinja gives.
"""

from collections.abc import Callable, MutableMapping
from functools import partial
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup
from markupsafe import escape as careful
from markupsafe._speedups import _escape_inner as escaped

from plugins.writer.compiled import COMPILED
from plugins.writer.folding import MACRO, Folding, is_html


def escape(value: Any) -> str:
    """Return a value as HTML, as ``markupsafe.escape`` does; the result is not marked as such.

    Generated code only ever joins it into the page, so the mark would be made in vain.
    """
    kind = type(value)
    if kind is str:
        return escaped(value)
    if kind is Markup or kind is bytes:  # the latter a body, which only ``pieces`` joins
        return value  # type: ignore[no-any-return]
    if kind is int:  # the level of a heading
        return str(value)
    return careful(value)


#: HTML for sure: `Markup` itself would first ask whether it is.
sure: Callable[[str], Markup] = partial(str.__new__, Markup)


class _Macro(Macro):
    """A macro that takes what it is given as it comes."""

    def __init__(self, environment: Any, func: Any, name: Any, arguments: Any, *rest: Any) -> None:
        super().__init__(environment, func, name, arguments, *rest)
        func.__defaults__ = (missing,) * len(arguments)
        if self.caller:  # it comes last
            func.__defaults__ += (environment.undefined("No caller defined", name="caller"),)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Return its HTML."""
        if kwargs:
            caller = [kwargs.pop("caller")] if self.caller and "caller" in kwargs else []
            named = [kwargs.pop(name, missing) for name in self.arguments[len(args) :]]
            if kwargs:
                raise TypeError(f"{self.name} takes no {', '.join(kwargs)}")
            args = (*args, *named, *caller)
        return sure(self._func(*args))


class _Generator(CodeGenerator):
    """Writes plain calls and attributes where stock code asks the context or the environment."""

    #: What is put out as it is: nobody asks whether it is marked as HTML.
    _bare: nodes.Expr | None = None

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            self.fail("arguments are written one by one here", node.lineno)
        callee = node.node
        if not (isinstance(callee, nodes.InternalName) and callee.name.startswith(MACRO)):
            self.visit(callee, frame)
            self._write_arguments(node, frame, "", forward_caller)
            return
        is_bare = forward_caller or node is self._bare
        self.write(f"{callee.name}._func" if is_bare else f"sure({callee.name}._func")
        self._write_arguments(node, frame, "l_1_", forward_caller)
        self.write("" if is_bare else ")")

    def _write_arguments(
        self, node: nodes.Call, frame: Frame, prefix: str, forward_caller: bool
    ) -> None:
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{prefix}{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(f"{prefix}caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self._bare = node
        self.write("(" if is_html(node) else "escape(")

    def _output_child_post(self, *_: Any) -> None:
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        if frame.buffer is not None:
            self.fail("partials are included in pages and blocks alone", node.lineno)
        self.writeline("yield from environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(").root_render_func(context)")


class _Template(jinja2.Template):
    """A template whose code escapes by ``escape`` and which is imported the same for all."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        *_: Any,
    ) -> "_Template":
        namespace: dict[str, Any] = {"environment": environment, "__file__": code.co_filename}
        namespace |= globals
        exec(code, namespace)
        namespace |= {"escape": escape, "Macro": _Macro, "sure": sure}
        template: _Template = cls._from_namespace(environment, namespace, globals)  # type: ignore
        return template

    def _get_default_module(self, ctx: Any = None) -> Any:
        del ctx
        if self._module is None:
            self._module = self.make_module()
        return self._module


class Environment(jinja2.Environment):
    """A strict, escaping environment over one folder of templates, which do not change meanwhile."""

    code_generator_class = _Generator
    template_class = _Template

    def __init__(self, loader: jinja2.BaseLoader) -> None:
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=COMPILED,
        )
        self._known: dict[str, jinja2.Template] = {}

    def _generate(self, source: nodes.Template, *more: Any, **options: Any) -> str:
        folding = Folding(source)
        code = super()._generate(folding.visit(source), *more, **options)
        return "\n".join([code, *folding.lines])

    def make_globals(self, d: Any) -> MutableMapping[str, Any]:
        """Return the environment's own names: no template has any besides."""
        assert not d
        return self.globals

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> jinja2.Template:
        """Return a template, looked for once."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = super().get_template(name, parent, globals)
        return found
