"""A house of one room: the real starter with a single task and a single library, made by hand.

It needs no network: pip finds the library in a folder of wheels beside the house.
"""

import hashlib
import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STARTER = (
    "inv",
    "inv.py",
    "starter/__init__.py",
    "starter/alone.py",
    "starter/environment.py",
    "starter/faults.py",
    "starter/interpreters.py",
    "starter/lean.py",
    "starter/no-python.txt",
    "starter/telling.py",
)

# The library tells its version and where it lies; the task prints that with the words it was given.
TASKS = """
import sys

import tiny


class program:
    def run():
        print(tiny.VERSION, sys.prefix, sys.argv[1:])
"""


@dataclass(frozen=True)
class House:
    """A checkout in miniature."""

    folder: Path
    wheels: Path

    def lock(self, version: str) -> None:
        """Write a lock that asks for this version of the library, whether it exists or not."""
        digest = hashlib.sha256(wheel(self.wheels, version).read_bytes()).hexdigest()
        text = f"# made by hand\ntiny=={version} --hash=sha256:{digest}\n"
        (self.folder / "requirements.lock").write_text(text, encoding="utf-8")

    def environment(self) -> dict[str, str]:
        """The variables of this process, and pip's that lead it to the wheels and nowhere else."""
        pip = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": self.wheels.as_uri(),
            "PIP_CONFIG_FILE": os.devnull,
        }
        return {**os.environ, **pip}

    def start(
        self, *words: str, inv: str | Path = "", cwd: Path | None = None, **environment: str
    ) -> "subprocess.Popen[str]":
        """Start ./inv with the words; stdout and stderr can be read when it ends."""
        return subprocess.Popen(
            [inv or self.folder / "inv", *words],
            cwd=cwd or self.folder,
            env=self.environment() | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(
        self, *words: str, inv: str | Path = "", cwd: Path | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run ./inv to its end."""
        with self.start(*words, inv=inv, cwd=cwd, **environment) as process:
            out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def wheel(folder: Path, version: str) -> Path:
    """Make the library's wheel; the same version is always the same bytes."""
    path = folder / f"tiny-{version}-py3-none-any.whl"
    if not path.exists():
        info = f"tiny-{version}.dist-info"
        members = {
            "tiny.py": f"VERSION = {version!r}\n",
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": f"tiny.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n",
        }
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in members.items():
                archive.writestr(zipfile.ZipInfo(name), text)
    return path


def furnish(folder: Path) -> House:
    """Put the starter into an empty folder, and the library's wheels beside it."""
    house = House(folder / "Cổng thông tin (mới)", folder / "wheels")
    house.wheels.mkdir()
    for name in STARTER:
        (house.folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, house.folder / name)
    (house.folder / "tasks.py").write_text(TASKS, encoding="utf-8")
    house.lock("1.0")
    return house


@pytest.fixture
def bare(tmp_path: Path) -> House:
    """A fresh clone: nothing has been set up."""
    return furnish(tmp_path)


@dataclass(frozen=True)
class Pattern:
    """A house that has been set up once, to be copied, and how its two first starts ended."""

    house: House
    starts: tuple["subprocess.CompletedProcess[str]", ...]


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Pattern:
    """Set it up by two starts at once."""
    house = furnish(tmp_path_factory.mktemp("pattern"))
    both = [house.start("dựng", word) for word in ("một", "hai")]
    told = [(process, *process.communicate(timeout=120)) for process in both]
    starts = [
        subprocess.CompletedProcess(process.args, process.returncode, out, err)
        for process, out, err in told
    ]
    return Pattern(house, tuple(starts))


@pytest.fixture
def ready(pattern: Pattern, tmp_path: Path) -> House:
    """A house that has been set up, and then moved: its .venv must not mind."""
    house, moved = pattern.house, tmp_path / "moved"
    shutil.copytree(house.folder.parent, moved, symlinks=True)
    return House(moved / house.folder.name, moved / house.wheels.name)
