"""Numbers as Vietnamese writes them: 8.023 is eight thousand and 12,5 is twelve and a half."""

import re
from decimal import Decimal

_PLAIN = re.compile(r"\d+(?:,\d+)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)


def read_number(text: str) -> Decimal | None:
    """Return the value of a number of at most 18 digits, or None: '8.023' → 8023, '12,5' → 12.5."""
    if len(text) > 24 or not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def show_number(text: str) -> str:
    """Put the dots between thousands where an editor left them out: '19372' → '19.372'."""
    whole, comma, rest = text.partition(",")
    if len(whole) < 4 or "." in whole:
        return text
    head = len(whole) % 3
    groups = [whole[:head]] * bool(head) + [whole[at : at + 3] for at in range(head, len(whole), 3)]
    return ".".join(groups) + comma + rest
