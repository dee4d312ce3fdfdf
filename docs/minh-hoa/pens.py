"""Pens and paints of the illustrations: small functions that return SVG text, and one palette.

Everything is drawn on a canvas of 1,800 × 1,200 units, origin top left. No picture holds letters,
portraits or emblems, so nothing in them needs to be read and nobody can be recognised.
"""

from collections.abc import Iterable
from math import cos, pi, sin

WIDTH, HEIGHT = 1800, 1200

CREAM, SAND, PEACH = "#fbf2de", "#f4e0ba", "#f2bf88"
GOLD, AMBER = "#e3ab2f", "#c27f17"
CORAL, RED, DEEP_RED, MAROON = "#d9694a", "#b8281f", "#8d1a17", "#5f1112"
MIST, MINT, TEAL, DEEP_TEAL, NIGHT = "#d5e6da", "#94c2b0", "#1f716c", "#124c4a", "#0b2f33"
LEAF, DARK_LEAF, LIME = "#3f8f5c", "#245f44", "#8fbc62"
WOOD, LIGHT_WOOD, BROWN, INK = "#a5653a", "#cf9a61", "#65392a", "#2a1f1d"
WHITE = "#fffdf7"

Point = tuple[float, float]


def rect(  # drawn hundreds of times; keywords would drown the numbers
    x: float, y: float, w: float, h: float, fill: str, r: float = 0, a: float = 1
) -> str:
    """Return a rectangle with corner radius ``r`` and opacity ``a``."""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{r}"'
        f' fill="{fill}" opacity="{a}"/>'
    )


def disc(  # as for rect
    x: float, y: float, r: float, fill: str, a: float = 1, ry: float | None = None
) -> str:
    """Return a circle, or an ellipse when ``ry`` is given."""
    return (
        f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{r:.1f}" ry="{r if ry is None else ry:.1f}"'
        f' fill="{fill}" opacity="{a}"/>'
    )


def shape(d: str, fill: str, a: float = 1) -> str:
    """Return a filled path."""
    return f'<path d="{d}" fill="{fill}" opacity="{a}"/>'


def stroke(d: str, colour: str, width: float, a: float = 1) -> str:
    """Return an open line with round ends."""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}"'
        f' stroke-linecap="round" stroke-linejoin="round" opacity="{a}"/>'
    )


def poly(points: Iterable[Point], fill: str, a: float = 1) -> str:
    """Return a filled polygon."""
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{corners}" fill="{fill}" opacity="{a}"/>'


def placed(parts: str, x: float, y: float, scale: float = 1, turn: float = 0) -> str:
    """Move a drawing made around the origin to (``x``, ``y``); ``turn`` in degrees."""
    return (
        f'<g transform="translate({x:.1f} {y:.1f}) rotate({turn:.1f}) scale({scale})">{parts}</g>'
    )


def wash(name: str, *stops: str, across: bool = False) -> str:
    """Return a linear gradient called ``name``, even stops, downwards or ``across``."""
    end = 'x2="1" y2="0"' if across else 'x2="0" y2="1"'
    steps = "".join(
        f'<stop offset="{index / (len(stops) - 1):.3f}" stop-color="{colour}"/>'
        for index, colour in enumerate(stops)
    )
    return f'<linearGradient id="{name}" x1="0" y1="0" {end}>{steps}</linearGradient>'


def glow(name: str, colour: str, strength: float = 1) -> str:
    """Return a radial gradient that fades ``colour`` out."""
    return (
        f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}" '
        f'stop-opacity="{strength}"/><stop offset="1" stop-color="{colour}" stop-opacity="0"/>'
        "</radialGradient>"
    )


