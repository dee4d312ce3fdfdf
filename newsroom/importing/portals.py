"""Profiles of old portals: what each calls the parts of its pages, read from ``portals.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newsroom.text.fold import fold


@dataclass(frozen=True, slots=True)
class Portal:
    """A profile: what to look for on the pages of one portal; see ``portals.toml``."""

    name: str
    recognise: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]

    def knows(self, text: str) -> bool:
        """Say whether a page with this folded text belongs to the portal."""
        return all(fold(line) in text for line in self.recognise)


@cache
def portals() -> tuple[Portal, ...]:
    """Return the profiles, the one for any page last."""
    table = tomllib.loads(Path(__file__).with_name("portals.toml").read_text("utf-8"))
    rest = {name: tuple(value) for name, value in table["any"].items()}
    known = [
        Portal(
            one["name"],
            tuple(one["recognise"]),
            {name: (*one.get(name, ()), *value) for name, value in rest.items()},
        )
        for one in table["portal"]
    ]
    return (*known, Portal("", (), rest))
