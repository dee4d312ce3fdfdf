"""One thing a check has to say about a text, and how it is shown to an editor."""

import re
from dataclasses import dataclass
from typing import Literal

from newsroom.text.normalize import UNSAFE

Level = Literal["error", "warning", "hint"]
_ORDERS = re.compile(f"[\t\n]|{UNSAFE.pattern}")
LABELS = {"error": "LỖI", "warning": "CẢNH BÁO", "hint": "GỢI Ý"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a text, what is wrong there and the remedy.

    ``line`` and ``column`` count from 1; columns count code points. ``message`` and ``fix`` are
    Vietnamese sentences for editors. Only the level ``error`` stops a build or a publication.
    """

    line: int
    column: int
    level: Level
    rule: str
    message: str
    fix: str
    file: str = ""

    def __str__(self) -> str:
        place = (
            f"{self.file}:{self.line}:{self.column}" if self.file else f"{self.line}:{self.column}"
        )
        remedy = f" Cách sửa: {self.fix}" if self.fix else ""
        told = f"{place}: {LABELS[self.level]} {self.rule}: {self.message}{remedy}"
        # What an author wrote is quoted in it: one line, and no orders to somebody's terminal.
        return _ORDERS.sub(lambda match: f"<U+{ord(match[0]):04X}>", told)
