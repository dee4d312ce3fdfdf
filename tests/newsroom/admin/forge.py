"""A forge for the browser form: a real git repository behind the calls that the form makes.

Speaks the parts of Gitea's, GitHub's and GitLab's interfaces that Sveltia CMS uses to sign in with a
token, read a repository and commit. It refuses what the real ones refuse: another token, a file that
is created twice, a change that was made to an older version.
"""

import base64
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import unquote, urlsplit

from tests.newsroom.admin import forge_queries
from tests.newsroom.admin.forge_repository import BRANCH, USER, RefusedError

REPO, TOKEN = "van-phong/cong-thong-tin", "ma-truy-cap-thu"


def gitea(repository, method, path, body):
    """Gitea's answers below ``/api/v1``."""
    at = f"/repos/{REPO}"
    match method, path.removeprefix(at) if path.startswith(at) else path:
        case "GET", "/version":
            return {"version": "1.24.6"}
        case "GET", "/settings/api":
            return {"default_paging_num": 30, "max_response_items": 50}
        case "GET", "":
            return {"permissions": {"pull": True, "push": True}, "default_branch": BRANCH}
        case "GET", "/branches/main":
            digest, message = repository.head()
            return {"commit": {"id": digest, "message": message}}
        case "GET", found if found.startswith("/git/trees/"):
            return {"tree": listed(repository), "truncated": False}
        case "POST", "/file-contents":
            tree = repository.tree()
            return [
                {"path": name, "encoding": "base64", "sha": tree[name][0], "content": text}
                for name in body["files"]
                for text in [base64.b64encode(repository.blob(tree[name][0])).decode()]
            ]
        case "POST", "/contents":
            return gitea_commit(repository, body)
        case "GET", "/commits":
            return []
        case "GET", found if found.startswith("/media/main/"):
            return repository.blob(repository.tree()[unquote(found[12:])][0])
    return None


def gitea_commit(repository, body):
    for one in body["files"]:
        if one["operation"] != "create" and "sha" not in one:
            raise RefusedError(422, "a changed file needs the sha that it had")
    changes = [
        (one["operation"], one["path"], base64.b64decode(one["content"]), one.get("sha"))
        for one in body["files"]
    ]
    repository.commit(body["message"], changes)
    tree = repository.tree()
    files = [{"path": path, "sha": tree[path][0]} for _, path, *_ in changes if path in tree]
    return {
        "commit": {"sha": repository.head()[0], "created": body["dates"]["author"]},
        "files": files,
    }


def github(repository, method, path, body):
    """GitHub's answers below ``/api/v3``, and of its GraphQL."""
    at = f"/repos/{REPO}"
    if path == "graphql":
        return forge_queries.github(repository, body, BRANCH)
    match method, path.removeprefix(at):
        case "GET", found if found.startswith("/collaborators/"):
            return b""
        case "GET", found if found.startswith("/git/trees/"):
            return {"tree": listed(repository), "truncated": False}
        case "GET", found if found.startswith("/git/blobs/"):
            return repository.blob(found.rpartition("/")[2])
    return None


def gitlab(repository, method, path, body):
    """GitLab's answers below ``/api/v4``, and of its GraphQL."""
    if path == "graphql":
        return forge_queries.gitlab(repository, body)
    match method, path.removeprefix(f"/projects/{REPO}"):
        case "GET", "/users":
            return [USER]
        case "POST", "/repository/commits":
            changes = []
            for one in body["actions"]:
                text = one["content"]
                data = base64.b64decode(text) if one["encoding"] == "base64" else text.encode()
                changes.append((one["action"], one["file_path"], data, None))
            repository.commit(body["commit_message"], changes)
            return {"id": repository.head()[0], "committed_date": "2018-12-27T01:30:00.000Z"}
        case "GET", "/repository/commits" | "/deployments":
            return []
        case "GET", "/repository/branches/main":
            return {"commit": {"id": repository.head()[0]}}
        case "GET", found if found.endswith("/statuses"):
            return []
        case "GET", found if found.startswith("/repository/files/"):
            path = found.removeprefix("/repository/files/").removesuffix("/raw")
            return repository.blob(repository.tree()[path][0])
    return None


def listed(repository):
    return [
        {"path": path, "type": "blob", "sha": digest, "size": size}
        for path, (digest, size) in repository.tree().items()
    ]


#: Each forge, where its interfaces lie, and how it wants the token.
FORGES = {
    "gitea": (gitea, "/api/v1", "", f"token {TOKEN}"),
    "github": (github, "/api/v3", "/api/graphql", f"token {TOKEN}"),
    "gitlab": (gitlab, "/api/v4", "/api/graphql", f"Bearer {TOKEN}"),
}


class Forge:
    """A server on this machine that speaks as one forge does; ``unknown`` are calls it did not know."""

    def __init__(self, name, repository):
        self.unknown = []
        answer, rest, graphql, wanted = FORGES[name]
        lock = Lock()
        forge = self

        class Handler(BaseHTTPRequestHandler):
            def _send(self, status, value):
                data = value if isinstance(value, bytes) else json.dumps(value).encode()
                self.send_response(status)
                kind = "application/octet-stream" if value is data else "application/json"
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                # The form lies at another origin than the forge: real ones allow that so.
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Access-Control-Allow-Headers", "Authorization, Content-Type")
                self.send_header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE")
                self.end_headers()
                self.wfile.write(data)

            def _answer(self):
                path = unquote(urlsplit(self.path).path)
                body = json.loads(
                    self.rfile.read(int(self.headers.get("Content-Length", 0))) or "{}"
                )
                if self.headers.get("Authorization") != wanted:
                    raise RefusedError(401, "token is required")
                if path == f"{rest}/user":
                    return USER
                place = "graphql" if path == graphql else path.removeprefix(rest)
                with lock:
                    found = answer(repository, self.command, place, body)
                if found is None:
                    forge.unknown.append(f"{self.command} {self.path}")
                    raise RefusedError(404, "not known here")
                return found

            def do_GET(self):
                try:
                    self._send(200, self._answer())
                except RefusedError as refused:
                    self._send(refused.status, {"message": refused.told})

            do_POST = do_GET

            def do_OPTIONS(self):
                self._send(204, b"")

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()
