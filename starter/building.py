"""Builds through Pelican with the project's settings, from whichever folder one stands in."""

from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def settings(
    *,
    content: str | Path = "",
    output: str | Path = "",
    cache: str | Path = "",
    now: str = "",
    jobs: int = 0,
    explain: str = "",
    stats: bool = False,
    preview: bool = False,
    production: bool = False,
) -> dict[str, Any]:
    """Return Pelican's settings of the project; what is empty stays as the file has it.

    ``production`` takes ``publishconf.py``. Relative paths count from where the user stands.
    """
    from pelican.settings import read_settings

    paths = {"PATH": content, "OUTPUT_PATH": output, "CACHE_PATH": cache}
    given: dict[str, Any] = {
        name: str(Path(path).expanduser().resolve()) for name, path in paths.items() if path
    }
    given |= {"NOW": now, "JOBS": jobs, "PREVIEW": preview, "EXPLAIN": explain, "STATS": stats}
    file = "publishconf.py" if production else "pelicanconf.py"
    read: dict[str, Any] = read_settings(str(ROOT / file), override=given)
    return read


def build(**given: Any) -> Any:
    """Build the site and return the portal; a fault in the content ends the process with 1.

    Takes what ``settings`` takes.
    """
    found = settings(**given)
    portal = found["PELICAN_CLASS"](found)
    portal.run()
    return portal
