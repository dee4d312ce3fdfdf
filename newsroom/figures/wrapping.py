"""Break a text for SVG, which cannot: by the width that letters have in common sans faces."""

import unicodedata

#: Ems of a character in the wider of the usual interface faces; a combining mark has none.
_NARROW, _USUAL, _CAPITAL, _WIDE = 0.33, 0.58, 0.70, 0.92
_WIDTHS = dict.fromkeys(" \u00a0.,:;'’‘|!()[]/-ijlftrI", _NARROW) | dict.fromkeys("mwMW—%@", _WIDE)


def width_of(text: str) -> float:
    """Return about how many ems a text takes, rather too many than too few."""
    return sum(_width_of_letter(char) for char in text)


def wrap(text: str, most: float) -> list[str]:
    """Break a text at spaces into lines of at most ``most`` ems; a longer word is divided."""
    lines, used = [""], 0.0
    for word in text.split(" "):
        for piece in _pieces(word, most):
            needed = width_of(piece)
            if lines[-1] and used + _NARROW + needed > most:
                lines.append("")
                used = 0.0
            used += needed + (_NARROW if lines[-1] else 0)
            lines[-1] += f" {piece}" if lines[-1] else piece
    return lines


def _pieces(word: str, most: float) -> list[str]:
    pieces, used = [""], 0.0
    for char in word:
        width = _width_of_letter(char)
        if used + width > most:
            pieces.append("")
            used = 0.0
        pieces[-1] += char
        used += width
    return pieces


def _width_of_letter(char: str) -> float:
    base = unicodedata.normalize("NFD", char)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.combining(base):
        return 0.0
    if unicodedata.east_asian_width(base) in "WF":
        return 1.0
    return _CAPITAL if base.isupper() else _USUAL
