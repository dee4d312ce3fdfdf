"""Titles and other short texts as HTML in which document numbers, dates and some names do not break.

They are kept as they were typed and typeset only here. Each stands on a dozen pages.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from msgspec import Struct, msgpack

from newsroom.press import Teaser
from newsroom.text import dates
from newsroom.text.typography import Spans, pieces, typeset_blocks
from plugins.writer.templating import escape, sure

#: Fields of what views list whose text templates hold, written out where it is a day; and fields
#: that list more of it.
_FIELDS = frozenset(("title", "sentence", "text", "day", "article", "contents", "teasers"))


class Titles(dict[str, Markup]):
    """HTML by text, made when first asked for."""

    #: Those of some fifty thousand articles: lists come after all articles, and ask for them again.
    MOST = 100_000

    def __init__(self) -> None:
        super().__init__()
        #: Packed teasers whose titles are known.
        self._seen: set[bytes] = set()

    def __missing__(self, text: str) -> Markup:
        """Make one."""
        html = sure(held(*typeset_blocks([text])))
        self._keep([(text, html)])
        return html

    def foresee(self, views: Iterable[Struct]) -> None:
        """Make those that pages with these views will ask for, all at once.

        Most of the cost of one is in beginning a search: together they cost a third.
        """
        texts: set[str] = set()
        for view in views:
            for name in view.__struct_fields__:
                self._gather(getattr(view, name), texts)
        fresh = [text for text in texts if text not in self and _is_a_line(text)]
        if fresh:
            html = held(*typeset_blocks(fresh))
            self._keep(list(zip(fresh, map(sure, html.split("\n")), strict=True)))

    def _keep(self, made: Sequence[tuple[str, Markup]]) -> None:
        if len(self) + len(made) > self.MOST:
            self.clear()
            self._seen.clear()
        self.update(made)

    def _gather(self, item: object, texts: set[str]) -> None:
        """Add the texts of an item of a view, or of all items of a list."""
        if type(item) is tuple:
            for part in item:
                self._gather(part, texts)
            return
        if type(item) is bytes:
            if item in self._seen:
                return
            self._seen.add(item)
        shown: object = unpacked(item)
        for name in _fields(type(shown)):
            value = getattr(shown, name)
            if type(value) is str:
                texts.add(value)
            elif type(value) is date:
                texts.add(dates.long_date(value))
            else:
                self._gather(value, texts)


def _fields(kind: type) -> list[str]:
    """Return which of the fields above a kind of item has."""
    found = _FIELDS_OF.get(kind)
    if found is None:
        names = getattr(kind, "__struct_fields__", ())
        found = _FIELDS_OF[kind] = [name for name in names if name in _FIELDS]
    return found


_FIELDS_OF: dict[type, list[str]] = {}


# Each is asked for when its title is made and when it is rendered, in one batch.
@lru_cache(maxsize=2_000)
def _teaser(packed: bytes) -> Teaser:
    return _TEASER.decode(packed)


_TEASER = msgpack.Decoder(Teaser)


def unpacked(item: Any) -> Any:
    """Return what a view holds as templates see it: a packed teaser as a teaser."""
    return _teaser(item) if type(item) is bytes else item


def held(text: str, numbers: Spans | None = None) -> str:
    """Return typeset text as HTML; to be told where ``numbers`` stand in it spares a search."""
    return "".join(
        [
            f'<span class="nowrap">{escape(piece)}</span>' if whole else escape(piece)
            for piece, whole in pieces(text, numbers)
        ]
    )


def _is_a_line(text: str) -> bool:
    """Tell whether a text among others is typeset as it is alone: what is in a line, not around it."""
    return "\n" not in text and text == text.strip()


TITLES = Titles()
