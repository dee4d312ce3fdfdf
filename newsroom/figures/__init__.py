"""Charts that editors write as rows of numbers: a ``bieu-do`` block → a table and an SVG.

``parse`` the block into a ``Figure`` (or tell what is wrong with it), ``render`` it as HTML.
"""

from newsroom.figures.block import Figure, Row, parse
from newsroom.figures.drawing import anchor
from newsroom.figures.markup import render

__all__ = ["Figure", "Row", "anchor", "parse", "render"]
