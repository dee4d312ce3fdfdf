"""A round table set for a training session, with a flip chart and windows."""

from pens import (
    BROWN,
    CORAL,
    DEEP_RED,
    DEEP_TEAL,
    GOLD,
    HEIGHT,
    INK,
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
    stroke,
    wash,
)

from scenes.pieces import tea_cup, vase, window


def training_room() -> str:
    """Draw a round table set for a training session, with a flip chart and windows."""
    parts = [
        "<defs>",
        wash("wall", "#cfe3d6", "#e9f0dd"),
        wash("floor", "#d8b483", "#b98b57"),
        wash("pane", "#f6dcae", "#fdf3da"),
        wash("top", "#d9a066", "#bf8249"),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#wall)"),
        rect(0, 760, WIDTH, 440, "url(#floor)"),
        rect(0, 748, WIDTH, 16, WOOD),
    ]
    parts.append(window(90, 150, 470, 430))
    parts.append(placed(_flip_chart(), 900, 760, 1.1))
    parts.append(rect(1240, 190, 420, 270, WOOD, 6) + rect(1256, 206, 388, 238, "#f3dfb6", 4))
    for n, (x, y, paint, turn) in enumerate(
        (
            (1290, 240, GOLD, -3),
            (1410, 232, CORAL, 2),
            (1530, 244, MINT, -2),
            (1300, 344, WHITE, 3),
            (1416, 340, GOLD, -2),
            (1528, 348, CORAL, 3),
        )
    ):
        note = (
            rect(0, 0, 92, 80, paint)
            + rect(12, 20, 60, 8, INK, 4, 0.45)
            + rect(12, 38, 44, 8, INK, 4, 0.3)
            + disc(46, 4, 7, RED if n % 2 else TEAL)
        )
        parts.append(placed(note, x, y, 1, turn))
    parts.append(placed(plant(380, RED), 1690, 850) + placed(plant(230, GOLD), 655, 800))
    parts += [
        placed(_round_chair(paint), x, y, s)
        for x, y, s, paint in (
            (560, 820, 0.9, TEAL),
            (860, 800, 0.85, RED),
            (1160, 805, 0.85, TEAL),
            (1430, 830, 0.9, RED),
        )
    ]
    parts.append(disc(1000, 1120, 700, INK, 0.16, 70))
    parts.append(
        disc(1000, 985, 720, BROWN, 1, 168)
        + disc(1000, 965, 720, "url(#top)", 1, 166)
        + disc(1000, 958, 640, "#e6b57c", 0.5, 138)
    )
    for x, y, turn, paint in (
        (560, 930, -14, RED),
        (820, 890, -5, TEAL),
        (1180, 890, 5, GOLD),
        (1440, 930, 14, CORAL),
        (700, 1030, -8, GOLD),
        (1300, 1030, 8, RED),
    ):
        parts.append(placed(_notebook(paint), x, y, 1, turn))
    parts += [
        placed(tea_cup(), x, y) for x, y in ((690, 920), (980, 1060), (1310, 920), (1050, 880))
    ]
    parts.append(placed(vase(), 1000, 985, 1.0))
    return canvas(*parts)


def _flip_chart() -> str:
    return (
        stroke("M-120 0L-90 -420M120 0L90 -420", BROWN, 12)
        + rect(-170, -530, 340, 400, WHITE, 6)
        + rect(-180, -546, 360, 26, RED, 6)
        + rect(-130, -478, 200, 18, DEEP_RED, 9)
        + "".join(
            rect(-130, -430 + n * 34, w, 10, INK, 5, 0.35) for n, w in enumerate((250, 210, 240))
        )
        + "".join(
            rect(-120 + n * 64, -160 - h, 42, h, paint, 4)
            for n, (h, paint) in enumerate(((60, TEAL), (112, GOLD), (60, CORAL), (140, RED)))
        )
        + rect(-134, -160, 268, 6, INK)
    )


def _notebook(paint: str) -> str:
    return (
        poly(((-62, -26), (62, -26), (78, 26), (-78, 26)), paint)
        + poly(((-54, -22), (-3, -22), (-3, 21), (-67, 21)), WHITE)
        + poly(((3, -22), (54, -22), (67, 21), (3, 21)), WHITE)
        + "".join(
            stroke(f"M{-50 - n * 3} {-10 + n * 11}H-10M12 {-10 + n * 11}H{50 + n * 3}", MINT, 3)
            for n in range(3)
        )
        + stroke("M86 22L104 -24", DEEP_TEAL, 6)
    )


def _round_chair(paint: str) -> str:
    return (
        rect(-84, -170, 168, 190, paint, 40)
        + rect(-70, -156, 140, 18, WHITE, 9, 0.25)
        + rect(-66, 10, 132, 60, INK, 12, 0.5)
    )
