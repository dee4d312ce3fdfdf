"""Pelican without the library for reStructuredText: a sixth of a small build would go into its import.

Pelican imports its readers wherever it is imported, and with them docutils. None of them ever runs
here (``plugins.portal``), so a command of ours puts an empty module in their place.
"""

import sys
from types import ModuleType


class Readers:
    """Stands where Pelican's class of that name would."""

    def __init__(self, *_: object, **__: object) -> None:
        raise NotImplementedError("Pelican's own readers never run here")


def without_readers() -> None:
    """Keep Pelican's readers out of this process, if they are not there already."""
    module = ModuleType("pelican.readers", Readers.__doc__)
    module.__dict__["Readers"] = Readers
    sys.modules.setdefault(module.__name__, module)
