"""What is left out while libraries are imported is there for everybody else."""

import subprocess
import sys

import pytest

from starter import lean
from starter.building import ROOT

SETTINGS = "from starter import building\nbuilding.settings()\n"


def run(code: str) -> str:
    """Run code in a fresh process that has imported nothing."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert not done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize("name", lean.LEFT_OUT)
def test_nothing_of_it_stays_in_the_way(name: str) -> None:
    package, _, short = name.rpartition(".")
    ask = (
        f"import {name}, {package or name}\nprint(vars(sys.modules['{name}'])['__spec__'].origin)\n"
    )
    if package:
        ask += f"assert sys.modules['{package}'].{short} is sys.modules['{name}']\n"
    assert run(f"import sys\n{SETTINGS}{ask}").endswith(".py")


def test_settings_are_read_without_any_of_it() -> None:
    seen = run(f"import sys\n{SETTINGS}print(*sys.modules, sep=chr(10))").splitlines()
    assert "pelican.settings" in seen
    assert not set(seen) & set(lean.LEFT_OUT)
