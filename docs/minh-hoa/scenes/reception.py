"""A bright reception desk with a screen, flowers, waiting chairs and a wall clock."""

from pens import (
    BROWN,
    CORAL,
    CREAM,
    DEEP_TEAL,
    GOLD,
    HEIGHT,
    INK,
    LIGHT_WOOD,
    MAROON,
    MINT,
    RED,
    TEAL,
    WHITE,
    WIDTH,
    WOOD,
    canvas,
    disc,
    placed,
    plant,
    poly,
    rect,
    shape,
    wash,
)

from scenes.pieces import clock, vase, window


def reception() -> str:
    """Draw a bright reception desk with a screen, flowers, waiting chairs and a wall clock."""
    parts = [
        "<defs>",
        wash("wall", "#f9ecd0", "#f6e0b8"),
        wash("floor", "#d9b98a", "#c09763"),
        wash("pane", "#bfe0d6", "#eaf4e4"),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#wall)"),
        rect(0, 880, WIDTH, 320, "url(#floor)"),
        rect(0, 868, WIDTH, 16, WOOD),
    ]
    for n in range(9):
        parts.append(
            poly(
                (
                    (n * 225, 884),
                    (n * 225 + 5, 884),
                    (n * 300 - 300 + 8, HEIGHT),
                    (n * 300 - 300, HEIGHT),
                ),
                BROWN,
                0.18,
            )
        )
    parts.append(window(110, 150, 500, 470))
    parts.append(rect(760, 150, 640, 300, TEAL, 12) + rect(776, 166, 608, 268, DEEP_TEAL, 8))
    for n, paint in enumerate((GOLD, CORAL, MINT)):
        y = 204 + n * 76
        parts.append(
            disc(836, y + 18, 24, paint)
            + rect(886, y, 300, 14, WHITE, 7, 0.9)
            + rect(886, y + 24, 210, 12, WHITE, 6, 0.5)
            + rect(1232, y + 2, 112, 34, paint, 17)
        )
    parts.append(clock(1580, 260, 92, 9, 0))
    for x in (900, 1120):
        parts.append(
            rect(x - 4, 0, 8, 60, INK)
            + shape(f"M{x - 70} 118Q{x} 20 {x + 70} 118Z", RED)
            + disc(x, 118, 26, "#fff3c4", 1, 10)
        )
    parts.append(_counter())
    parts.append(placed(plant(430, MAROON), 1640, 1010) + placed(plant(300, GOLD), 470, 905, 0.9))
    for x in (60, 210, 360):
        parts.append(placed(_seat(), x + 60, 1090, 1.0))
    return canvas(*parts)


def _seat() -> str:
    return (
        rect(-62, 6, 124, 8, INK, 4, 0.18)
        + rect(-52, -60, 10, 70, INK)
        + rect(42, -60, 10, 70, INK)
        + rect(-62, -190, 124, 112, TEAL, 16)
        + rect(-62, -84, 124, 34, DEEP_TEAL, 12)
        + rect(-50, -178, 100, 12, MINT, 6, 0.6)
    )


def _counter() -> str:
    return (
        rect(600, 1040, 960, 20, INK, 8, 0.16)
        + rect(640, 700, 880, 344, WOOD, 8)
        + rect(640, 700, 880, 344, "#8a4f2f", 8, 0.25)
        + "".join(rect(672 + n * 140, 762, 112, 258, LIGHT_WOOD, 6) for n in range(6))
        + rect(600, 672, 960, 44, CREAM, 8)
        + rect(600, 706, 960, 12, GOLD)
        # screen, papers, flowers on the counter
        + rect(1180, 500, 230, 150, INK, 10)
        + rect(1192, 512, 206, 126, MINT, 4)
        + rect(1212, 540, 120, 12, WHITE, 6)
        + rect(1212, 566, 160, 10, WHITE, 5, 0.7)
        + rect(1212, 588, 90, 10, WHITE, 5, 0.7)
        + rect(1282, 650, 26, 18, INK)
        + rect(1242, 662, 106, 12, INK, 5)
        + "".join(
            rect(860 + n * 5, 660 - n * 11, 190, 12, (WHITE, CORAL, WHITE, GOLD, WHITE)[n], 3)
            for n in range(5)
        )
        + placed(vase(), 740, 674)
    )
