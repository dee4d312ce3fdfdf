"""A Debian where nothing is installed yet: one command, nothing else typed."""

import subprocess
import tempfile
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("fresh_root.sh")
ROOM = Path(tempfile.gettempdir()) / "portal-fresh-root"


def fresh(command: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of shell in a fresh clone inside a fresh Debian; the Debian is kept for later."""
    return subprocess.run(
        [SCRIPT, ROOM, command], capture_output=True, text=True, check=False, timeout=3000
    )


@pytest.mark.deep
def test_portal_stands_in_a_fresh_debian() -> None:
    done = fresh("./inv build && test -s output/index.html && ./inv --list")
    assert done.returncode == 0, done.stderr
    assert "Cho biên tập viên" in done.stdout


@pytest.mark.deep
def test_python_without_venv_is_completed_by_apt() -> None:
    done = fresh(
        "apt-get -qq purge -y 'python3*-venv' >/dev/null && rm -rf .venv && "
        "! python3 -c 'import ensurepip' && ./inv --list"
    )
    assert done.returncode == 0, done.stderr
    assert "Đang cài" in done.stderr


@pytest.mark.deep
def test_preview_is_served_from_a_fresh_debian() -> None:
    done = fresh(
        "(timeout -s INT 300 ./inv serve --port 8765 & echo $! >/tmp/pid); "
        "for i in $(seq 300); do "
        "python3 -c 'import urllib.request as r; "
        'print(r.urlopen("http://127.0.0.1:8765/").read().decode())\' 2>/dev/null && break; '
        "sleep 1; done; kill -INT $(cat /tmp/pid)"
    )
    assert "</html>" in done.stdout, done.stderr
    assert 'lang="vi"' in done.stdout
