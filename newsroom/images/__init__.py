"""Pictures: what an original is, the derivatives it needs, and the making of them.

``inspect`` an original, ``plan`` what its place needs, ``make`` each unit of work (in a pool).
Originals never reach readers. ``shrink`` is what an editor runs on one that is too heavy.
"""

from newsroom.images.derivation import Recipe, derive, engine
from newsroom.images.inspection import Picture, PictureError, Use, fitness, inspect
from newsroom.images.plan import SIZES, Variant, Work, crops, make, plan
from newsroom.images.shrinking import shrink

__all__ = [
    "SIZES",
    "Picture",
    "PictureError",
    "Recipe",
    "Use",
    "Variant",
    "Work",
    "crops",
    "derive",
    "engine",
    "fitness",
    "inspect",
    "make",
    "plan",
    "shrink",
]
