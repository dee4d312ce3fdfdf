"""An avenue under old trees in the morning, with a bench and a bicycle."""

from random import Random

from pens import (
    AMBER,
    CORAL,
    CREAM,
    DARK_LEAF,
    GOLD,
    HEIGHT,
    INK,
    LEAF,
    LIGHT_WOOD,
    RED,
    WHITE,
    WIDTH,
    WOOD,
    blossom,
    canvas,
    disc,
    glow,
    placed,
    poly,
    rect,
    shape,
    stroke,
    tree,
    wash,
)


def avenue() -> str:
    """Draw an avenue under old trees in the morning, with a bench and a bicycle."""
    parts = [
        "<defs>",
        wash("sky", "#f6d3a0", "#fbe9c8", "#fdf6e6"),
        wash("road", "#e9cfa2", "#d9b57f"),
        glow("sun", "#fff0b0", 1),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        disc(900, 520, 520, "url(#sun)"),
        disc(900, 560, 92, "#f6c04a"),
    ]
    for x, w, h, tint in (
        (520, 120, 210, "#e6c8a0"),
        (650, 90, 300, "#dcbd95"),
        (1080, 110, 260, "#e6c8a0"),
        (1200, 100, 180, "#dcbd95"),
    ):
        parts.append(rect(x, 700 - h, w, h, tint))
        parts += [
            rect(x + 14 + c * 26, 724 - h + r * 34, 12, 18, WHITE, 2, 0.5)
            for r in range(h // 40)
            for c in range((w - 20) // 26)
        ]
    parts.append(
        poly(
            ((0, 760), (820, 690), (980, 690), (WIDTH, 760), (WIDTH, HEIGHT), (0, HEIGHT)),
            "#6fa565",
        )
    )
    parts.append(poly(((858, 690), (942, 690), (1500, HEIGHT), (300, HEIGHT)), "url(#road)"))
    for near in range(7):
        t = (near + 0.5) / 7
        y, w = 690 + 510 * t**2, 4 + 22 * t**2
        parts.append(
            poly(
                (
                    (900 - w / 3, y),
                    (900 + w / 3, y),
                    (900 + w / 2, y + 60 * t**2 + 6),
                    (900 - w / 2, y + 60 * t**2 + 6),
                ),
                WHITE,
                0.85,
            )
        )
    for step in range(6):
        t = step / 5
        y, size = 712 + 330 * t**1.7, 190 + 760 * t**1.5
        offset = 90 + 640 * t**1.35
        for side in (-1, 1):
            parts.append(
                disc(900 + side * offset + 26, y + 4, size * 0.26, DARK_LEAF, 0.28, size * 0.035)
            )
            parts.append(
                placed(tree(size, "#4a9a61" if step % 2 else LEAF), 900 + side * offset, y)
            )
    parts.append(
        shape(f"M0 1120Q420 1060 560 {HEIGHT}H0Z", "#4b8a55")
        + shape(f"M{WIDTH} 1120Q1390 1060 1240 {HEIGHT}H{WIDTH}Z", "#4b8a55")
    )
    parts.append(placed(_bench(), 300, 1080, 1.15) + placed(_bicycle(), 1450, 1090, 1.2))
    dice = Random(12)
    parts += [
        placed(
            blossom(dice.uniform(10, 17), dice.choice((CORAL, GOLD, CREAM, RED)), AMBER),
            dice.uniform(0, 330),
            dice.uniform(1120, 1190),
        )
        for _ in range(26)
    ]
    parts += [
        placed(
            blossom(dice.uniform(10, 17), dice.choice((CORAL, GOLD, CREAM, RED)), AMBER),
            dice.uniform(1480, 1800),
            dice.uniform(1120, 1190),
        )
        for _ in range(26)
    ]
    return canvas(*parts)


def _bench() -> str:
    return (
        "".join(
            rect(-130, y, 260, 18, WOOD if y < -70 else LIGHT_WOOD, 6) for y in (-132, -104, -52)
        )
        + "".join(rect(x, -140, 12, 146, INK, 4) for x in (-112, 100))
        + rect(-150, 4, 300, 8, INK, 4, 0.18)
    )


def _bicycle() -> str:
    wheel = f'<circle r="62" fill="none" stroke="{INK}" stroke-width="9"/>{disc(0, 0, 9, INK)}'
    return (
        placed(wheel, -88, -62)
        + placed(wheel, 92, -62)
        + stroke(
            "M-88 -62L-36 -142H58L92 -62M-36 -142L0 -62H-88M0 -62L58 -142M-36 -142L-44 -168",
            RED,
            11,
        )
        + stroke("M58 -142L50 -180L82 -190", INK, 9)
        + stroke("M-66 -170H-22", INK, 13)
        + rect(58, -168, 66, 46, LIGHT_WOOD, 8)
        + placed(blossom(18, CORAL), 78, -176)
        + placed(blossom(16, GOLD, RED), 106, -172)
        + rect(-150, 0, 306, 8, INK, 4, 0.18)
    )
