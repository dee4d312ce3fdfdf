"""What the forges are told to do: well formed, with least rights, and pinned."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.deploy.ci import PIPELINE, ROOT, WORKFLOWS, read, steps

BIN = Path(sys.executable).parent
PINNED = re.compile(r"actions/[a-z/-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")
PUBLISH = ROOT / ".github" / "workflows" / "phat-hanh.yml"
PROPOSED = ROOT / ".github" / "workflows" / "soat-bai.yml"
EVERY_WORKFLOW = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def linted(*words: str | Path) -> None:
    done = subprocess.run([*map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing_to_say() -> None:
    linted(BIN / "zizmor", "--offline", "--persona=pedantic", "--quiet", ".github/workflows")


def test_workflows_follow_the_schema_of_github() -> None:
    linted(BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_the_pipeline_follows_the_schema_of_gitlab() -> None:
    schema = ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")
    linted(BIN / "check-jsonschema", *schema, PIPELINE)


@EVERY_WORKFLOW
def test_actions_are_pinned_by_commit_and_say_their_version(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert used
    assert [line for line in used if not PINNED.fullmatch(line)] == []


def test_every_hash_stands_in_the_decision_that_names_its_source() -> None:
    decision = (ROOT / "docs/decisions/0030-pin-actions.md").read_text("utf-8")
    used = {
        pin
        for path in WORKFLOWS
        for pin in re.findall(r"(actions/[a-z-]+)[a-z/-]*@([0-9a-f]{40})", path.read_text("utf-8"))
    }
    for name, commit in used:
        assert re.search(rf"{name}`? .*{commit}", decision), name


@EVERY_WORKFLOW
def test_nothing_is_granted_but_by_a_job(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        granted = {name for name, right in job["permissions"].items() if right != "read"}
        assert not granted or [step for step in job["steps"] if "run" in step] == []
        assert int(job["timeout-minutes"]) <= 60


def test_what_is_proposed_cannot_publish() -> None:
    workflow, text = read(PROPOSED), PROPOSED.read_text("utf-8")
    assert workflow["on"] == {"pull_request": ""}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    assert "secrets." not in text
    assert "inv publish" not in text
    for path in WORKFLOWS:
        assert "pull_request_target" not in path.read_text("utf-8")


def test_publishing_follows_pushes_and_the_clock() -> None:
    workflow = read(PUBLISH)
    assert set(workflow["on"]) == {"push", "schedule", "workflow_dispatch"}
    assert workflow["on"]["push"] == {"branches": ["main"]}
    (when,) = workflow["on"]["schedule"]
    assert re.fullmatch(r"\d+ \* \* \* \*", when["cron"])
    assert workflow["concurrency"] == {"group": "phat-hanh"}


def test_no_credentials_are_left_for_the_commands_of_the_repository() -> None:
    for path in WORKFLOWS:
        workflow = read(path)
        for name in workflow["jobs"]:
            for step in steps(workflow, name):
                if step.get("uses", "").startswith("actions/checkout@"):
                    assert step["with"]["persist-credentials"] == "false"


def pipeline_jobs() -> dict[str, dict[str, Any]]:
    return {
        name: job
        for name, job in read(PIPELINE).items()
        if isinstance(job, dict) and "script" in job
    }


def test_a_merge_request_cannot_publish() -> None:
    for name, job in pipeline_jobs().items():
        publishes = any("inv publish" in line for line in job["script"])
        ruled = [rule["if"] for rule in job.get("rules", ())]
        if publishes:
            assert ruled, name
            for rule in ruled:
                assert rule.startswith("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && "), name
            assert job["resource_group"] == "phat-hanh"


def test_no_publication_waits_for_the_tests_of_developers() -> None:
    jobs = pipeline_jobs()
    for name in ("pages", "máy chủ"):
        assert jobs[name]["needs"] == ["soát bài"]
    for path in (PUBLISH, PROPOSED):
        assert "inv test" not in path.read_text("utf-8")
