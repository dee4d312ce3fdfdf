"""Social cards: the picture that stands for a page where it is shared.

``draw`` a ``Card`` (in a pool); its ``path`` carries the digest of everything that shapes it.
"""

from newsroom.cards.drawing import Card, draw

__all__ = ["Card", "draw"]
