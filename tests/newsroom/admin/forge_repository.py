"""A real git repository that a forge of the tests keeps, with what it refuses."""

import subprocess

BRANCH = "main"
USER = {
    "id": 7,
    "login": "bien-tap-vien",
    "username": "bien-tap-vien",
    "name": "Biên tập viên",
    "full_name": "Biên tập viên",
    "email": "bien.tap@example.org",
    "avatar_url": "",
}


class RefusedError(Exception):
    """What the forge does not do; the status and what it says."""

    def __init__(self, status, told):
        super().__init__(told)
        self.status, self.told = status, told


class Repository:
    """A git repository with one branch, whose files lie in a folder too."""

    def __init__(self, folder, files):
        self.folder = folder
        folder.mkdir(parents=True)
        self._git("init", "-q", "-b", BRANCH)
        changes = [("create", path, data, None) for path, data in files.items()]
        self.commit("content: nội dung ban đầu", changes)

    def _git(self, *words, data=None):
        name = ("-c", f"user.name={USER['name']}", "-c", f"user.email={USER['email']}")
        command = ["git", *name, "-c", "core.autocrlf=false", *words]
        return subprocess.run(
            command, cwd=self.folder, input=data, check=True, capture_output=True
        ).stdout

    def head(self):
        """The digest and the message of the newest commit."""
        digest, _, message = self._git("log", "-1", "--format=%H%n%B").decode().partition("\n")
        return digest, message.strip()

    def log(self):
        """The subject and author of every commit, newest first."""
        lines = self._git("log", "--format=%s\t%an").decode().splitlines()
        return [tuple(line.split("\t")) for line in lines]

    def tree(self):
        """Every file of the branch: digest and size by path."""
        entries = self._git("ls-tree", "-r", "-l", "-z", BRANCH).decode().split("\0")
        found = {}
        for entry in filter(None, entries):
            words, _, path = entry.partition("\t")
            _, _, digest, size = words.split()
            found[path] = (digest, int(size))
        return found

    def blob(self, digest):
        return self._git("cat-file", "blob", digest)

    def files(self):
        """The bytes of every file of the branch, by path."""
        return {path: self.blob(digest) for path, (digest, _) in self.tree().items()}

    def commit(self, message, changes, *, on=None):
        """Make one commit of ``(operation, path, data, digest before)``; or none, and refuse."""
        known = (
            self.tree() if changes and (self.folder / ".git/refs/heads" / BRANCH).exists() else {}
        )
        if on is not None and on != self.head()[0]:
            raise RefusedError(422, f"Expected branch to point to {on}")
        for operation, path, _, before in changes:
            if (operation == "create") == (path in known) and operation != "put":
                raise RefusedError(422, f"cannot {operation} {path}")
            if before is not None and before != known[path][0]:
                raise RefusedError(409, f"{path} has changed since {before}")
        for operation, path, data, _ in changes:
            place = self.folder / path
            if operation == "delete":
                place.unlink()
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        self._git("add", "--all")
        self._git("commit", "-q", "-F", "-", data=message.encode())
