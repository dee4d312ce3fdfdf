"""What a template says of constants alone is worked out when it is loaded, not page after page.

The environment's own names, components and what follows from them (``t("skip")``, ``site.name``) become
variables of the template's module, and text around them is joined to them at once.
"""

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

#: The environment's own names; no view declares one of them.
FUNCTIONS = ("t", "asset", "fragment", "kept")
NAMES = (*FUNCTIONS, "site", "namespace")
#: How a variable begins that holds HTML, a component, and any other value.
HTML, MACRO, VALUE = "html_", "macro_", "value_"


class Folding(NodeTransformer):
    """Folds one template; ``lines`` are the statements that make its variables, in their order."""

    def __init__(self, template: nodes.Template) -> None:
        #: What is bound within the template hides what has its name elsewhere.
        self._bound = {name.name for name in template.find_all(nodes.Name) if name.ctx != "load"}
        self._bound |= {macro.name for macro in template.find_all(nodes.Macro)}
        self._names = {name: name for name in NAMES if name not in self._bound}
        self._variables: dict[str, str] = {}

    @property
    def lines(self) -> list[str]:
        """Return the statements that make the variables."""
        return [f"{name} = {made}" for made, name in self._variables.items()]

    def visit_FromImport(self, node: nodes.FromImport) -> nodes.Node | None:
        """Take components out of their templates once."""
        assert isinstance(node.template, nodes.Const)
        rest: list[Any] = []
        for item in node.names:
            name, alias = item if isinstance(item, tuple) else (item, item)
            if alias in self._bound:
                rest.append(item)
            else:
                made = f"environment.get_template({node.template.value!r}).module.{name}"
                self._names[alias] = self._variable(MACRO, made)
        node.names = rest
        return node if rest else None

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:
        """Name a variable, or one of the environment's own names."""
        known = self._names.get(node.name)
        return _internal(known) if known else node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Expr:
        """Fold a field of a constant."""
        self.generic_visit(node)
        value = _constant(node.node)
        return _internal(self._variable(VALUE, f"{value}.{node.attr}")) if value else node

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:
        """Fold what a component or one of the environment's functions makes of constants."""
        self.generic_visit(node)
        callee = node.node.name if isinstance(node.node, nodes.InternalName) else ""
        values = [_constant(value) for value in (*node.args, *(item.value for item in node.kwargs))]
        if not (callee in FUNCTIONS or callee.startswith(MACRO)) or not all(values):
            return node
        names = [""] * len(node.args) + [f"{item.key}=" for item in node.kwargs]
        arguments = ", ".join(map("".join, zip(names, values, strict=True)))
        return _internal(self._variable(VALUE, f"{callee}({arguments})"))

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:
        """Leave a call whose body the component asks for."""
        self.generic_visit(node.call)
        node.body = [self.visit(part) for part in node.body]
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        """Join text and the constants in it."""
        self.generic_visit(node)
        children: list[nodes.Expr] = []
        run: list[nodes.Expr] = []
        for child in (*node.nodes, None):
            if isinstance(child, nodes.TemplateData) or (child and _is_variable(child)):
                run.append(child)
                continue
            children += self._joined(run)
            run = []
            if child:
                children.append(child)
        node.nodes = children
        return node

    def _joined(self, run: list[nodes.Expr]) -> list[nodes.Expr]:
        if all(isinstance(part, nodes.TemplateData) for part in run):
            return run
        parts = [
            repr(part.data)
            if isinstance(part, nodes.TemplateData)
            else f"escape({_constant(part)})"
            for part in run
        ]
        return [_internal(self._variable(HTML, f"''.join(({', '.join(parts)},))"))]

    def _variable(self, kind: str, made: str) -> str:
        return self._variables.setdefault(made, f"{kind}{len(self._variables)}")


def _internal(name: str) -> nodes.InternalName:
    """Return a node that stands for a variable of the module: templates cannot name it."""
    node = object.__new__(nodes.InternalName)
    nodes.Node.__init__(node, name)
    return node


def _is_variable(node: nodes.Node) -> bool:
    return isinstance(node, nodes.InternalName) and node.name.startswith(VALUE)


def _constant(node: nodes.Node) -> str:
    """Return a constant as Python says it; empty where the node is none."""
    if isinstance(node, nodes.Const):
        return repr(node.value)
    if isinstance(node, nodes.InternalName) and (
        node.name == "site" or node.name.startswith((MACRO, VALUE))
    ):
        return node.name
    return ""


def is_html(node: nodes.Node) -> bool:
    """Tell whether what a node says is HTML for sure: joined text, a component's, a kept one."""
    if isinstance(node, nodes.InternalName):
        return node.name.startswith(HTML)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.InternalName):
        return node.node.name.startswith(MACRO) or node.node.name == "kept"
    return isinstance(node, nodes.Filter) and node.name in {"held", "unbroken", "safe", "fill"}
