"""A glasshouse with benches of seedlings, drip pipes and a watering can."""

from random import Random

from pens import (
    AMBER,
    BROWN,
    CORAL,
    CREAM,
    DARK_LEAF,
    DEEP_TEAL,
    GOLD,
    HEIGHT,
    LEAF,
    LIGHT_WOOD,
    LIME,
    MINT,
    TEAL,
    WHITE,
    WIDTH,
    WOOD,
    blossom,
    canvas,
    disc,
    petal,
    placed,
    poly,
    rect,
    shape,
    stroke,
    wash,
)


def nursery() -> str:
    """Draw a glasshouse with benches of seedlings, drip pipes and a watering can."""
    dice = Random(217)
    parts = [
        "<defs>",
        wash("sky", "#a9d5c9", "#e8f1dd"),
        wash("floor", "#d9bd8e", "#b8935f"),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        disc(1450, 210, 90, "#f9d271"),
    ]
    parts += [
        disc(x, 720, r, LEAF if r % 2 else DARK_LEAF, 0.55)
        for x, r in ((120, 130), (330, 171), (560, 120), (1240, 151), (1500, 190), (1720, 131))
    ]
    parts.append(rect(0, 740, WIDTH, 460, "url(#floor)"))
    parts.append(poly(((0, 0), (WIDTH, 0), (WIDTH, 420), (900, 120), (0, 420)), WHITE, 0.28))
    parts += [stroke(f"M900 120L{x} 420", WHITE, 10) for x in (-40, 250, 560, 1240, 1550, 1840)]
    parts += [
        stroke(f"M{x} {420 - abs(900 - x) * 0}V760", WHITE, 12) for x in (60, 420, 1380, 1740)
    ]
    parts.append(
        stroke("M0 420L900 120L1800 420", WHITE, 18)
        + stroke("M0 420H1800", WHITE, 14)
        + stroke("M450 268H1350", WHITE, 8)
    )
    parts.append(stroke("M0 520H1800", DEEP_TEAL, 9))
    for x in range(110, WIDTH, 176):
        parts.append(
            stroke(f"M{x} 520v44", DEEP_TEAL, 5)
            + shape(f"M{x} 566q14 22 0 34q-14 -12 0 -34Z", "#7fc4d0")
        )
    for base, size, gap in ((800, 0.62, 96), (960, 0.84, 124), (1144, 1.1, 158)):
        parts.append(
            rect(0, base, WIDTH, 26 * size, LIGHT_WOOD)
            + rect(0, base + 26 * size, WIDTH, 12 * size, BROWN, 0, 0.5)
        )
        parts += [
            rect(x, base + 30 * size, 16 * size, 120 * size, WOOD) for x in range(60, WIDTH, 420)
        ]
        for n, x in enumerate(range(20, WIDTH + 40, gap)):
            if base < 1100 or x < 1200 or x > 1740:
                parts.append(placed(_seedling(dice, n), x, base, size))
    parts.append(placed(_watering_can(), 1520, 1144, 1.2))
    return canvas(*parts)


def _seedling(dice: Random, n: int) -> str:
    tall = dice.randint(80, 120)
    kind = n % 3
    leaves = "".join(
        placed(
            petal(tall * long, 17, (LEAF, "#56a866", DARK_LEAF)[(index + n) % 3]),
            0,
            -52 - tall * rise,
            1,
            turn,
        )
        for index, (turn, long, rise) in enumerate(
            (
                (-66, 0.5, 0.05),
                (64, 0.5, 0.05),
                (-46, 0.5, 0.35),
                (46, 0.5, 0.35),
                (-20, 0.44, 0.6),
                (22, 0.42, 0.6),
            )
        )
    )
    head = (
        placed(blossom(16, (GOLD, CORAL, CREAM)[n % 3 if kind else 1], AMBER), 0, -60 - tall)
        if kind != 1
        else placed(petal(40, 12, LIME), 0, -50 - tall)
    )
    return (
        stroke(f"M0 -48V{-56 - tall}", DARK_LEAF, 6)
        + leaves
        + head
        + poly(((-32, -54), (32, -54), (24, 0), (-24, 0)), "#b4583a")
        + rect(-37, -62, 74, 14, "#c96a48", 4)
    )


def _watering_can() -> str:
    return (
        stroke("M88 -120q90 10 62 92q-14 30 -60 24", DEEP_TEAL, 14)
        + shape("M-84 -40L-196 -132L-210 -112L-92 -4Z", TEAL)
        + placed(rect(-34, -12, 68, 24, DEEP_TEAL, 6), -204, -124, 1, -52)
        + shape("M-96 -130H96L84 4H-84Z", TEAL)
        + rect(-104, -142, 208, 22, DEEP_TEAL, 8)
        + rect(-92, -70, 184, 14, MINT, 0, 0.7)
    )
