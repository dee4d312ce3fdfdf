"""Keys and passwords that lie in ``content/`` by mistake.

None would be published, since nothing is that no page shows. But who may read the articles may read
them as well, so they are told before a push is taken.
"""

import re
from pathlib import Path

from newsroom.text.finding import Finding

_NAMES = re.compile(
    r"\.env(?!\.(?:example|sample|template)$)(?:\..+)?|id_(?:rsa|dsa|ecdsa|ed25519)(?:[._-].+)?"
    r"|[._]netrc|\.pgpass|\.git-credentials|\.htpasswd|\.npmrc|\.pypirc"
    r"|.+\.(?:p12|pfx|ppk|jks|keystore|kdbx)",
    re.IGNORECASE,
)
_TEXT = re.compile(rb"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----|PuTTY-User-Key-File-")
_MOST = 100_000
_PUBLIC = re.compile(r"id_\w+\.pub", re.IGNORECASE)
#: What editors keep here; nobody keeps a key in it.
_OURS = (".md", ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".mp4", ".webm")


def judge(path: Path, name: str) -> Finding | None:
    """Tell a file that is a key or holds passwords; ``name`` is its path in ``content/``."""
    base = name.rpartition("/")[2]
    if base.lower().endswith(_OURS):
        return None
    if _PUBLIC.fullmatch(base) or not (_NAMES.fullmatch(base) or _holds_key(path)):
        return None
    message = "Tệp này là khóa hoặc chứa mật khẩu; ai đọc được kho bài đều lấy được."
    fix = "Xóa tệp khỏi kho bài rồi đổi khóa hoặc mật khẩu ấy."
    return Finding(1, 1, "error", "secret-file", message, fix, name)


def _holds_key(path: Path) -> bool:
    try:
        if path.stat().st_size > _MOST:
            return False
        with path.open("rb") as file:
            return _TEXT.search(file.read(4_096)) is not None
    except OSError:
        return False
