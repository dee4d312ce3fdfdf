"""An empty hall: red curtains, a lectern with flowers, rows of chairs."""

from pens import (
    AMBER,
    BROWN,
    CORAL,
    CREAM,
    DEEP_RED,
    GOLD,
    HEIGHT,
    INK,
    LEAF,
    LIGHT_WOOD,
    MAROON,
    RED,
    WIDTH,
    WOOD,
    blossom,
    canvas,
    disc,
    glow,
    lotus,
    petal,
    placed,
    plant,
    poly,
    rect,
    shape,
    stroke,
    wash,
)


def hall() -> str:
    """Draw an empty hall: red curtains, a lectern with flowers, rows of chairs."""
    parts = [
        "<defs>",
        wash("wall", "#e9c184", "#f6dfb4"),
        wash("stage", LIGHT_WOOD, WOOD),
        wash("floor", "#8a4a32", "#5a2f26"),
        wash("cloth", "#c9332a", "#97201c"),
        glow("lamp", "#fff3c4", 0.9),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#wall)"),
        rect(0, 0, WIDTH, 850, MAROON),
        rect(280, 120, 1240, 600, "#a3231d"),
    ]
    for n in range(31):
        x = 280 + n * 40
        parts.append(
            rect(x, 120, 20, 600, "#8a1b18", 0, 0.55) + rect(x + 26, 120, 5, 600, "#d0483b", 0, 0.5)
        )
    parts += [disc(x, 330, 330, "url(#lamp)", 0.38) for x in (640, 1160)]
    parts.append(
        rect(230, 720, 1340, 100, "url(#stage)")
        + rect(230, 720, 1340, 12, "#e0b27a")
        + rect(330, 820, 1140, 28, "#7c452f")
    )
    parts += [_curtain(side) for side in (-1, 1)]
    parts.append(_valance())
    parts += [placed(_lectern(), 900, 726, 1.05)]
    for x in (440, 560, 1240, 1360):
        parts.append(placed(plant(210, GOLD if x in {560, 1240} else MAROON), x, 724))
    for x in range(330, 1500, 76):
        parts.append(
            placed(blossom(19, (RED, GOLD, CORAL)[x // 76 % 3], AMBER), x, 806)
            + disc(x + 34, 812, 24, LEAF, 1, 13)
        )
    parts.append(
        rect(0, 848, WIDTH, 352, "url(#floor)")
        + poly(((780, 848), (1020, 848), (1170, HEIGHT), (630, HEIGHT)), "#a3231d")
        + poly(((788, 848), (796, 848), (668, HEIGHT), (648, HEIGHT)), GOLD, 0.8)
        + poly(((1004, 848), (1012, 848), (1152, HEIGHT), (1132, HEIGHT)), GOLD, 0.8)
    )
    for row, (y, size) in enumerate(((920, 0.62), (1010, 0.82), (1125, 1.08))):
        for side in (-1, 1):
            for n in range(8):
                x = 900 + side * (185 + row * 62 + n * 128 * size)
                parts.append(placed(_chair(), x, y, size))
    return canvas(*parts)


def _chair() -> str:
    return (
        rect(-50, 30, 100, 70, MAROON, 10)
        + rect(-54, -62, 108, 108, "#7e1715", 22)
        + rect(-46, -54, 92, 92, "#a3231d", 18)
        + rect(-46, -54, 92, 10, "#d9694a", 6, 0.5)
    )


def _curtain(side: int) -> str:
    folds = "".join(
        shape(
            f"M{n * 62} 60H{n * 62 + 62}Q{n * 62 + 50} 420 {n * 44 + 44} 560"
            f"Q{n * 60 + 40} 720 {n * 60 + 62} 852H{n * 60}"
            f"Q{n * 60 + 4} 700 {n * 44} 560Q{n * 62 + 8} 420 {n * 62} 60Z",
            ("url(#cloth)", "#a9251f")[n % 2],
        )
        for n in range(5)
    )
    tie = rect(-8, 548, 236, 26, GOLD, 12) + "".join(
        rect(186 + n * 10, 570, 6, 54, AMBER, 3) for n in range(4)
    )
    where = "translate(0 0)" if side < 0 else f"translate({WIDTH} 0) scale(-1 1)"
    lining = shape("M0 40H310Q260 420 226 560Q300 720 322 852H0Z", "#7e1715")
    return f'<g transform="{where}">{lining}{folds}{tie}</g>'


def _valance() -> str:
    swags = "".join(
        shape(f"M{x} 0H{x + 300}V70Q{x + 150} 250 {x} 70Z", "url(#cloth)")
        + stroke(f"M{x} 70Q{x + 150} 250 {x + 300} 70", GOLD, 10)
        + stroke(f"M{x + 20} 0Q{x + 150} 150 {x + 280} 0", "#8a1b18", 6, 0.6)
        + stroke(f"M{x + 60} 0Q{x + 150} 80 {x + 240} 0", "#8a1b18", 6, 0.6)
        for x in range(0, WIDTH, 300)
    )
    return swags + rect(0, 0, WIDTH, 26, DEEP_RED) + rect(0, 26, WIDTH, 8, GOLD)


def _lectern() -> str:
    return (
        rect(-86, 0, 172, 12, INK, 4, 0.25)
        + poly(((-78, 0), (78, 0), (94, -168), (-94, -168)), WOOD)
        + poly(((-58, -12), (58, -12), (72, -150), (-72, -150)), LIGHT_WOOD)
        + poly(((-112, -168), (112, -168), (100, -200), (-100, -200)), BROWN)
        + stroke("M20 -200Q26 -250 4 -272", INK, 5)
        + disc(2, -278, 9, INK, 1, 13)
        + "".join(
            placed(petal(54, 12, LEAF), x, -188, 1, turn)
            for x, turn in ((-72, -40), (-50, -10), (-30, 24), (-60, 30))
        )
        + "".join(
            placed(blossom(17, c, AMBER), x, y)
            for x, y, c in (
                (-78, -226, RED),
                (-48, -240, GOLD),
                (-24, -222, CORAL),
                (-56, -212, CREAM),
            )
        )
        + placed(lotus(74), 0, -62)
    )
