"""Which Python an environment is built on.

A distribution builds its Python with profile-guided optimisation, version managers (pyenv, asdf) mostly
without: everything in this house then takes a quarter more. So where the system has the same version
and it is clearly faster, that one is taken. Standard library only, like ``environment``.
"""

import subprocess
import sys
from pathlib import Path

SYSTEM = Path("/usr/bin/python3")
#: How much faster the other one must be: less is within what such a short measurement errs.
CLEARLY = 1.1
#: Prints the version and the best time of a short piece of work like ours: words, tables, calls.
_PROBE = """
import ctypes, ensurepip, ssl, sys, time, venv, zlib

def work():
    seen = {}
    for number in range(30_000):
        word = str(number % 700)
        seen[word] = seen.get(word, 0) + len(word)
    return seen

def timed():
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

print(*sys.version_info[:2], min(timed() for _ in range(7)))
"""


def swiftest(own: Path, system: Path = SYSTEM) -> Path:
    """Return the system's Python if it is of the same version as ``own`` and clearly faster."""
    if sys.platform != "linux" or not system.exists() or system.resolve() == own.resolve():
        return own
    ours, other = _probed(own), _probed(system)
    if ours is None or other is None or ours[0] != other[0]:
        return own
    return system if other[1] * CLEARLY < ours[1] else own


def _probed(python: Path) -> tuple[str, float] | None:
    """Return version and time of a Python; None for one in which a part of the library is missing."""
    said = subprocess.run([python, "-I", "-c", _PROBE], capture_output=True, text=True, check=False)
    try:
        *version, spent = said.stdout.split()
        return ".".join(version), float(spent)
    except ValueError:
        return None
