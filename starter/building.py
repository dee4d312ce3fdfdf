"""Builds through Pelican with the project's settings, from whichever folder one stands in."""

from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def settings(**overrides: Any) -> dict[str, Any]:
    """Return Pelican's settings of the project; empty overrides do not count.

    Keys are Pelican's own (``PATH``, ``OUTPUT_PATH``, ``CACHE_PATH``) and ours (``NOW``, ``JOBS``).
    """
    from pelican.settings import read_settings

    given = {key: value for key, value in overrides.items() if value}
    for key in ("PATH", "OUTPUT_PATH", "CACHE_PATH"):
        if key in given:
            given[key] = str(Path(given[key]).expanduser().resolve())
    read: dict[str, Any] = read_settings(str(ROOT / "pelicanconf.py"), override=given)
    return read


def build(**overrides: Any) -> Any:
    """Build the site and return the portal; a fault in the content ends the process with 1."""
    given = settings(**overrides)
    portal = given["PELICAN_CLASS"](given)
    portal.run()
    return portal
