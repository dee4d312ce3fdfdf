"""The server's folder as ``deploy/install.sh`` sets it up, and an editor's clone, over a real sshd."""

import os
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from deploy.trial.sshd import Ssh

ROOT = Path(__file__).parents[2]
#: What a server needs of the repository; content is the editors'.
_CODE = (
    "inv", "inv.py", "tasks.py", "pelicanconf.py", "publishconf.py", "requirements.lock", "newsroom",
    "plugins", "starter", "theme", ".gitignore",
)  # fmt: skip
#: What a commit in these tests looks like, whoever runs them.
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    "GIT_AUTHOR_NAME": "Lan",
    "GIT_AUTHOR_EMAIL": "lan@vi-du.vn",
    "GIT_COMMITTER_NAME": "Lan",
    "GIT_COMMITTER_EMAIL": "lan@vi-du.vn",
}


@dataclass(frozen=True, slots=True)
class Push:
    """How a push ended, and what stood on the pusher's terminal."""

    accepted: bool
    told: str

    @property
    def lines(self) -> list[str]:
        """Return what the server said, line by line."""
        said = [line for line in self.told.splitlines() if line.startswith("remote:")]
        return [line.removeprefix("remote:").strip() for line in said]


def code() -> dict[str, bytes]:
    """Return what a server needs of this repository, content apart: path → bytes."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *_CODE]
    told = subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    paths = {name: ROOT / name for name in told.split("\0") if name}
    return {name: path.read_bytes() for name, path in paths.items() if path.is_file()}


class PressRoom:
    """The server's folder (``home``), and an editor's clone (``clone``).

    They are made where they are not there yet; a long measurement comes back to them.
    """

    def __init__(self, folder: Path, ssh: Ssh, inv: str, reload: str = "") -> None:
        self.home, self.clone, self.ssh = folder / "srv", folder / "clone", ssh
        self.keys: dict[str, str] = {}
        if not self.home.exists():
            self._set_up()
        (self.home / "bin" / "portal.conf").write_text(
            f"PORTAL_HOME={shlex.quote(str(self.home))}\nPORTAL_INV={shlex.quote(inv)}\n"
            f"PORTAL_RELOAD={shlex.quote(reload)}\n"
        )
        for role in ("maintainer", "editor"):
            self.keys[role] = f"{role}-{folder.name}"
            gate = shlex.quote(str(self.home / "bin" / "gate"))
            ssh.admit(self.keys[role], f'command="{gate} {role}",restrict')
        self.git("config", "remote.origin.url", f"ssh://{ssh.login}:{ssh.port}/bai")

    def _set_up(self) -> None:
        shutil.copytree(ROOT / "deploy" / "bin", self.home / "bin")
        shutil.copytree(ROOT / "deploy" / "hooks", self.home / "hooks")
        repository = self.home / "repository.git"
        self.git("init", "-q", "--bare", "--initial-branch=main", str(repository), where=self.home)
        for name, value in (
            ("receive.denyNonFastForwards", "true"),
            ("receive.denyDeletes", "true"),
            ("receive.fsckObjects", "true"),
            ("core.hooksPath", str(self.home / "hooks")),
            ("portal.press", str(self.home / "bin" / "press")),
        ):
            self.git("config", name, value, where=repository)
        self.clone.mkdir()
        self.git("init", "-q", "--initial-branch=main", ".")
        self.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")

    @property
    def site(self) -> Path:
        """Return the folder of the releases."""
        return self.home / "site"

    def git(
        self, *words: str, where: Path | None = None, role: str = "maintainer", fine: bool = True
    ) -> Push:
        """Run git in the clone with a role's key."""
        environment = {**_ENVIRONMENT}
        if role in self.keys:
            environment["GIT_SSH_COMMAND"] = self.ssh.command(self.keys[role])
        told = subprocess.run(
            ["git", *words],
            cwd=where or self.clone,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not (fine and told.returncode), told.stderr
        return Push(told.returncode == 0, told.stdout + told.stderr)

    def write(self, files: dict[str, str | bytes | None]) -> None:
        """Write (None: delete) files of the clone and commit them."""
        for name, data in files.items():
            path = self.clone / name
            if data is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
            path.chmod(0o755 if name == "inv" else 0o644)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "content: đổi bài")

    def push(self, role: str = "editor", *words: str) -> Push:
        """Push as somebody in a role would."""
        return self.git("push", *(words or ("origin", "main")), role=role, fine=False)

    def press(self, task: str) -> Push:
        """Run a task of the press as the timer or the operator would."""
        told = subprocess.run(
            [self.home / "bin" / "press", task],
            capture_output=True,
            text=True,
            check=False,
            env=_ENVIRONMENT,
        )
        return Push(told.returncode == 0, told.stdout + told.stderr)
