"""Libraries without what they import and none of our commands ever runs.

Invoke imports the mocks of the standard library, Pelican its generators with docutils, rich, a watcher
and a writer of feeds: together a fifth of the time of a small build. While they are being imported,
empty classes stand in for these.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

#: What is left out, and the names that are asked of it.
LEFT_OUT = {
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
}


class Absent:
    """Stands where a class would that nobody makes use of; using it fails."""

    def __init__(self, *_: object, **__: object) -> None:
        """Take whatever the class would."""


@contextmanager
def stand_ins() -> Iterator[None]:
    """Keep out what is left out while something else is imported.

    Whoever imports one of these later gets it as it is.
    """
    stands = {}
    for name, wanted in LEFT_OUT.items():
        if name not in sys.modules:
            stands[name] = sys.modules[name] = ModuleType(name)
            stands[name].__dict__.update(dict.fromkeys(wanted, Absent))
    try:
        yield
    finally:
        for name in stands:
            del sys.modules[name]
