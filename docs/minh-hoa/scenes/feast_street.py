"""A row of shophouses dressed with bunting, lanterns and flower pots."""

from random import Random

from pens import (
    AMBER,
    BROWN,
    CORAL,
    CREAM,
    DEEP_RED,
    DEEP_TEAL,
    GOLD,
    HEIGHT,
    INK,
    LEAF,
    MAROON,
    RED,
    TEAL,
    WHITE,
    WIDTH,
    WOOD,
    blossom,
    canvas,
    disc,
    placed,
    poly,
    rect,
    shape,
    stroke,
    wash,
)


def feast_street() -> str:
    """Draw a row of shophouses dressed with bunting, lanterns and flower pots."""
    dice = Random(19)
    parts = [
        "<defs>",
        wash("sky", "#8fc3b7", "#d6e8d8", "#fbeccb"),
        wash("ground", "#e8cf9f", "#d3ad72"),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
    ]
    for x, y, w in ((130, 120, 260), (760, 80, 320), (1360, 150, 260)):
        parts.append(
            rect(x, y, w, 28, WHITE, 14, 0.8)
            + rect(x + w * 0.25, y - 24, w * 0.45, 28, WHITE, 14, 0.8)
        )
    walls = (
        (0, 300, 560, "#f0c27a", TEAL),
        (300, 290, 660, "#f7e6c4", RED),
        (590, 300, 520, "#c65a40", DEEP_TEAL),
        (890, 310, 620, "#e7b04b", DEEP_RED),
        (1200, 290, 700, "#7fb3a2", MAROON),
        (1490, 320, 570, "#f7e6c4", TEAL),
    )
    for x, w, h, wall, trim in walls:
        parts.append(_shophouse(x, 1000, w, h, wall, trim))
    parts.append(
        rect(0, 1000, WIDTH, 200, "url(#ground)") + rect(0, 1000, WIDTH, 14, BROWN, 0, 0.35)
    )
    parts.append(_bunting((-40, 190), (1840, 120), 90))
    left, right, sag = (-40.0, 300.0), (1840.0, 320.0), 110
    parts.append(
        stroke(f"M{left[0]} {left[1]}Q900 {310 + 2 * sag} {right[0]} {right[1]}", INK, 3, 0.6)
    )
    for n in range(6):
        x, y = _on_rope(left, right, sag, 0.115 + n * 0.154)
        parts.append(placed(_lantern(), x, y + 70))
    for x in range(90, WIDTH, 162):
        parts.append(placed(_flower_pot(dice), x, 1080 + (x // 162 % 2) * 30, 1.15))
    return canvas(*parts)


def _on_rope(
    start: tuple[float, float], end: tuple[float, float], sag: float, t: float
) -> tuple[float, float]:
    """Return the point of a hanging rope at ``t`` from 0 to 1."""
    x = start[0] + (end[0] - start[0]) * t
    return x, start[1] + (end[1] - start[1]) * t + 4 * sag * t * (1 - t)


def _bunting(start: tuple[float, float], end: tuple[float, float], sag: float) -> str:
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 2 * sag)
    parts = [
        stroke(f"M{start[0]} {start[1]}Q{middle[0]} {middle[1]} {end[0]} {end[1]}", INK, 3, 0.6)
    ]
    for n in range(1, 32):
        x, y = _on_rope(start, end, sag, n / 32)
        parts.append(
            poly(
                ((x - 22, y - 2), (x + 22, y - 2), (x, y + 50)),
                (RED, GOLD, CREAM, TEAL, CORAL)[n % 5],
            )
        )
    return "".join(parts)


def _flower_pot(dice: Random) -> str:
    paint = dice.choice((GOLD, CORAL, "#f3c647", RED))
    heads = "".join(
        placed(blossom(dice.uniform(13, 18), paint, AMBER if paint != GOLD else DEEP_RED), x, y)
        for x, y in (
            (-34, -92),
            (0, -104),
            (34, -92),
            (-20, -72),
            (20, -72),
            (-44, -66),
            (44, -66),
            (0, -80),
        )
    )
    return (
        disc(0, -72, 56, LEAF, 1, 42)
        + heads
        + poly(((-36, -44), (36, -44), (26, 14), (-26, 14)), BROWN)
        + rect(-42, -52, 84, 16, WOOD, 4)
    )


def _shophouse(x: float, base: float, w: float, h: float, *paints: str) -> str:
    wall, trim = paints
    top = base - h
    parts = [rect(x, top, w, h, wall), rect(x + w - 26, top, 26, h, INK, 0, 0.08)]
    parts.append(
        rect(x - 8, top - 18, w + 16, 30, trim, 4)
        + rect(x + w * 0.3, top - 62, w * 0.4, 46, wall)
        + rect(x + w * 0.27, top - 74, w * 0.46, 18, trim, 4)
    )
    rows = int((h - 270) // 150)
    for row in range(rows + 1):
        y = top + 52 + row * 158
        if y > base - 380:
            break
        for column in range(2):
            wx = x + w * (0.14 + 0.42 * column)
            parts.append(
                shape(
                    f"M{wx} {y + 100}V{y + 36}Q{wx + w * 0.15} {y - 14}"
                    f" {wx + w * 0.3} {y + 36}V{y + 100}Z",
                    CREAM,
                )
            )
            parts.append(
                shape(
                    f"M{wx + 9} {y + 100}V{y + 40}Q{wx + w * 0.15} {y}"
                    f" {wx + w * 0.3 - 9} {y + 40}V{y + 100}Z",
                    trim,
                )
            )
            parts.append(
                rect(wx + w * 0.15 - 3, y + 14, 6, 86, CREAM)
                + rect(wx - 8, y + 98, w * 0.3 + 16, 12, CREAM, 3)
            )
    parts.append(
        rect(x + 24, base - 200, w - 48, 200, MAROON)
        + rect(x + 38, base - 186, w - 76, 186, "#f9dca0")
    )
    parts += [rect(x + 38 + n * (w - 76) / 3, base - 186, 8, 186, MAROON) for n in (1, 2)]
    stripes = 8
    for n in range(stripes):
        sx, sw = x + 8 + n * (w - 16) / stripes, (w - 16) / stripes
        parts.append(
            shape(f"M{sx} {base - 246}h{sw}v52q{-sw / 2} 30 {-sw} 0Z", trim if n % 2 else WHITE)
        )
    return "".join(parts)


def _lantern() -> str:
    return (
        stroke("M0 -70V-44", INK, 4)
        + rect(-20, -48, 40, 10, GOLD, 3)
        + disc(0, 0, 46, RED, 1, 42)
        + disc(0, 0, 26, CORAL, 0.8, 42)
        + disc(0, 0, 8, GOLD, 0.8, 42)
        + rect(-20, 38, 40, 10, GOLD, 3)
        + "".join(stroke(f"M{x} 48V82", GOLD, 4) for x in (-10, 0, 10))
    )
