"""A desk at dusk: a lamp, folders on one side, a laptop with tidy lines on the other."""

from random import Random

from pens import (
    CORAL,
    CREAM,
    DEEP_RED,
    GOLD,
    HEIGHT,
    INK,
    LEAF,
    MINT,
    RED,
    SAND,
    TEAL,
    WHITE,
    WIDTH,
    WOOD,
    canvas,
    disc,
    glow,
    placed,
    plant,
    rect,
    shape,
    stroke,
    wash,
)

from scenes.pieces import clock


def ninth_hour() -> str:
    """Draw a desk at dusk: a lamp, folders on one side, a laptop with tidy lines on the other."""
    parts = [
        "<defs>",
        wash("wall", "#134a4c", "#1d6462"),
        wash("dusk", "#273b5a", "#b4634f", "#f3b765"),
        wash("desk", "#b9763f", "#8f5530"),
        glow("lamp", "#ffe6a0", 0.85),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#wall)"),
        rect(180, 110, 620, 560, "#0d393c", 8),
        rect(204, 134, 572, 512, "url(#dusk)"),
    ]
    dice = Random(9)
    for x, w, h in (
        (204, 80, 160),
        (290, 60, 250),
        (356, 96, 190),
        (458, 66, 310),
        (530, 110, 170),
        (646, 58, 240),
        (710, 66, 150),
    ):
        parts.append(rect(x, 646 - h, w, h, "#16323f"))
        parts += [
            rect(x + 10 + c * 20, 660 - h + r * 28, 9, 12, "#ffd876", 1, 0.9)
            for r in range(h // 34)
            for c in range((w - 12) // 20)
            if dice.random() < 0.5
        ]
    parts.append(
        disc(640, 250, 46, "#fbe0a6")
        + rect(482, 134, 16, 512, "#0d393c")
        + rect(204, 380, 572, 14, "#0d393c")
        + rect(150, 660, 680, 26, WOOD, 6)
    )
    parts.append(clock(1010, 260, 104, 5, 20))
    parts.append(rect(1240, 180, 430, 20, WOOD, 4) + rect(1240, 380, 430, 20, WOOD, 4))
    parts += [
        rect(1262 + n * 44, 380 - h, 36, h, paint, 4)
        for n, (h, paint) in enumerate(
            ((150, RED), (130, GOLD), (160, CREAM), (140, TEAL), (150, CORAL), (120, MINT))
        )
    ]
    parts += [
        rect(1262 + n * 44, 180 - h, 36, h, paint, 4)
        for n, (h, paint) in enumerate(((110, GOLD), (120, MINT), (96, CORAL), (124, RED)))
    ]
    parts.append(placed(plant(170, RED), 1600, 382) + placed(plant(130, GOLD), 1560, 182))
    parts.append(disc(1330, 800, 520, "url(#lamp)", 0.7))
    parts.append(
        rect(0, 900, WIDTH, 300, "url(#desk)")
        + rect(0, 900, WIDTH, 14, "#dca065")
        + disc(1290, 1010, 520, "#ffe6a0", 0.16, 110)
    )
    parts.append(
        placed(_folders(dice), 330, 960)
        + placed(_laptop(), 900, 980, 1.25)
        + placed(_desk_lamp(), 1480, 990)
        + placed(_cup(), 1250, 1040)
        + rect(1560, 1050, 150, 12, WHITE, 3)
        + rect(1552, 1062, 166, 12, CREAM, 3)
    )
    return canvas(*parts)


def _folders(dice: Random) -> str:
    paints = (RED, GOLD, TEAL, CREAM, CORAL, MINT, DEEP_RED, GOLD, TEAL)
    parts = [rect(-200, 64, 420, 14, INK, 6, 0.2)]
    for n, paint in enumerate(paints):
        x = -180 + dice.randint(-16, 16)
        parts.append(
            rect(x, 34 - n * 34, 360, 30, paint, 5)
            + rect(x + 24, 40 - n * 34, 320, 7, WHITE, 2, 0.85)
            + rect(x + 300, 34 - n * 34, 60, 30, INK, 5, 0.12)
        )
    return "".join(parts)


def _laptop() -> str:
    lines = "".join(
        rect(-106, -196 + n * 34, 22, 22, LEAF if n < 4 else SAND, 5)
        + rect(-70, -190 + n * 34, (170, 140, 176, 120, 150)[n], 10, TEAL if n < 4 else MINT, 5)
        + (stroke(f"M-101 {-186 + n * 34}l5 6l9 -10", WHITE, 3) if n < 4 else "")
        for n in range(5)
    )
    return (
        rect(-150, -232, 300, 216, INK, 14)
        + rect(-136, -218, 272, 188, CREAM, 4)
        + lines
        + shape("M-190 0H190L150 -18H-150Z", "#d8cfc0")
        + rect(-190, 0, 380, 14, "#b8ad9c", 7)
    )


def _cup() -> str:
    return (
        disc(0, 4, 70, INK, 0.2, 10)
        + shape("M-42 -70H42L34 0H-34Z", WHITE)
        + stroke("M42 -56q30 6 20 30q-6 12 -26 14", WHITE, 9)
        + rect(-41, -52, 82, 12, RED)
        + stroke("M-14 -90q-10 -18 0 -34t0 -34M16 -90q-10 -18 0 -34t0 -34", WHITE, 4, 0.5)
    )


def _desk_lamp() -> str:
    return (
        disc(0, 6, 92, INK, 0.2, 14)
        + rect(-78, -10, 156, 18, DEEP_RED, 9)
        + stroke("M0 -10L60 -190L-60 -350", DEEP_RED, 14)
        + disc(60, -190, 14, GOLD)
        + placed(
            shape("M-44 0Q-44 -66 0 -78Q44 -66 44 0L70 34H-70Z", RED)
            + disc(0, 34, 66, "#fff0b8", 1, 12),
            -84,
            -368,
            1.05,
            24,
        )
    )
