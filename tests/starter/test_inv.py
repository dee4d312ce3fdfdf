"""`./inv` as a person starts it: real processes, a real .venv, no network."""

import contextlib
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.starter.conftest import House, Pattern, wheel


def said(house: House, *words: str, version: str = "1.0") -> str:
    """What the task prints when it runs in the house's own .venv."""
    return f"{version} {house.folder / '.venv'} {list(words)}\n"


def test_two_first_starts_at_once_share_one_set_up(pattern: Pattern) -> None:
    told = [(start.returncode, start.stdout) for start in pattern.starts]
    assert told == [(0, said(pattern.house, "dựng", word)) for word in ("một", "hai")]
    errors = [start.stderr for start in pattern.starts]
    assert sorted(err.count("Đang cài 1 thư viện") for err in errors) == [0, 1]
    assert sorted(err.count("chờ lệnh đó xong") for err in errors) == [0, 1]


def test_second_start_sets_nothing_up(ready: House) -> None:
    shutil.rmtree(ready.wheels)
    done = ready.run("a b", "")
    assert (done.returncode, done.stdout, done.stderr) == (0, said(ready, "a b", ""), "")


def test_any_folder_and_a_chain_of_links(ready: House, tmp_path: Path) -> None:
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    (elsewhere / "thật").symlink_to(os.path.relpath(ready.folder / "inv", elsewhere))
    (elsewhere / "inv").symlink_to("thật")
    for inv, cwd in [
        (elsewhere / "inv", elsewhere),
        ("./inv", elsewhere),
        (ready.folder / "inv", Path("/")),
        ("../inv", ready.folder / "starter"),
    ]:
        done = ready.run(inv=inv, cwd=cwd)
        assert (done.returncode, done.stderr) == (0, ""), inv
        assert done.stdout == said(ready), inv


@pytest.mark.parametrize(
    "stop", [pytest.param(signal.SIGINT, marks=pytest.mark.deep), signal.SIGKILL]
)
def test_interrupted_first_start_is_made_good(bare: House, stop: signal.Signals) -> None:
    first = bare.start()
    beside = bare.folder / ".venv.new" / "bin"
    while not beside.exists():
        assert first.poll() is None
        time.sleep(0.005)
    os.killpg(first.pid, stop)
    _, err = first.communicate()
    assert first.returncode in (128 + stop, -stop)
    assert "Traceback" not in err
    assert not (bare.folder / ".venv").exists()
    done = bare.run()
    assert (done.returncode, done.stdout) == (0, said(bare))
    assert not (bare.folder / ".venv.new").exists()


@pytest.mark.deep
def test_terminal_sees_how_far_it_is(bare: House) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [bare.folder / "inv"], stdout=subprocess.DEVNULL, stderr=theirs, env=bare.environment()
    )
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):  # EIO when the other side has gone
        while data := os.read(ours, 1000):
            shown += data
    os.close(ours)
    assert process.wait() == 0
    assert b"  1/1" in shown
    assert shown.endswith(b"\r\033[K")


@pytest.mark.deep
def test_environment_without_stamp_is_made_anew(ready: House) -> None:
    (ready.folder / ".venv" / "installed.lock").unlink()
    (ready.folder / ".venv" / "half").touch()
    done = ready.run()
    assert (done.returncode, done.stdout) == (0, said(ready))
    assert "Đang cài 1 thư viện vào .venv," in done.stderr
    assert not (ready.folder / ".venv" / "half").exists()


def test_finished_environment_that_was_not_renamed_is_taken(ready: House) -> None:
    (ready.folder / ".venv").rename(ready.folder / ".venv.new")
    shutil.rmtree(ready.wheels)
    done = ready.run()
    assert (done.returncode, done.stdout, done.stderr) == (0, said(ready), "")


@pytest.mark.deep
def test_interpreter_that_went_away_is_replaced(ready: House) -> None:
    python = ready.folder / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/usr/bin/python3.0")
    done = ready.run()
    assert (done.returncode, done.stdout) == (0, said(ready))


def test_changed_lock_is_followed(ready: House) -> None:
    ready.lock("2.0")
    done = ready.run()
    assert (done.returncode, done.stdout) == (0, said(ready, version="2.0"))
    assert [path.name for path in sorted(ready.folder.glob(".venv*"))] == [".venv"]


@pytest.mark.deep
def test_failed_set_up_keeps_the_old_environment(ready: House) -> None:
    before = (ready.folder / "requirements.lock").read_bytes()
    ready.lock("3.0")
    wheel(ready.wheels, "3.0").unlink()
    failed = ready.run()
    assert (failed.returncode, failed.stdout) == (3, "")
    assert "Không cài được thư viện: không tìm thấy gói" in failed.stderr
    assert "Traceback" not in failed.stderr
    (ready.folder / "requirements.lock").write_bytes(before)
    assert ready.run().stdout == said(ready)


@pytest.mark.deep
def test_package_with_another_digest_is_refused(bare: House) -> None:
    wheel(bare.wheels, "1.0").write_bytes(wheel(bare.wheels, "9.9").read_bytes())
    failed = bare.run()
    assert failed.returncode == 3
    assert "không đúng dấu băm" in failed.stderr


def machine(folder: Path, **programs: str) -> str:
    """Make the PATH of a machine that has sh's companions and the given scripts, no Python."""
    folder.mkdir()
    for name in ("sh", "cat", "cmp", "readlink", "ln"):
        (folder / name).symlink_to(shutil.which(name) or name)
    for name, script in programs.items():
        path = folder / name.replace("_", "-")
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
    return str(folder)


@pytest.mark.parametrize("python3", ["exit 1", "exec nothing-of-this-name"])
def test_without_python_one_sentence(bare: House, tmp_path: Path, python3: str) -> None:
    path = machine(tmp_path / "bin", id="echo 1000", apt_get="touch called", python3=python3)
    done = bare.run(PATH=path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("Máy này cần Python 3.11 trở lên")
    assert done.stderr.count("\n") == 1
    assert not (bare.folder / "called").exists()


def test_root_on_debian_gets_python_from_apt(bare: House, tmp_path: Path) -> None:
    real = Path(sys.executable).resolve()
    apt = f'echo "$*" >>calls; case "$*" in *install*) ln -s {real} {tmp_path}/bin/python3;; esac'
    done = bare.run(PATH=machine(tmp_path / "bin", id="echo 0", apt_get=apt))
    assert (done.returncode, done.stdout) == (0, said(bare))
    update, install = (bare.folder / "calls").read_text().splitlines()
    assert update.endswith(" update")
    assert install.endswith(" install --no-install-recommends python3-venv")
