"""Full-text search without a server: docs/search-format.md tells the layout.

``words`` is called once a document, when it is read; ``build`` makes the files that lie below
the search page.
"""

from newsroom.search.index import Index, Previous, build
from newsroom.search.layout import Entry
from newsroom.search.words import Source, words

__all__ = ["Entry", "Index", "Previous", "Source", "build", "words"]
