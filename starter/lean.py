"""Libraries without what they import and none of our commands ever runs.

Invoke imports the mocks of the standard library and a YAML of its own, Pelican its generators with
docutils, rich, a watcher and a writer of feeds, and all of them ask which versions and plugins are
installed: together a quarter of the time of a small build. While they are being imported, next to
nothing stands in for these.
"""

import importlib  # noqa: F401 - a package must be there for what stands in to hang on it
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType


class Absent:
    """Stands where a class would that nobody makes use of; using it fails."""

    def __init__(self, *_: object, **__: object) -> None:
        """Take whatever the class would."""


def _no_version(_: str) -> str:
    return ""


def _no_plugins(**_: str) -> tuple[()]:
    return ()


def _no_settings(_: object) -> dict[str, object]:
    """Stand for what a settings file of Invoke's says; nothing of it is about us."""
    return {}


_CLASSES = {
    "unittest.mock": ("Mock",),
    "pelican.generators": (
        *("ArticlesGenerator", "PagesGenerator", "SourceFileGenerator", "StaticGenerator"),
        "TemplatePagesGenerator",
    ),
    "pelican.server": ("ComplexHTTPRequestHandler", "RootedHTTPServer"),
    "rich.console": ("Console",),
    "rich.logging": ("RichHandler",),
    "watchfiles": ("Change", "DefaultFilter"),
    "feedgenerator": ("Atom1Feed", "Rss201rev2Feed", "get_tag_uri"),
    "dateutil.parser": ("parse",),
}
#: What is left out, and what is given for the names that are asked of it.
LEFT_OUT: dict[str, dict[str, object]] = {
    **{name: dict.fromkeys(classes, Absent) for name, classes in _CLASSES.items()},
    "importlib.metadata": {
        "version": _no_version,
        "entry_points": _no_plugins,
        "PackageNotFoundError": Absent,
    },
    "invoke.vendor.yaml": {"safe_load": _no_settings},
}


@contextmanager
def stand_ins() -> Iterator[None]:
    """Keep out what is left out while something else is imported.

    Whoever imports one of these later gets it as it is.
    """
    stands = []
    for name, given in LEFT_OUT.items():
        if name not in sys.modules:
            stand = sys.modules[name] = ModuleType(name)
            vars(stand).update(given)
            package, short = _place(name)
            package[short] = stand
            stands.append(name)
    try:
        yield
    finally:
        for name in stands:
            del sys.modules[name]
            package, short = _place(name)
            package.pop(short, None)


def _place(name: str) -> tuple[dict[str, object], str]:
    """Return the variables of a module's package, none before it is loaded, and the module's name there.

    To ask the package itself for a module may import it.
    """
    package, _, short = name.rpartition(".")
    return vars(sys.modules[package]) if package in sys.modules else {}, short
