"""One thing a check has to say about a text, and how it is shown to an editor."""

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "hint"]
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
        return f"{place}: {LABELS[self.level]} {self.rule}: {self.message}{remedy}"
