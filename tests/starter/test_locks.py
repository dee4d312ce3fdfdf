"""The two lock files say what pyproject.toml asks for, and name no registry."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
TEST = PROJECT["dependency-groups"]["test"]
COMMAND = "uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11"
LOCKS = {
    "requirements.lock": (RUNTIME, f"{COMMAND} pyproject.toml -o requirements.lock"),
    "requirements-dev.lock": (
        [*RUNTIME, *TEST],
        f"{COMMAND} --group test pyproject.toml -c requirements.lock -o requirements-dev.lock",
    ),
}
# How the lock says that pyproject.toml itself asks for a package.
DIRECT = re.compile(r"dang-bo-khoi-portal(:test)? \(pyproject\.toml|pyproject\.toml")


@dataclass
class Pin:
    """One package of a lock: its line, its hashes and who asks for it."""

    requirement: Requirement
    hashes: set[str] = field(default_factory=set)
    wanted_by: list[str] = field(default_factory=list)


def pins(name: str) -> list[Pin]:
    found: list[Pin] = []
    for line in (ROOT / name).read_text("utf-8").splitlines():
        text = line.strip().removesuffix("\\").strip()
        if text.startswith("--hash="):
            found[-1].hashes.add(text)
        elif text.startswith("#"):
            if found:
                found[-1].wanted_by.append(
                    text.removeprefix("#").strip().removeprefix("via").strip()
                )
        elif text:
            found.append(Pin(Requirement(text)))
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_header_names_the_command(name: str) -> None:
    header = (ROOT / name).read_text("utf-8").splitlines()[:2]
    assert header[1].removeprefix("#").strip() == LOCKS[name][1]


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_hashes(name: str) -> None:
    for pin in pins(name):
        assert re.fullmatch(r"==[^*]+", str(pin.requirement.specifier)), pin
        assert pin.hashes, pin
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", text) for text in pin.hashes), pin


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_what_pyproject_asks(name: str) -> None:
    asked = {
        canonicalize_name(Requirement(text).name): Requirement(text) for text in LOCKS[name][0]
    }
    direct = set()
    for pin in pins(name):
        wanted = asked.get(canonicalize_name(pin.requirement.name))
        if wanted is not None:
            (version,) = [part.version for part in pin.requirement.specifier]
            assert wanted.specifier.contains(version), f"{wanted} is locked at {version}"
        if any(DIRECT.search(text) for text in pin.wanted_by):
            direct.add(canonicalize_name(pin.requirement.name))
    assert direct == set(asked)


def test_developers_have_what_the_site_has() -> None:
    theirs = {str(pin.requirement): pin.hashes for pin in pins("requirements-dev.lock")}
    for pin in pins("requirements.lock"):
        assert theirs.get(str(pin.requirement)) == pin.hashes, pin.requirement


@pytest.mark.parametrize("name", LOCKS)
def test_no_registry_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text.replace("--no-emit-index-url", "")
