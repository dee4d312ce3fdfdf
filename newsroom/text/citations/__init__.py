"""Citations of State and Party documents: recognised, brought into normal form, judged."""

from newsroom.text.citations.citation import FAULTS, Citation
from newsroom.text.citations.rows import completed
from newsroom.text.citations.search import find, find_full, places, resolve

__all__ = ["FAULTS", "Citation", "completed", "find", "find_full", "places", "resolve"]
