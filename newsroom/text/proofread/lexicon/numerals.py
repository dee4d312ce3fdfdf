"""Numbers as news writes them: 8.023, 07, 12,5; and the small ones in words."""

import re

# A whole number: thousands in groups of three after a stop. Not a part of a date, ratio or decimal.
WHOLE = (
    r"(?<![\w/.,–-])\d{1,3}(?:\.\d{3})+(?![\w/%]|[.,–-]\d)|(?<![\w/.,–-])\d{1,6}(?![\w/%]|[.,–-]\d)"
)
_WHOLE = re.compile(WHOLE)

WORDS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip


def whole(written: str) -> int | None:
    """Read a whole number, '8.023' as 8023; None for anything else."""
    return int(written.replace(".", "")) if _WHOLE.fullmatch(written) else None


def small(written: str) -> int | None:
    """Read a number up to a hundred in digits or a small one in words: '03' → 3, 'bốn' → 4."""
    if written.isdigit():
        return int(written)
    return WORDS.get(written.lower())


def shown(number: int) -> str:
    """Write a whole number the Vietnamese way: 8023 → '8.023'."""
    return f"{number:,}".replace(",", ".")
