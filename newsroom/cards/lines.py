"""Where the lines of a card break.

Vietnamese breaks at spaces only; a syllable is never divided and U+00A0 never broken. Lines hold what
they hold on a page (`newsroom.text.typography`: “93 công trình”, Hồ Chí Minh); here a short quoted
name (“Dân vận khéo”) and words joined by a spaced hyphen (Dân - Chính - Đảng) stay whole too.
"""

import re
from collections.abc import Callable

from PIL import ImageFont

from newsroom.text.typography import typeset

#: Ink of the tallest and deepest Vietnamese letters in ems, above and below the base line.
ASCENT, DESCENT = 1.01, 0.26
#: From one base line to the next, in ems: more than the sum of both.
LEADING = 1.29

_QUOTED = re.compile("“[^“”]{1,24}”")


def break_lines(widths: list[float], space: float, most: float) -> list[int] | None:
    """Return how many words go on each line: as few lines as ``most`` allows, evenly filled.

    ``widths`` are those of the words; None when a single word is wider than ``most``.
    """
    if not widths or max(widths) > most:
        return None if widths else []
    counts = _fill(widths, space, most)
    narrow, wide = max(widths), most
    while wide - narrow > 0.5:  # the narrowest column with as many lines is the most even one
        middle = (narrow + wide) / 2
        if len(_fill(widths, space, middle)) == len(counts):
            wide = middle
        else:
            narrow = middle
    return _fill(widths, space, wide)


def _fill(widths: list[float], space: float, most: float) -> list[int]:
    counts, used = [0], 0.0
    for width in widths:
        if counts[-1] and used + space + width > most:
            counts.append(0)
            used = 0.0
        used += width + (space if counts[-1] else 0)
        counts[-1] += 1
    return counts


def words_of(text: str) -> list[str]:
    """Split at the spaces where a line may break."""
    held = _QUOTED.sub(lambda match: match[0].replace(" ", "\u00a0"), typeset(text))
    held = re.sub("[ \u00a0]- ", "\u00a0-\u00a0", held)
    return held.split(" ") if held else []


def fit(
    fonts: Callable[[int], ImageFont.FreeTypeFont],
    text: str,
    width: int,
    height: int,
    sizes: tuple[int, ...],
) -> tuple[int, list[str]]:
    """Return the largest size at which the text fits, and its lines; cut with '…' at the least."""
    words = words_of(text)
    for size in sizes:
        font, most = fonts(size), _lines_in(height, size)
        counts = break_lines([font.getlength(word) for word in words], font.getlength(" "), width)
        if counts is not None and len(counts) <= most:
            return size, _joined(words, counts)
    least = sizes[-1]
    font, most = fonts(least), _lines_in(height, least)
    words = [cut(font, word, width) for word in words]
    lines = _joined(
        words, _fill([font.getlength(word) for word in words], font.getlength(" "), width)
    )
    return least, [*lines[: most - 1], cut(font, " ".join(lines[most - 1 : most + 1]), width)]


def _lines_in(height: int, size: int) -> int:
    return 1 + int((height / size - ASCENT - DESCENT) / LEADING)


def _joined(words: list[str], counts: list[int]) -> list[str]:
    lines, at = [], 0
    for count in counts:
        lines.append(" ".join(words[at : at + count]))
        at += count
    return lines


def cut(font: ImageFont.FreeTypeFont, text: str, most: float) -> str:
    """Return the text, or its beginning and '…': whole words, letters only of a lone long word."""
    if font.getlength(text) <= most:
        return text
    words = text.split(" ")
    while len(words) > 1:
        words.pop()
        if font.getlength(short := " ".join(words).rstrip(" ,;:.-–") + "…") <= most:
            return short
    letters = words[0][:200]
    while letters and font.getlength(letters + "…") > most:
        letters = letters[:-1]
    return letters + "…"
