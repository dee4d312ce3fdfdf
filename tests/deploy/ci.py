"""Workflows and pipelines as data, and their shell steps run as their runners would run them."""

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PIPELINE = ROOT / ".gitlab-ci.yml"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
#: GitHub's runner runs a step without ``shell`` so.
_BASH = ["bash", "-e"]


def read(path: Path) -> dict[str, Any]:
    """Read a file as plain strings: ``on`` is no boolean here."""
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return found


def steps(workflow: Mapping[str, Any], job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = workflow["jobs"][job]["steps"]
    return found


@dataclass
class Step:
    """How a step ended; ``outputs`` and ``summary`` are what it told the runner."""

    status: int
    told: str
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""


@dataclass
class Runner:
    """A machine of a forge, with the repository checked out in ``place``."""

    place: Path
    temporary: Path
    #: What expressions of the workflow stand for here; one that is not named fails the test.
    values: Mapping[str, str] = field(default_factory=dict)

    def run(self, step: Mapping[str, Any]) -> Step:
        """Run one ``run:`` step of a GitHub workflow."""
        output, summary = self.temporary / "output", self.temporary / "summary"
        for path in (output, summary):
            path.write_text("")
        environment = {
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(self.temporary),
            **{name: self.filled(value) for name, value in step.get("env", {}).items()},
        }
        assert "${{" not in step["run"], "an expression in a script is a hole"
        done = self.shell(_BASH, step["run"], environment)
        pairs = (line.split("=", 1) for line in output.read_text().splitlines())
        return Step(done.status, done.told, dict(pairs), summary.read_text("utf-8"))

    def script(self, job: Mapping[str, Any], **environment: str) -> Step:
        """Run the script of a GitLab job."""
        lines = [*job.get("before_script", ()), *job["script"]]
        return self.shell(["bash", "-eo", "pipefail"], "\n".join(lines), environment)

    def shell(self, program: list[str], script: str, environment: Mapping[str, str]) -> Step:
        file = self.temporary / "script.sh"
        file.write_text(script)
        kept = {name: os.environ[name] for name in ("PATH", "HOME")}
        done = subprocess.run(
            [*program, str(file)],
            cwd=self.place,
            env={**kept, "LC_ALL": "C.UTF-8", "CI": "true", **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return Step(done.returncode, done.stdout + done.stderr)

    def filled(self, text: str) -> str:
        return _EXPRESSION.sub(lambda found: self.values[found[1]], text)
