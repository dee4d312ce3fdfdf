"""Four houses at dusk whose lit windows count 15, 28, 15 and 35: the 93 works in four groups."""

from random import Random

from pens import (
    AMBER,
    BROWN,
    CORAL,
    GOLD,
    HEIGHT,
    INK,
    MAROON,
    RED,
    WHITE,
    WIDTH,
    blossom,
    canvas,
    disc,
    placed,
    poly,
    rect,
    shape,
    tree,
    wash,
)


def four_houses() -> str:
    """Draw four houses at dusk with 15, 28, 15 and 35 lit windows: the 93 works in four groups."""
    parts = [
        "<defs>",
        wash("dusk", "#0e3b42", "#1d6467", "#d98c5f", "#f6c985"),
        wash("lawn", "#14443c", "#0c2f30"),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#dusk)"),
    ]
    dice = Random(93)
    parts += [
        disc(
            dice.uniform(0, WIDTH),
            dice.uniform(0, 380),
            dice.uniform(1.5, 3.5),
            WHITE,
            dice.uniform(0.3, 0.9),
        )
        for _ in range(70)
    ]
    parts.append(placed(shape("M0 -60A60 60 0 1 0 58 18A48 48 0 0 1 0 -60Z", "#fbe6b0"), 1130, 210))
    parts.append(
        "".join(
            rect(x, 1010 - h, w, h, "#4c4a48", 0, 0.3)
            for x, w, h in (
                (0, 100, 240),
                (400, 90, 330),
                (850, 100, 300),
                (1240, 76, 260),
                (1720, 90, 320),
            )
        )
    )
    for x, columns, rows, wall, shade in (
        (120, 3, 5, "#8d2a22", MAROON),
        (500, 4, 7, "#2a7a73", "#c9693f"),
        (960, 3, 5, "#a9682c", BROWN),
        (1320, 5, 7, "#9c2f25", MAROON),
    ):
        parts.append(_lit_house(x, columns, rows, wall, shade))
    parts.append(shape(f"M0 1010Q900 970 {WIDTH} 1010V{HEIGHT}H0Z", "url(#lawn)"))
    parts += [
        placed(tree(h, "#2d6f55", "#17493c", "#5c9a63"), x, y)
        for x, y, h in (
            (50, 1062, 200),
            (442, 1054, 190),
            (902, 1050, 190),
            (1270, 1054, 170),
            (1775, 1066, 200),
        )
    ]
    parts += [
        placed(
            blossom(dice.uniform(9, 16), dice.choice((RED, CORAL, GOLD)), AMBER),
            dice.uniform(0, WIDTH),
            dice.uniform(1090, 1185),
        )
        for _ in range(60)
    ]
    return canvas(*parts)


def _lit_house(x: float, columns: int, rows: int, wall: str, shade: str) -> str:
    base = 1010
    cell_w, cell_h = 74, 92
    w, h = columns * cell_w + 44, rows * cell_h + 130
    top = base - h
    parts = [
        rect(x, top, w, h, wall),
        rect(x + w - 22, top, 22, h, INK, 0, 0.3),
        rect(x - 12, top - 20, w + 24, 28, shade, 4),
    ]
    parts.append(poly(((x + 10, top - 20), (x + w / 2, top - 88), (x + w - 10, top - 20)), shade))
    for row in range(rows):
        for column in range(columns):
            wx, wy = x + 36 + column * cell_w, top + 36 + row * cell_h
            parts.append(rect(wx - 8, wy - 8, 64, 76, "#ffd56b", 6, 0.16))
            parts.append(rect(wx, wy, 48, 60, "#ffd876", 3) + rect(wx, wy, 48, 26, "#ffeab0", 3))
            parts.append(rect(wx + 22, wy, 4, 60, shade) + rect(wx, wy + 26, 48, 4, shade))
    parts.append(
        rect(x + w / 2 - 34, base - 76, 68, 76, shade, 4)
        + rect(x + w / 2 - 26, base - 68, 52, 68, "#20201f", 2, 0.55)
    )
    return "".join(parts)
