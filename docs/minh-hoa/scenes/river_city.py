"""A town on a river at sunrise, with a cable-stayed bridge and boats."""

from random import Random

from pens import (
    AMBER,
    BROWN,
    CORAL,
    CREAM,
    DARK_LEAF,
    DEEP_RED,
    DEEP_TEAL,
    GOLD,
    HEIGHT,
    LEAF,
    MAROON,
    MINT,
    NIGHT,
    RED,
    TEAL,
    WHITE,
    WIDTH,
    blossom,
    canvas,
    disc,
    glow,
    palm,
    placed,
    poly,
    rect,
    shape,
    stroke,
    wash,
)


def river_city() -> str:
    """Draw a town on a river at sunrise, with a cable-stayed bridge and boats."""
    dice = Random(54)
    water = 770
    parts = [
        "<defs>",
        wash("sky", "#f7cf9a", "#fbe3bd", CREAM),
        wash("river", "#7fb5a7", TEAL, DEEP_TEAL),
        glow("sun", "#fff1b8", 0.95),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        disc(1240, 470, 470, "url(#sun)"),
        disc(1240, 470, 128, "#f6b73c"),
    ]
    for x, y, w in ((210, 190, 330), (560, 120, 220), (1420, 170, 300), (980, 250, 190)):
        parts.append(
            rect(x, y, w, 26, WHITE, 13, 0.75)
            + rect(x + w * 0.22, y - 22, w * 0.5, 26, WHITE, 13, 0.75)
        )
    parts.append(_row_of_houses(dice, water, (150, 330), (70, 130), ("#e9c79b", WHITE, 0.35)))
    parts.append(_row_of_houses(dice, water, (110, 250), (84, 150), ("#9fbfae", CREAM, 0.5)))
    parts += [
        _tower(x, water, w, h)
        for x, w, h in ((150, 120, 470), (318, 92, 350), (560, 130, 400), (740, 96, 300))
    ]
    parts.append(_row_of_trees(dice, water))
    parts.append(rect(0, water + 10, WIDTH, 500, "url(#river)"))
    parts.append(_bridge(water))
    for _ in range(70):
        x, y = dice.uniform(0, WIDTH), dice.uniform(water + 30, HEIGHT - 160)
        parts.append(rect(x, y, dice.uniform(30, 150), 5, WHITE, 3, dice.uniform(0.10, 0.28)))
    for index in range(9):
        w = 300 - index * 22 + dice.randint(-40, 40)
        parts.append(rect(1240 - w / 2, water + 26 + index * 34, w, 9, "#f8cf72", 4, 0.75))
    parts += [placed(_boat(RED), 520, 920, 1.25), placed(_boat(AMBER), 980, 860, 0.8)]
    parts.append(_bank(dice))
    return canvas(*parts)


def _row_of_trees(dice: Random, base: float) -> str:
    crowns = "".join(
        disc(
            x,
            base - 22 - dice.randint(0, 16),
            dice.randint(26, 44),
            dice.choice((LEAF, DARK_LEAF, "#2f7650")),
        )
        for x in range(-20, WIDTH + 40, 34)
    )
    return (
        crowns
        + rect(0, base - 16, WIDTH, 22, "#d8b27a")
        + rect(0, base + 4, WIDTH, 8, BROWN, 0, 0.45)
    )


def _row_of_houses(
    dice: Random,
    base: float,
    height: tuple[int, int],
    width: tuple[int, int],
    paint: tuple[str, str, float],
) -> str:
    """Return houses over the whole width; ``paint`` is wall, window and window opacity."""
    fill, window, a = paint
    parts, x = [], -30.0
    while x < WIDTH + 30:
        w, h = dice.randint(*width), dice.randint(*height)
        top = base - h
        parts.append(rect(x, top, w, h + 10, fill))
        roof = dice.randrange(4)
        if roof == 0:
            parts.append(rect(x + w * 0.25, top - 34, w * 0.5, 36, fill))
            parts.append(rect(x + w * 0.48, top - 96, w * 0.04, 64, fill))
        elif roof == 1:
            parts.append(poly(((x, top + 1), (x + w, top + 1), (x + w, top - 46)), fill))
        elif roof == 2:
            parts.append(shape(f"M{x} {top + 1}Q{x + w / 2} {top - 70} {x + w} {top + 1}Z", fill))
        step = 30
        for wy in range(int(top) + 28, int(base) - 20, step):
            for wx in range(int(x) + 16, int(x + w) - 22, 26):
                if dice.random() < 0.62:
                    parts.append(rect(wx, wy, 11, 15, window, 1, a))
        x += w + dice.choice((0, 6, 14))
    return "".join(parts)


def _bridge(base: float) -> str:
    deck, mast = base - 76, 1420
    cables = "".join(
        stroke(f"M{mast} {deck - 330 + n * 14}L{mast + side * (90 + n * 74)} {deck}", RED, 3.5, 0.9)
        for n in range(10)
        for side in (-1, 1)
    )
    return (
        cables
        + poly(
            (
                (mast - 34, base + 30),
                (mast - 9, deck - 352),
                (mast + 9, deck - 352),
                (mast + 34, base + 30),
            ),
            DEEP_RED,
        )
        + rect(0, deck, WIDTH, 17, DEEP_RED)
        + rect(0, deck + 17, WIDTH, 6, MAROON)
        + "".join(rect(x, deck + 20, 16, 96, MAROON) for x in (180, 420, 660, 900, 1140, 1690))
    )


def _bank(dice: Random) -> str:
    land = shape(f"M0 1075Q460 1000 930 1080T{WIDTH} 1060V{HEIGHT}H0Z", "#245f4a")
    front = shape(f"M0 1130Q500 1085 1000 1138T{WIDTH} 1120V{HEIGHT}H0Z", "#184a3c")
    flowers = "".join(
        placed(
            blossom(dice.uniform(13, 21), dice.choice((RED, CORAL, GOLD, CREAM)), AMBER),
            x,
            1128 + dice.uniform(-16, 46),
        )
        for x in range(20, WIDTH, 44)
    )
    palms = placed(palm(520, "#17503f", "#5a3a2a", 0.16), 96, 1120) + placed(
        palm(400, "#1f6048", "#5a3a2a", -0.2), 250, 1130
    )
    return land + palms + front + flowers


def _boat(sail: str) -> str:
    return (
        shape("M-90 0H96Q78 36 44 38H-48Q-78 34 -90 0Z", MAROON)
        + rect(-44, -34, 84, 36, CREAM, 6)
        + "".join(rect(x, -24, 15, 14, TEAL, 3) for x in (-32, -8, 16))
        + rect(-50, -44, 96, 12, sail, 6)
        + rect(-110, 42, 230, 5, WHITE, 3, 0.4)
    )


def _tower(x: float, base: float, w: float, h: float) -> str:
    top = base - h
    lit = "".join(
        rect(x + 14, y, w - 28, 9, "#f6d98f" if (y // 26) % 3 else MINT, 2, 0.85)
        for y in range(int(top) + 34, int(base) - 30, 26)
    )
    return (
        rect(x, top, w, h, DEEP_TEAL)
        + rect(x + w * 0.62, top, w * 0.38, h, NIGHT, 0, 0.35)
        + rect(x + w * 0.3, top - 30, w * 0.4, 32, DEEP_TEAL)
        + rect(x + w * 0.48, top - 104, 5, 76, DEEP_TEAL)
        + lit
    )
