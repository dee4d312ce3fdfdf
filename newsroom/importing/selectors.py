"""The few CSS selectors that a portal's profile needs: ``td.content``, ``#body p``, ``[width=468]``."""

import re
from functools import lru_cache
from typing import NamedTuple

from newsroom.importing.tree import Element

_PART = re.compile(
    r"([a-z][a-z0-9]*|\*)|\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:([*^$]?=)\"?([^\]\"]*)\"?)?\]"
)


class _Simple(NamedTuple):
    """One step: a tag or '', and conditions (attribute, operator, value)."""

    tag: str
    conditions: tuple[tuple[str, str, str], ...]


def select(root: Element, selector: str) -> list[Element]:
    """Return the elements that match, in the order of the document; steps are descendants.

    Raises ``ValueError`` for a selector that is none of ours.
    """
    steps = _read(selector)
    found: list[Element] = []
    _walk(root, steps, 0, found)
    return found


def _walk(element: Element, steps: tuple[_Simple, ...], done: int, found: list[Element]) -> None:
    for child in element:
        matched = _matches(child, steps[done])
        if matched and done == len(steps) - 1:
            found.append(child)
        _walk(child, steps, min(done + matched, len(steps) - 1), found)


def _matches(element: Element, step: _Simple) -> bool:
    if step.tag not in {"", "*", element.tag}:
        return False
    return all(_holds(element, *condition) for condition in step.conditions)


def _holds(element: Element, name: str, operator: str, value: str) -> bool:
    has = element.attributes.get(name)
    if has is None:
        return False
    match operator:
        case "~=":
            return value in has.split()
        case "*=":
            return value in has
        case "^=":
            return has.startswith(value)
        case "$=":
            return has.endswith(value)
        case "=":
            return has == value
    return True


@lru_cache(maxsize=256)
def _read(selector: str) -> tuple[_Simple, ...]:
    steps = []
    for word in selector.split():
        tag, conditions, at = "", [], 0
        for part in _PART.finditer(word):
            if part.start() != at:
                break
            at = part.end()
            name, class_, id_, attribute, operator, value = part.groups()
            if name:
                tag = name
            elif class_:
                conditions.append(("class", "~=", class_))
            elif id_:
                conditions.append(("id", "=", id_))
            else:
                conditions.append((attribute, operator or "", value or ""))
        if at != len(word):
            raise ValueError(f"not a selector of ours: {selector}")
        steps.append(_Simple(tag, tuple(conditions)))
    if not steps:
        raise ValueError("an empty selector")
    return tuple(steps)
