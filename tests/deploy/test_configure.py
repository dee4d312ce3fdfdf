"""The configuration that is kept in the repository, and the files that a server gets."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from deploy import configure

DEPLOY = Path(__file__).parents[2] / "deploy"


def test_the_committed_configuration_is_what_the_table_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Mend with: .venv/bin/python deploy/configure.py >deploy/nginx.conf"""
    configure.main([])
    assert capsys.readouterr().out == (DEPLOY / "nginx.conf").read_text("utf-8")


def test_a_bare_python_writes_it() -> None:
    """install.sh runs it before anything of ours is installed."""
    told = subprocess.run(
        [sys.executable, "-I", "-S", str(DEPLOY / "configure.py"), "--domain", "vi-du.vn"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "server_name vi-du.vn;" in told.stdout


@pytest.mark.parametrize("words", [["--key", "k"], ["--certificate", "c", "--key", "k"], ["--la"]])
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        configure.main(words)
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    "script", [*DEPLOY.glob("bin/*"), *DEPLOY.glob("hooks/*"), DEPLOY / "install.sh"]
)
def test_scripts_are_posix_and_can_be_run(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert script.read_text("utf-8").startswith("#!/bin/sh\n")
    subprocess.run(["sh", "-n", str(script)], check=True)


@pytest.mark.parametrize("unit", sorted(DEPLOY.glob("systemd/*")), ids=lambda path: path.name)
def test_units_are_sound(unit: Path, tmp_path: Path) -> None:
    """systemd itself reads them; the program that they start stands elsewhere here."""
    for other in DEPLOY.glob("systemd/*"):
        text = other.read_text("utf-8").replace("/srv/portal/bin/press", "/bin/true")
        (tmp_path / other.name).write_text(text)
    told = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")


def test_scheduled_articles_appear_within_ten_minutes() -> None:
    timer = (DEPLOY / "systemd" / "portal-publish.timer").read_text("utf-8")
    service = (DEPLOY / "systemd" / "portal-publish.service").read_text("utf-8")
    every = re.search(r"OnCalendar=\*:0/(\d+)$", timer, re.MULTILINE)

    assert every is not None
    assert int(every[1]) <= 5
    assert "TimeoutStartSec=9min" in service


def test_the_service_can_do_little() -> None:
    told = subprocess.run(
        [
            "systemd-analyze",
            "security",
            "--offline=true",
            str(DEPLOY / "systemd/portal-publish.service"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    level = re.search(r"Overall exposure level.*: ([0-9.]+)", told.stdout)
    assert level is not None, told.stdout + told.stderr
    assert float(level[1]) < 2.5
