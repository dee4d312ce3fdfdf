"""Pieces that several scenes share: a window on the town, a clock, a vase, a cup of tea."""

from pens import (
    AMBER,
    BROWN,
    DARK_LEAF,
    DEEP_TEAL,
    INK,
    LEAF,
    LIGHT_WOOD,
    RED,
    TEAL,
    WHITE,
    disc,
    lotus,
    petal,
    placed,
    rect,
    shape,
    stroke,
)


def window(x: float, y: float, w: float, h: float) -> str:
    """Return a window on a town; the scene gives the gradient ``pane`` for the sky."""
    skyline = "".join(
        rect(x + px, y + h - ph, pw, ph, tint)
        for px, pw, ph, tint in (
            (30, 70, 190, "#9cc7b6"),
            (112, 54, 260, "#8bbbaa"),
            (180, 90, 150, "#a9d0bf"),
            (300, 60, 230, "#8bbbaa"),
            (372, 90, 170, "#9cc7b6"),
        )
    )
    leaves = "".join(
        disc(x + px, y + h - 20, pr, LEAF if px % 40 else DARK_LEAF)
        for px, pr in ((20, 44), (90, 36), (160, 48), (240, 40), (320, 50), (400, 38), (470, 46))
    )
    inside = (
        rect(x, y, w, h, "url(#pane)")
        + disc(x + w * 0.72, y + 96, 44, "#f6c95c")
        + skyline
        + leaves
    )
    clip = f'<clipPath id="window">{rect(x, y, w, h, WHITE)}</clipPath>'
    clip += f'<g clip-path="url(#window)">{inside}</g>'
    bars = rect(x + w / 2 - 8, y, 16, h, WHITE) + rect(x, y + h * 0.42, w, 14, WHITE)
    return (
        rect(x - 22, y - 22, w + 44, h + 44, WHITE, 8)
        + clip
        + bars
        + rect(x - 40, y + h + 20, w + 80, 22, LIGHT_WOOD, 6)
    )


def clock(x: float, y: float, r: float, hour: float, minute: float) -> str:
    """Return a wall clock of radius ``r`` that shows the time."""
    ticks = "".join(
        f'<g transform="rotate({n * 30})">{rect(-3, -r * 0.82, 6, r * 0.13, INK)}</g>'
        for n in range(12)
    )
    short = placed(rect(-5, -r * 0.5, 10, r * 0.55, INK, 5), 0, 0, 1, (hour + minute / 60) * 30)
    hands = short + placed(rect(-3.5, -r * 0.74, 7, r * 0.8, RED, 4), 0, 0, 1, minute * 6)
    return placed(
        disc(0, 0, r, BROWN) + disc(0, 0, r * 0.9, WHITE) + ticks + hands + disc(0, 0, 9, INK), x, y
    )


def vase() -> str:
    """Return three lotus flowers in a vase that stands on the origin."""
    stems = "".join(
        stroke(f"M0 -70Q{x / 2} -120 {x} {y}", DARK_LEAF, 6)
        for x, y in ((-56, -160), (0, -196), (56, -164))
    )
    heads = (
        placed(lotus(66), -56, -150, 1, -14)
        + placed(lotus(78), 0, -186)
        + placed(lotus(62), 56, -152, 1, 14)
    )
    leaves = placed(petal(90, 20, LEAF), -10, -70, 1, -52) + placed(
        petal(90, 20, LEAF), 10, -70, 1, 52
    )
    return (
        stems
        + leaves
        + heads
        + shape("M-34 -84H34Q26 -60 44 -36Q52 0 0 0Q-52 0 -44 -36Q-26 -60 -34 -84Z", TEAL)
        + rect(-40, -92, 80, 14, DEEP_TEAL, 5)
    )


def tea_cup() -> str:
    """Return a small cup on a saucer."""
    return (
        disc(0, 6, 44, WHITE, 1, 13)
        + disc(0, 4, 44, INK, 0.08, 13)
        + shape("M-28 -26H28Q26 6 0 6Q-26 6 -28 -26Z", WHITE)
        + disc(0, -26, 28, "#e9dfc9", 1, 7)
        + disc(0, -25, 22, AMBER, 1, 5)
    )
