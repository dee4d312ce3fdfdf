"""Production: pelicanconf plus what only the public site has."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403

PRODUCTION = True
