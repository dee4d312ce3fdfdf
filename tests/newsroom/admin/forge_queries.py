"""What a forge answers to the GraphQL queries of the browser form, told apart by what they ask."""

import base64
import re

_WHEN = "2018-12-27T01:30:00Z"


def github(repository, body, branch):
    """Answer one of the queries of Sveltia's GitHub back end; None for any other."""
    query, variables = body["query"], body["variables"]
    if "createCommitOnBranch" in query:
        return _github_commit(repository, query, variables["input"])
    if "defaultBranchRef" in query:
        return _repository({"defaultBranchRef": {"name": branch}})
    if found := re.findall(r'(content_\d+):\s*object\(oid: "(\w+)"\)', query):
        return _repository(
            {
                name: {"text": repository.blob(digest).decode(), "isTruncated": False}
                for name, digest in found
            }
        )
    digest, message = repository.head()
    author = {"name": "Biên tập viên", "email": "", "user": None}
    commit = {"oid": digest, "message": message, "author": author, "committedDate": _WHEN}
    target = {"target": {"oid": digest, "history": {"nodes": [commit]}}}
    if found := re.findall(r"((?:commit|history)_\d+):\s*ref\(", query):
        return _repository(dict.fromkeys(found, target))
    if "ref(qualifiedName: $branch)" in query:
        return _repository({"ref": target})
    return None


def _repository(value):
    return {"data": {"repository": value}}


def _github_commit(repository, query, wanted):
    changes = [
        ("put", one["path"], base64.b64decode(one["contents"]), None)
        for one in wanted["fileChanges"].get("additions", [])
    ]
    changes += [
        ("delete", one["path"], b"", None) for one in wanted["fileChanges"].get("deletions", [])
    ]
    repository.commit(wanted["message"]["headline"], changes, on=wanted["expectedHeadOid"])
    tree = repository.tree()
    files = {
        name: {"oid": tree[path][0]}
        for name, path in re.findall(r'(file_\d+): file\(path: "([^"]+)"\)', query)
    }
    commit = {"oid": repository.head()[0], "committedDate": _WHEN, **files}
    return {"data": {"createCommitOnBranch": {"commit": commit}}}


def gitlab(repository, body):
    """Answer one of the queries of Sveltia's GitLab back end; None for any other."""
    query = body["query"]
    tree = repository.tree()
    if "rootRef" in query:
        found = {"rootRef": "main"}
    elif "lastCommit" in query:
        digest, message = repository.head()
        found = {"tree": {"lastCommit": {"sha": digest, "message": message}}}
    elif "rawTextBlob" in query:
        texts = [repository.blob(tree[path][0]).decode() for path in body["variables"]["paths"]]
        found = {"blobs": {"nodes": [{"rawTextBlob": text} for text in texts]}}
    elif "blobs(after" in query:
        nodes = [
            {"type": "blob", "path": path, "sha": digest} for path, (digest, _) in tree.items()
        ]
        page = {"endCursor": "", "hasNextPage": False}
        found = {"tree": {"blobs": {"nodes": nodes, "pageInfo": page}}}
    else:
        return None
    return {"data": {"project": {"repository": found}}}
