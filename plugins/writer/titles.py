"""Titles and other short texts as HTML in which document numbers, dates and some names do not break.

They are kept as they were typed and typeset only here. Each stands on a dozen pages.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from msgspec import msgpack

from newsroom.press import Teaser
from newsroom.text.typography import Spans, pieces, typeset_blocks
from plugins.writer.templating import escape, sure

#: Fields of what views list whose text templates hold.
_FIELDS = ("title", "sentence")


class Titles(dict[str, Markup]):
    """HTML by text, made when first asked for."""

    MOST = 30_000

    def __init__(self) -> None:
        super().__init__()
        #: Packed teasers whose titles are known.
        self._seen: set[bytes] = set()

    def __missing__(self, text: str) -> Markup:
        """Make one."""
        html = sure(held(*typeset_blocks([text])))
        self._keep([(text, html)])
        return html

    def foresee(self, values: Iterable[object]) -> None:
        """Make those that a page with the values of this view will ask for, all at once.

        Most of the cost of one is in beginning a search: together they cost a third.
        """
        fresh = [text for text in set(self._texts(values)) if text not in self and _is_a_line(text)]
        if fresh:
            html = held(*typeset_blocks(fresh))
            self._keep(list(zip(fresh, map(sure, html.split("\n")), strict=True)))

    def _keep(self, made: Sequence[tuple[str, Markup]]) -> None:
        if len(self) + len(made) > self.MOST:
            self.clear()
            self._seen.clear()
        self.update(made)

    def _texts(self, values: Iterable[object]) -> Iterator[str]:
        for value in values:
            for item in value if isinstance(value, tuple) else (value,):
                if type(item) is bytes:
                    if item in self._seen:
                        continue
                    self._seen.add(item)
                shown = unpacked(item)
                for name in _FIELDS:
                    text = getattr(shown, name, None)
                    if isinstance(text, str):
                        yield text


@lru_cache(maxsize=Titles.MOST)
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
