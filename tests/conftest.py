"""What tests share: the real content built once, tiny sites, a browser."""

import fcntl
import gc
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from newsroom.text.finding import Finding
from starter import building, chromium
from tests.sites import Built, Files, Site

#: The moment at which the real content is built: after all of it, before anything scheduled.
REAL_NOW = "2026-11-23 08:00"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Set aside what collecting makes: it lives to the end, and to walk it takes 0.2 s each time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The whole real content, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    told = shared / "real-site.json"
    with (shared / "real-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            site = Site(shared / "real-site")
            site.root.mkdir()
            site.content.symlink_to(building.ROOT / "content")
            built = site.build(now=REAL_NOW, jobs=0)
            told.write_text(json.dumps(asdict(replace(built, output=str(built.output)))), "utf-8")
        fields = json.loads(told.read_text("utf-8"))
    findings = [Finding(**finding) for finding in fields.pop("findings")]
    built = Built(**{**fields, "output": Path(fields["output"]), "findings": findings})
    assert built.status == 0, built.told
    return built


@pytest.fixture(scope="session")
def real_origin(real_site: Built) -> Iterator[str]:
    """Where the real site is served."""
    with chromium.served(real_site.output) as origin:
        yield origin


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    with chromium.opened() as opened:
        yield opened


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site that a test fills."""
    return Site(tmp_path)


@pytest.fixture
def tiny_site(tmp_path: Path) -> Callable[[Files], Built]:
    """Build a dictionary of files; a site with faults fails the test that asked for it."""

    def build(files: Files) -> Built:
        built = Site(tmp_path).write(files).build()
        assert built.status == 0, built.told
        return built

    return build
