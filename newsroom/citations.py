"""Documents that a text cites by number: the public door to `newsroom.text.citations`."""

from newsroom.text.citations import Citation, find, find_full, places, resolve

__all__ = ["Citation", "find", "find_full", "places", "resolve"]
