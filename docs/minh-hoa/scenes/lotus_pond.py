"""A lotus pond in the early morning with a small bridge and dragonflies."""

from random import Random

from pens import (
    DARK_LEAF,
    DEEP_RED,
    HEIGHT,
    LEAF,
    MAROON,
    RED,
    WHITE,
    WIDTH,
    canvas,
    disc,
    glow,
    lotus,
    petal,
    placed,
    poly,
    rect,
    shape,
    stroke,
    wash,
)


def lotus_pond() -> str:
    """Draw a lotus pond in the early morning with a small bridge and dragonflies."""
    dice = Random(1948)
    parts = [
        "<defs>",
        wash("sky", "#f7cfa0", "#fbe9c9", "#f3f1dc"),
        wash("pond", "#9fcdbd", "#4d988b", "#1b625f"),
        glow("sun", "#fff3c0", 0.95),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        disc(520, 330, 430, "url(#sun)"),
        disc(520, 330, 104, "#f5b544"),
    ]
    for points, paint in (
        (
            ((0, 470), (260, 330), (520, 440), (820, 300), (1160, 450), (1460, 340), (1800, 470)),
            "#cfdcbd",
        ),
        (((0, 500), (360, 420), (700, 492), (1080, 400), (1420, 480), (1800, 420)), "#a7c8a6"),
    ):
        parts.append(poly((*points, (WIDTH, 560), (0, 560)), paint))
    parts.append(
        "".join(
            disc(
                x,
                536 + dice.randint(-8, 8),
                dice.randint(26, 52),
                dice.choice((LEAF, DARK_LEAF, "#4f9a63")),
            )
            for x in range(-20, WIDTH + 40, 40)
        )
    )
    parts.append(rect(0, 546, WIDTH, 654, "url(#pond)"))
    for n in range(6):
        parts.append(
            rect(520 - (150 - n * 18) / 2, 566 + n * 30, 150 - n * 18, 8, "#f9d684", 4, 0.8)
        )
    parts.append(_little_bridge())
    for _ in range(46):
        parts.append(
            rect(
                dice.uniform(0, WIDTH),
                dice.uniform(570, 900),
                dice.uniform(40, 140),
                4,
                WHITE,
                2,
                dice.uniform(0.12, 0.3),
            )
        )
    for band in range(4):
        y0, size = 690 + band * 130, 0.5 + band * 0.32
        for _ in range(12 - band * 2):
            x = dice.uniform(-40, WIDTH + 40)
            parts.append(placed(_pad(dice.uniform(-16, 16)), x, y0 + dice.uniform(-40, 40), size))
        count = 7 - band
        for n in range(count):
            x = (n + 0.5 + (band % 2) * 0.35) * WIDTH / count + dice.uniform(-50, 50)
            y = y0 + dice.uniform(-30, 34)
            light = dice.random() < 0.25
            head = lotus(92, "#fbe0d0", "#eda79a") if light else lotus(96)
            parts.append(
                stroke(f"M{x} {y + 40 * size}V{y - 70 * size}", DARK_LEAF, 8 * size)
                + placed(head, x, y - 60 * size, size)
            )
    parts += [
        placed(_dragonfly(), x, y, s, t)
        for x, y, s, t in ((1180, 610, 1.1, -24), (330, 760, 0.9, 16))
    ]
    return canvas(*parts)


def _dragonfly() -> str:
    wings = "".join(
        placed(petal(76, 13, WHITE, 0.75), 0, -6 + dy, 1, turn)
        for turn, dy in ((-74, 0), (74, 0), (-102, 10), (102, 10))
    )
    return wings + rect(-5, -8, 10, 92, RED, 5) + disc(0, -14, 11, DEEP_RED)


def _little_bridge() -> str:
    rails = "".join(
        rect(x, 430 + ((x - 1480) / 300) ** 2 * 70, 9, 70, DEEP_RED) for x in range(1210, 1780, 52)
    )
    return (
        stroke("M1170 556Q1480 400 1800 556", MAROON, 26)
        + stroke("M1170 556Q1480 400 1800 556", RED, 15)
        + rails
        + stroke("M1180 496Q1480 350 1800 500", RED, 12)
    )


def _pad(turn: float) -> str:
    return (
        f'<g transform="rotate({turn:.1f})">'
        + disc(0, 9, 106, "#0e4a47", 0.3, 34)
        + shape("M0 0L98.9 -10.5A104 34 0 1 0 101.7 7.1Z", "#2f7f58")
        + shape("M-4 -3L80 -11A86 26 0 1 0 82 3Z", "#4a9f68")
        + "".join(
            stroke(f"M-4 -3L{x} {y}", "#2f7f58", 3, 0.6)
            for x, y in ((-74, -8), (-50, -20), (-8, -26), (-48, 12), (4, 18), (42, -20))
        )
        + "</g>"
    )
