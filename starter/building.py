"""Builds through Pelican with the project's settings, from whichever folder one stands in."""

import sys
import time
from pathlib import Path
from typing import Any

from starter import lean

ROOT = Path(__file__).resolve().parent.parent
#: What shapes a site beside its content and theme.
CODE = ("newsroom", "plugins", "starter", "pelicanconf.py", "publishconf.py", "requirements.lock")

#: What the last build held: it goes with the process, not record by record before that.
_HELD: dict[str, Any] = {}


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
    paths = {"PATH": content, "OUTPUT_PATH": output, "CACHE_PATH": cache}
    given: dict[str, Any] = {
        name: str(Path(path).expanduser().resolve()) for name, path in paths.items() if path
    }
    given |= {"NOW": now, "JOBS": jobs, "PREVIEW": preview, "EXPLAIN": explain, "STATS": stats}
    file = "publishconf.py" if production else "pelicanconf.py"
    with lean.stand_ins():
        from pelican.settings import read_settings

        # The settings import the plugins, and these what they build with.
        read: dict[str, Any] = read_settings(str(ROOT / file), override=given)
    return read


def build(**given: Any) -> None:
    """Build the site; a fault in the content ends the process with 1. Takes what ``settings`` takes.

    Where nothing has changed since the last build, that is seen before Pelican is even imported.
    """
    from newsroom.seal import Seal

    seal = Seal(_place_of_seal(given))
    if not (given.get("stats") or given.get("explain")) and _is_sealed(seal, given.get("now")):
        return
    found = settings(**given)
    content, theme, output, cache = (
        Path(found[name]) for name in ("PATH", "THEME", "OUTPUT_PATH", "CACHE_PATH")
    )
    seal.open(content, theme, *(ROOT / name for name in CODE))
    portal = found["PELICAN_CLASS"](found | {"LOOK": seal.look, "SCOUT": seal.scout})
    _HELD["portal"] = portal
    portal.run()

    from newsroom.due import next_event

    now = portal.edition.catalogue.now
    seal.close(output, cache, now, next_event(portal.records, now), portal.writer.count)


def _place_of_seal(given: dict[str, Any]) -> Path:
    """Return where the seal of builds with these options lies."""
    from newsroom import fingerprint

    paths = {
        name: str(Path(given[name]).expanduser().resolve())
        for name in ("content", "output", "cache")
        if given.get(name)
    }
    cache = Path(paths.get("cache", ROOT / ".cache"))
    asked = (sorted(paths.items()), bool(given.get("preview")), bool(given.get("production")))
    return cache / "seals" / f"{fingerprint.of_value(asked)}.store"


def _is_sealed(seal: Any, told: str | None) -> bool:
    from newsroom import clock, lock

    started = time.perf_counter()
    if not seal.cache:
        return False
    with lock.hold(seal.cache / "build.lock", lambda: _say(lock.WAITING)):
        last = seal.unbroken(clock.now(told))
    if last is None:
        return False
    spent = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    _say(f"Xong: {last.pages} trang, ghi 0 tệp, xóa 0 tệp, {spent} giây.")
    return True


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
