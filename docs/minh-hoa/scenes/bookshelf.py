"""A wall of books, an open book and a lotus on the table."""

from random import Random

from pens import (
    AMBER,
    CORAL,
    CREAM,
    DEEP_RED,
    DEEP_TEAL,
    GOLD,
    HEIGHT,
    INK,
    LIGHT_WOOD,
    MAROON,
    MINT,
    PEACH,
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

from scenes.pieces import tea_cup, vase


def bookshelf() -> str:
    """Draw a wall of books, an open book and a lotus on the table."""
    dice = Random(70)
    parts = [
        "<defs>",
        wash("wall", "#6f3b2a", "#5a2f24"),
        wash("desk", LIGHT_WOOD, WOOD),
        glow("lamp", "#ffe9b0", 0.8),
        "</defs>",
        rect(0, 0, WIDTH, HEIGHT, "#4b271f"),
    ]
    for shelf in range(3):
        base = 300 + shelf * 285
        parts.append(
            rect(60, base - 245, WIDTH - 120, 245, "#341a16")
            + rect(40, base, WIDTH - 80, 26, WOOD)
            + rect(40, base, WIDTH - 80, 6, LIGHT_WOOD)
        )
        parts.append(_books(dice, 80, base, shelf))
    parts += [rect(x, 30, 30, 880, WOOD) for x in (34, 618, 1200, 1736)]
    parts.append(disc(900, 760, 760, "url(#lamp)", 0.5))
    parts.append(rect(0, 905, WIDTH, 295, "url(#desk)") + rect(0, 905, WIDTH, 14, "#e8bd85"))
    parts.append(disc(900, 1110, 430, INK, 0.2, 34) + placed(_open_book(), 900, 1080, 1.25))
    parts.append(
        placed(vase(), 320, 1040, 1.6)
        + placed(_pot_of_tea(), 1480, 1060, 1.2)
        + placed(tea_cup(), 1290, 1090, 1.5)
    )
    return canvas(*parts)


def _open_book() -> str:
    lines = "".join(
        stroke(
            f"M{side * 40} {-78 + n * 26}Q{side * 150} {-96 + n * 26} {side * 262} {-62 + n * 24}",
            WOOD,
            5,
            0.4,
        )
        for n in range(5)
        for side in (-1, 1)
    )
    return (
        shape(
            "M0 34Q-160 -2 -330 40L-312 -110Q-150 -150 0 -104"
            "Q150 -150 312 -110L330 40Q160 -2 0 34Z",
            DEEP_RED,
        )
        + shape("M0 18Q-160 -22 -314 20L-298 -112Q-150 -150 0 -104Z", CREAM)
        + shape("M0 18Q160 -22 314 20L298 -112Q150 -150 0 -104Z", WHITE)
        + lines
        + stroke("M0 -104V18", WOOD, 4, 0.5)
        + shape("M20 -108L44 -116L60 40L46 28L34 44Z", GOLD)
    )


def _books(dice: Random, left: float, base: float, shelf: int) -> str:
    paints = (
        RED,
        DEEP_RED,
        GOLD,
        TEAL,
        DEEP_TEAL,
        CREAM,
        CORAL,
        MINT,
        SAND,
        AMBER,
        "#8f3b2c",
        PEACH,
    )
    parts, x = [], left
    end = WIDTH - (220 if shelf == 0 else 130)
    while x < end:
        if any(post - 60 < x < post + 34 for post in (618, 1200)):
            x = 656 if x < 900 else 1238
            continue
        if (
            dice.random() < 0.07
            and x + 190 < end
            and not any(post - 200 < x < post for post in (618, 1200))
        ):
            parts += [
                rect(x + n * 8, base - 30 - n * 30, 150 - n * 14, 28, dice.choice(paints), 3)
                for n in range(3)
            ]
            x += 176
            continue
        w, h, paint = dice.randint(26, 52), dice.randint(150, 220), dice.choice(paints)
        parts.append(
            rect(x, base - h, w, h, paint, 3)
            + rect(x, base - h + 22, w, 7, INK, 0, 0.22)
            + rect(x, base - 40, w, 7, INK, 0, 0.22)
            + rect(x + 4, base - h + 4, 4, h - 8, WHITE, 2, 0.18)
        )
        if w > 36:
            parts.append(
                rect(
                    x + w / 2 - 5,
                    base - h + 48,
                    10,
                    h * 0.34,
                    WHITE if paint not in {CREAM, SAND, PEACH} else RED,
                    5,
                    0.5,
                )
            )
        x += w + dice.choice((2, 2, 3, 10))
    return "".join(parts) + (placed(plant(150, GOLD), 1672, base) if shelf == 0 else "")


def _pot_of_tea() -> str:
    return (
        disc(0, 4, 120, INK, 0.18, 16)
        + stroke("M84 -84q70 -6 60 44q-8 34 -70 30", MAROON, 14)
        + shape("M-78 -70L-150 -128L-132 -142L-66 -104Z", RED)
        + shape("M-92 -60Q-96 -128 0 -132Q96 -128 92 -60Q90 0 52 4H-52Q-90 0 -92 -60Z", RED)
        + shape("M-56 -128Q0 -168 56 -128Z", DEEP_RED)
        + disc(0, -156, 12, GOLD)
        + rect(-88, -70, 176, 12, GOLD, 4, 0.9)
    )
