"""A desk with a laptop whose screen shows a rising line, a seedling, a phone and notes."""

from pens import (
    AMBER,
    BROWN,
    CORAL,
    CREAM,
    DARK_LEAF,
    DEEP_RED,
    GOLD,
    HEIGHT,
    INK,
    LEAF,
    LIGHT_WOOD,
    LIME,
    MINT,
    RED,
    TEAL,
    WHITE,
    WIDTH,
    canvas,
    disc,
    glow,
    petal,
    placed,
    plant,
    poly,
    rect,
    shape,
    stroke,
    wash,
)


def first_shoot() -> str:
    """Draw a desk with a laptop whose screen shows a rising line, a seedling, a phone and notes."""
    parts = [
        "<defs>",
        wash("wall", "#fbe9c6", "#f5d9a4"),
        wash("desk", "#cf9256", "#a9683a"),
        glow("halo", "#fff6d6", 1),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#wall)"),
        disc(900, 470, 620, "url(#halo)"),
    ]
    parts += [
        disc(x, y, r, paint, a)
        for x, y, r, paint, a in (
            (260, 240, 120, MINT, 0.45),
            (1540, 260, 150, "#f2b98a", 0.5),
            (1420, 560, 60, MINT, 0.4),
            (360, 560, 70, "#f2b98a", 0.45),
        )
    ]
    parts.append(
        _bulb(260, 240) + _gear(1540, 260, 92, RED) + _gear(1420, 560, 40, TEAL) + _speech(340, 520)
    )
    parts.append(rect(0, 900, WIDTH, 300, "url(#desk)") + rect(0, 900, WIDTH, 14, "#e8bb80"))
    parts.append(disc(900, 1052, 560, INK, 0.16, 34) + placed(_screen(), 900, 1030, 1.55))
    parts.append(
        placed(_sprout(), 1500, 1060, 1.35)
        + placed(_phone(), 330, 1040, 1.0, -8)
        + placed(_pencil(), 560, 1112, 1.0, 12)
        + placed(plant(240, DEEP_RED), 120, 960)
    )
    return canvas(*parts)


def _gear(x: float, y: float, r: float, paint: str) -> str:
    teeth = "".join(
        placed(rect(-r * 0.16, -r * 1.16, r * 0.32, r * 0.4, paint, r * 0.06), 0, 0, 1, turn)
        for turn in range(0, 360, 45)
    )
    return placed(teeth + disc(0, 0, r * 0.9, paint) + disc(0, 0, r * 0.42, "#f8dfae"), x, y)


def _pencil() -> str:
    return (
        rect(-110, -10, 190, 20, GOLD)
        + rect(-110, -3, 190, 7, AMBER)
        + poly(((80, -10), (80, 10), (120, 0)), LIGHT_WOOD)
        + poly(((108, -3), (108, 3), (120, 0)), INK)
        + rect(-136, -10, 28, 20, CORAL, 5)
    )


def _bulb(x: float, y: float) -> str:
    rays = "".join(
        f'<g transform="rotate({turn})">{rect(-5, -128, 10, 30, AMBER, 5)}</g>'
        for turn in range(-90, 91, 45)
    )
    return placed(
        rays
        + shape("M-34 44Q-34 22 -54 0Q-78 -36 -48 -66Q0 -100 48 -66Q78 -36 54 0Q34 22 34 44Z", GOLD)
        + stroke("M-14 40V4L0 -14L14 4V40", DEEP_RED, 5)
        + rect(-32, 48, 64, 13, BROWN, 5)
        + rect(-28, 64, 56, 13, BROWN, 5)
        + rect(-16, 80, 32, 9, INK, 4),
        x,
        y,
    )


def _screen() -> str:
    rows = "".join(
        rect(-196, -300 + n * 26, (120, 96, 110)[n], 10, (TEAL, MINT, MINT)[n], 5) for n in range(3)
    )
    bars = "".join(
        rect(-190 + n * 58, -96 - h, 36, h, paint, 4)
        for n, (h, paint) in enumerate(
            ((42, MINT), (66, TEAL), (58, MINT), (96, TEAL), (124, GOLD), (160, RED))
        )
    )
    return (
        rect(-250, -370, 500, 340, INK, 18)
        + rect(-232, -352, 464, 300, CREAM, 6)
        + rect(-232, -352, 464, 30, TEAL, 6)
        + "".join(disc(-214 + n * 22, -337, 6, c) for n, c in enumerate((CORAL, GOLD, CREAM)))
        + rows
        + bars
        + rect(-204, -94, 408, 5, INK, 2, 0.5)
        + stroke("M-172 -172L-114 -196L-56 -188L2 -224L60 -250L118 -288", DEEP_RED, 7)
        + poly(((104, -300), (138, -302), (122, -272)), DEEP_RED)
        + rect(150, -220, 62, 62, "#f2d7a0", 8)
        + rect(150, -148, 62, 12, MINT, 6)
        + rect(150, -126, 44, 12, MINT, 6)
        + shape("M-310 0H310L262 -30H-262Z", "#ddd3c2")
        + rect(-310, 0, 620, 18, "#b9ad9b", 9)
        + rect(-60, 0, 120, 7, "#9b8f7e", 3)
    )


def _phone() -> str:
    return (
        rect(-58, -116, 116, 204, INK, 18)
        + rect(-48, -98, 96, 164, MINT, 6)
        + rect(-36, -80, 72, 40, WHITE, 6)
        + rect(-36, -30, 72, 12, WHITE, 6, 0.8)
        + rect(-36, -8, 50, 12, WHITE, 6, 0.8)
        + rect(-36, 26, 72, 28, RED, 14)
    )


def _speech(x: float, y: float) -> str:
    return placed(
        rect(-74, -54, 148, 96, TEAL, 26)
        + poly(((-30, 36), (6, 36), (-36, 72)), TEAL)
        + "".join(disc(n * 36 - 36, -6, 10, WHITE) for n in range(3)),
        x,
        y,
    )


def _sprout() -> str:
    return (
        disc(0, 6, 110, INK, 0.18, 14)
        + stroke("M0 -96Q-6 -170 6 -236", DARK_LEAF, 10)
        + placed(petal(120, 40, LEAF), 4, -196, 1, -58)
        + placed(petal(130, 42, "#57ab68"), 4, -216, 1, 52)
        + placed(petal(74, 20, LIME), 6, -234, 1, -4)
        + poly(((-78, -100), (78, -100), (58, 6), (-58, 6)), RED)
        + rect(-88, -116, 176, 26, DEEP_RED, 6)
        + disc(0, -114, 74, BROWN, 1, 9)
    )
