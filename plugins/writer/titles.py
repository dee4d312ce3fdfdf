"""Titles and other short texts as HTML in which document numbers, dates and some names do not break.

They are kept as they were typed and typeset only here. Each stands on a dozen pages.
"""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from newsroom.text.typography import Spans, pieces, typeset_blocks
from plugins.writer.templating import escape, sure

#: Fields of what views list whose text templates hold.
_FIELDS = ("title", "sentence")


class Titles(dict[str, Markup]):
    """HTML by text, made when first asked for."""

    MOST = 30_000

    def __missing__(self, text: str) -> Markup:
        """Make one."""
        html = sure(held(*typeset_blocks([text])))
        self._keep([(text, html)])
        return html

    def foresee(self, values: Iterable[object]) -> None:
        """Make those that a page with the values of this view will ask for, all at once.

        Most of the cost of one is in beginning a search: together they cost a third.
        """
        fresh = [text for text in set(_texts(values)) if text not in self and _is_a_line(text)]
        if fresh:
            html = held(*typeset_blocks(fresh))
            self._keep(list(zip(fresh, map(sure, html.split("\n")), strict=True)))

    def _keep(self, made: Sequence[tuple[str, Markup]]) -> None:
        if len(self) + len(made) > self.MOST:
            self.clear()
        self.update(made)


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


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        for item in value if isinstance(value, tuple) else (value,):
            for name in _FIELDS:
                text = getattr(item, name, None)
                if isinstance(text, str):
                    yield text


TITLES = Titles()
