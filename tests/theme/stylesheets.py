"""Read our stylesheets just well enough to ask what they say: rules, their layer, their selectors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.theme.preview import THEME

CSS = THEME / "static" / "css"
FILES = sorted(CSS.rglob("*.css"))
COMPONENTS = sorted((CSS / "components").glob("*.css"))
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")


@dataclass(frozen=True)
class Rule:
    """A style rule: the at-rules around it from outside in, its selector, its declarations."""

    file: Path
    around: tuple[str, ...]
    selector: str
    body: str

    @property
    def layer(self) -> str:
        return next((at.split()[1] for at in self.around if at.startswith("@layer")), "")


def rules(file: Path) -> Iterator[Rule]:
    """Yield every style rule of a file; nested at-rules are told, ``@page`` is no style rule."""
    yield from _rules(file, _COMMENT.sub("", file.read_text("utf-8")), ())


def _rules(file: Path, text: str, around: tuple[str, ...]) -> Iterator[Rule]:
    at = 0
    while (opening := text.find("{", at)) >= 0:
        head = text[at:opening].rsplit(";", 1)[-1].strip()
        depth, closing = 1, opening
        while depth:
            closing += 1
            depth += {"{": 1, "}": -1}.get(text[closing], 0)
        body = text[opening + 1 : closing]
        if head.startswith(("@layer", "@media", "@supports")):
            yield from _rules(file, body, (*around, head))
        elif not head.startswith("@"):
            yield Rule(file, around, head, body)
        at = closing + 1


def classes(selector: str) -> set[str]:
    """Return the class names in a selector."""
    return set(_CLASS.findall(selector))


def block(name: str) -> str:
    """Return the block of a class: ``teaser`` of ``teaser__title`` and ``teaser--line``."""
    return re.split(r"__|--", name)[0]


ALL = [rule for file in FILES for rule in rules(file)]
