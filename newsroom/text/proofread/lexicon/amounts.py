"""Amounts with a unit as news writes them: 186,5 triệu đồng, 1.250 nghìn tỷ, 12,5 km, 45,5 %.

Exact arithmetic: what an amount may hide by rounding is half a step of its last digit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_SCALES = {
    "nghìn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỷ": 10**12, "ngàn tỉ": 10**12,
    "tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3,
}  # fmt: skip
# Unit as written, in small letters → the kind of thing it counts; only equal kinds are added.
_MONEY = ("đồng", "đ", "usd", "đô la", "euro", "vnđ", "vnd")
_MEASURES = {
    "ha": "ha", "hecta": "ha", "héc-ta": "ha", "km²": "km2", "km2": "km2", "m²": "m2", "m2": "m2",
    "m³": "m3", "m3": "m3", "km": "km", "ki-lô-mét": "km", "m": "m", "mét": "m", "tấn": "tấn",
    "tạ": "tạ", "kg": "kg", "lít": "lít", "mw": "mw", "kwh": "kwh",
}  # fmt: skip
_KINDS = {**dict.fromkeys(_MONEY, "money"), **_MEASURES}
_ALTERNATIVES = "|".join(re.escape(unit) for unit in sorted(_KINDS, key=len, reverse=True))
AMOUNT = re.compile(
    r"(?<![\w/.,–-])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,6}(?:,\d{1,3})?)(?![\w,]|\.\d)"
    rf"(?:\s?(?P<percent>%)|\s(?:(?P<scale>{'|'.join(_SCALES)})(?!\w))?"
    rf"(?:(?(scale)\s)(?P<unit>{_ALTERNATIVES})(?!\w))?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """What was read: its value and the step of its last digit, in ones of its kind."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    kind: str
    unit: str
    scale: int
    fraction: bool

    def shown(self, value: Decimal) -> str:
        """Write a value in this amount's scale and unit: '186,5 triệu đồng', '45,5%'."""
        number = shown(value, self.scale)
        return f"{number}{self.unit}" if self.unit == "%" else f"{number} {self.unit}".rstrip()


def amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """Yield the amounts of a stretch that have a scale, a fraction or a unit of measure."""
    for match in AMOUNT.finditer(text, start, len(text) if end is None else end):
        written = (match["scale"] or "").lower()
        unit = (match["unit"] or "").lower()
        fraction = "," in match["number"]
        if not (written or unit or match["percent"] or fraction):
            continue
        scale = _SCALES.get(written, 1)
        number = Decimal(match["number"].replace(".", "").replace(",", "."))
        exponent = number.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * scale
        kind = "%" if match["percent"] else _KINDS.get(unit, "")
        tail = text[match.end("number") : match.end()].rstrip()
        end_of = match.end("number") + len(tail)
        yield Amount(
            match.start(), end_of, number * scale, step, kind, tail.strip(), scale, fraction
        )


def shown(value: Decimal, scale: int = 1) -> str:
    """Write a value in a scale the Vietnamese way: 8023,50 → '8.023,5'."""
    whole, _, fraction = f"{value / scale:f}".partition(".")
    fraction = fraction.rstrip("0")
    return f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")