def canvas(*parts: str) -> str:
    """Return the whole picture."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )


def petal(length: float, width: float, fill: str, a: float = 1) -> str:
    """Return a pointed petal or leaf that grows upwards from the origin."""
    return shape(
        f"M0 0C{width} {-length * 0.25:.1f} {width * 0.8:.1f} {-length * 0.75:.1f} 0 {-length}"
        f"C{-width * 0.8:.1f} {-length * 0.75:.1f} {-width} {-length * 0.25:.1f} 0 0Z",
        fill,
        a,
    )


def lotus(size: float, light: str = "#f3a7a0", dark: str = "#d4625f") -> str:
    """Return a lotus in side view, standing on the origin."""
    back = "".join(
        placed(petal(size, size * 0.34, dark), 0, 0, 1, turn) for turn in (-62, 62, -34, 34)
    )
    front = "".join(
        placed(petal(size * 0.98, size * 0.36, light), 0, 0, 1, turn) for turn in (-46, 46, -18, 18)
    )
    return back + front + petal(size * 1.02, size * 0.33, "#fbd3c6")


def blossom(size: float, fill: str, heart: str = GOLD) -> str:
    """Return a small five-petalled flower seen from above."""
    petals = "".join(
        disc(size * 0.6 * cos(turn), size * 0.6 * sin(turn), size * 0.46, fill)
        for turn in (pi * (0.4 * index - 0.5) for index in range(5))
    )
    return petals + disc(0, 0, size * 0.34, heart)


def plant(height: float, pot: str = RED, leaf: str = LEAF, shade: str = DARK_LEAF) -> str:
    """Return a potted plant that stands on the origin."""
    leaves = "".join(
        placed(
            petal(height * long, height * 0.14, shade if index % 2 else leaf),
            0,
            -height * 0.3,
            1,
            turn,
        )
        for index, (turn, long) in enumerate(
            ((-64, 0.5), (62, 0.52), (-40, 0.66), (42, 0.64), (-16, 0.74), (18, 0.72), (0, 0.66))
        )
    )
    w = height * 0.2
    return (
        leaves
        + poly(((-w, -height * 0.36), (w, -height * 0.36), (w * 0.72, 0), (-w * 0.72, 0)), pot)
        + rect(-w * 1.12, -height * 0.39, w * 2.24, height * 0.07, pot, 4)
        + rect(-w * 1.12, -height * 0.33, w * 2.24, height * 0.02, INK, 0, 0.25)
    )


def tree(height: float, leaf: str = LEAF, shade: str = DARK_LEAF, light: str = "#66ad69") -> str:
    """Return a broad street tree that stands on the origin."""
    h = height
    trunk = shape(
        f"M{-h * 0.035} 0C{-h * 0.02} {-h * 0.2} {-h * 0.03} {-h * 0.35} {-h * 0.09} {-h * 0.5}"
        f"L{-h * 0.05} {-h * 0.52}L0 {-h * 0.4}L{h * 0.06} {-h * 0.54}L{h * 0.09} {-h * 0.51}"
        f"C{h * 0.03} {-h * 0.36} {h * 0.025} {-h * 0.2} {h * 0.045} 0Z",
        BROWN,
    )
    clumps = (
        (-0.2, 0.56, 0.17),
        (0.2, 0.55, 0.16),
        (0, 0.52, 0.15),
        (-0.1, 0.74, 0.18),
        (0.12, 0.75, 0.17),
    )
    crown = "".join(disc(h * x, -h * y, h * r, shade) for x, y, r in clumps)
    crown += "".join(
        disc(h * (x - 0.02), -h * (y + 0.025), h * r * 0.88, leaf) for x, y, r in clumps
    )
    crown += "".join(
        disc(h * (x * 0.8 - 0.07), -h * (y + 0.05), h * r * 0.58, light)
        for x, y, r in clumps[:2] + clumps[3:]
    )
    return trunk + crown


def palm(height: float, fill: str = DARK_LEAF, trunk: str = BROWN, lean: float = 0.1) -> str:
    """Return a coconut palm that stands on the origin."""
    top = height * lean
    stem = stroke(
        f"M0 0Q{top * 0.2:.0f} {-height * 0.6:.0f} {top:.0f} {-height}", trunk, height * 0.035
    )
    frond = shape(
        f"M0 0C{height * 0.14} {-height * 0.16} {height * 0.34} {-height * 0.12}"
        f" {height * 0.42} {height * 0.08}"
        f"C{height * 0.3} {-height * 0.02} {height * 0.16} {-height * 0.05} 0 0Z",
        fill,
    )
    turns = (-52, -18, 20, 128, 162, 196, 234)
    return stem + "".join(
        placed(
            frond if turn < 90 else f'<g transform="scale(1 -1)">{frond}</g>', top, -height, 1, turn
        )
        for turn in turns
    )
