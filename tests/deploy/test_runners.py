"""The steps of workflows and pipelines, run as the forges' machines would run them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.trial.press_room import code
from newsroom.release import verify
from tests.deploy.ci import PIPELINE, WORKFLOWS, Runner, read, steps
from tests.full_site import with_url
from tests.sites import article

WORKFLOW = {path.stem: read(path) for path in WORKFLOWS}
JOBS = read(PIPELINE)
#: What has always been wrong, and what the last change brings.
OLD = article("Hôm qua (trời đẹp.", title="Bài cũ", date="2019-06-01", slug="bai-cu")
BAD = article("Hôm nay (trời đẹp.", title="Bài hỏng", category="Chuyên mục lạ", date="2019-07-01")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A checkout of the project with two commits."""
    place, temporary = tmp_path / "checkout", tmp_path / "tam"
    temporary.mkdir()
    content = {f"content/{name}": data for name, data in with_url("https://vi-du.vn").items()}
    _write(place, {**code(), **content, "content/articles/2019/06/bai-cu.md": OLD})
    # Their ./inv installs the libraries first; here they are.
    _write(place, {"inv": f'#!/bin/sh\nexec "{sys.executable}" inv.py "$@"\n'})
    (place / "inv").chmod(0o755)
    _git(place, "init", "-q", "--initial-branch=main")
    _commit(place)
    return Runner(place, temporary, {"inputs.first && '--first' || ''": "--first"})


def _write(place: Path, files: dict[str, object]) -> None:
    for name, data in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else str(data).encode())


def _git(place: Path, *words: str) -> None:
    who = ("-c", "user.name=Lan", "-c", "user.email=lan@vi-du.vn")
    subprocess.run(["git", *who, *words], cwd=place, check=True, capture_output=True)


def _commit(place: Path) -> None:
    _git(place, "add", "-A")
    _git(place, "commit", "-q", "-m", "content: đổi bài")


def _step(workflow: str, job: str, name: str) -> dict[str, str]:
    (found,) = [one for one in steps(WORKFLOW[workflow], job) if one["name"] == name]
    return found


def test_what_is_proposed_is_told_beside_its_lines(runner: Runner) -> None:
    """Ten bad files are ten errors at their lines; of warnings only those of the change are told."""
    bad = {f"content/articles/2019/07/hong-{number}.md": BAD for number in range(10)}
    _write(runner.place, bad)
    _commit(runner.place)
    done = runner.run(_step("soat-bai", "soat-bai", "Soát bài"))

    assert done.status == 1, done.told
    told = [line for line in done.told.splitlines() if line.startswith("::")]
    errors = [line for line in told if line.startswith("::error ")]
    assert len(errors) == 10, done.told
    for name, line in zip(bad, errors, strict=True):
        assert line.startswith(f"::error file={name},line=4,col=1,title=LỖI section-unknown::")
        assert "Cách sửa: " in line
    others = [line for line in told if line not in errors]
    assert others
    assert not [line for line in others if "bai-cu.md" in line]
    assert "LỖI section-unknown" in done.summary.replace("\\", "")


@pytest.mark.deep
def test_gitlab_is_told_the_same(runner: Runner) -> None:
    since = _head(runner.place)
    _write(runner.place, {"content/articles/2019/07/hong.md": BAD})
    _commit(runner.place)
    done = runner.script(JOBS["soát bài"], CI_COMMIT_BEFORE_SHA=since)

    assert done.status == 1
    assert "content/articles/2019/07/hong.md:4:1: LỖI section-unknown: " in done.told
    report = json.loads((runner.place / "gl-code-quality-report.json").read_text("utf-8"))
    (error,) = [row for row in report if row["severity"] == "critical"]
    assert error["location"]["path"] == "content/articles/2019/07/hong.md"


def _head(place: Path) -> str:
    told = subprocess.run(["git", "rev-parse", "HEAD"], cwd=place, capture_output=True, check=True)
    return told.stdout.decode().strip()


@pytest.mark.deep
def test_pages_get_a_whole_release(runner: Runner) -> None:
    checked = runner.run(_step("phat-hanh", "dung-trang", "Soát bài"))
    assert checked.status == 0, checked.told
    done = runner.run(_step("phat-hanh", "dung-trang", "Làm bản phát hành"))
    assert done.status == 0, done.told
    assert done.outputs == {"fresh": "true"}
    _is_whole(runner.place / "site" / "current")


@pytest.mark.deep
def test_pages_of_gitlab_get_a_whole_release(runner: Runner) -> None:
    done = runner.script(JOBS["pages"], PORTAL_FIRST="--first")
    assert done.status == 0, done.told
    _is_whole(runner.place / "public")


def _is_whole(release: Path) -> None:
    assert (release / "2019/06/01/bai-cu/index.html").exists()
    assert (release / "index.html.br").exists()
    assert verify(str(release)).faults == ()


@pytest.mark.deep
@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_bad_content_is_not_published(runner: Runner, forge: str) -> None:
    _write(runner.place, {"content/articles/2019/07/hong.md": BAD})
    _commit(runner.place)
    if forge == "github":
        done = runner.run(_step("phat-hanh", "dung-trang", "Làm bản phát hành"))
    else:
        done = runner.script(JOBS["pages"], PORTAL_FIRST="--first")
    assert done.status != 0
    assert not (runner.place / "site" / "current").exists()
    assert not (runner.place / "public").exists()


@pytest.mark.deep
def test_a_preview_is_built(runner: Runner) -> None:
    done = runner.run(_step("soat-bai", "soat-bai", "Dựng bản xem thử"))
    assert done.status == 0, done.told
    assert (runner.place / "output/2019/06/01/bai-cu/index.html").exists()
