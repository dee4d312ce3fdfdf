"""The words of the interface: ``theme/strings/vi.toml`` behind one callable."""

import tomllib
from pathlib import Path


class MissingStringError(KeyError):
    """A template or view asked for a string that the file does not hold."""


class Strings:
    """``t("sidebar.latest")``; ``{name}`` places are filled from keyword arguments."""

    def __init__(self, table: dict[str, str]) -> None:
        self._table = table

    @classmethod
    def load(cls, path: Path) -> "Strings":
        """Read a TOML file of nested tables into dotted keys."""
        return cls(dict(_flatten("", tomllib.loads(path.read_text("utf-8")))))

    def __call__(self, key: str, **values: object) -> str:
        """Return the string of ``key``, filled; raise ``MissingStringError`` where there is none."""
        try:
            text = self._table[key]
        except KeyError:
            raise MissingStringError(f"no string {key!r} in the strings file") from None
        return text.format(**values) if values else text

    @property
    def table(self) -> dict[str, str]:
        """All strings by dotted key."""
        return dict(self._table)


def _flatten(prefix: str, table: dict[str, object]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs += _flatten(f"{prefix}{key}.", value)
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs
