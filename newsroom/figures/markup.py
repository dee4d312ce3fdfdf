"""A figure as HTML: title, drawing, the same numbers as a table, note.

Nothing here has a colour or a style: classes say what a thing is, the theme says how it looks.
"""

from html import escape

from newsroom.figures.block import Figure, Row
from newsroom.figures.drawing import anchor, draw
from newsroom.text.typography import pieces, typeset


def render(figure: Figure, number: int) -> str:
    """Return the ``<figure>``; ``number`` counts the charts of one article, from 1."""
    name = f'<span class="figure-chart__title" id="{anchor(number)}">{_text(figure.title)}</span>'
    unit = f' <span class="figure-chart__unit">({_text(figure.unit)})</span>' if figure.unit else ""
    note = f'<p class="figure-chart__note">{_text(figure.note)}</p>' if figure.note else ""
    return (
        f'<figure class="figure-chart"><figcaption>{name}{unit}</figcaption>'
        f"{draw(figure, number)}{_table(figure)}{note}</figure>"
    )


def _table(figure: Figure) -> str:
    caption = f"{figure.title} ({figure.unit})" if figure.unit else figure.title
    first, *series = figure.head
    numbers = "".join(f'<th scope="col" class="align-right">{_text(name)}</th>' for name in series)
    body = "".join(_row(row) for row in figure.rows)
    foot = f"<tfoot>{_row(figure.total)}</tfoot>" if figure.total else ""
    return (
        '<div class="table-scroll"><table>'
        f'<caption class="visually-hidden">{_text(caption)}</caption>'
        f'<thead><tr><th scope="col">{_text(first)}</th>{numbers}</tr></thead>'
        f"<tbody>{body}</tbody>{foot}</table></div>"
    )


def _row(row: Row) -> str:
    cells = "".join(f'<td class="align-right">{escape(text)}</td>' for text in row.texts)
    return f'<tr><th scope="row">{_text(row.label)}</th>{cells}</tr>'


def _text(text: str) -> str:
    return "".join(
        f'<span class="nowrap">{escape(piece)}</span>' if whole else escape(piece)
        for piece, whole in pieces(typeset(text))
    )
