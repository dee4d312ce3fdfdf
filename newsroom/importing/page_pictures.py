"""The pictures that were saved with a page, looked for below its folder only; none is fetched."""

import base64
import binascii
import re
from pathlib import Path
from urllib.parse import unquote

from newsroom.importing.manuscript import Manuscript, Picture, doubt

MOST_BYTES = 60_000_000


def take(manuscript: Manuscript, folder: Path | None) -> None:
    """Take the pictures that were saved with the page; none is fetched."""
    for node in manuscript.body.walk():
        if node.tag != "img":
            continue
        src = node.attributes.get("src", "").strip()
        data = _inline(src) if src.startswith("data:") else _beside(src, folder)
        if data:
            manuscript.pictures[src] = Picture(src, data, node.attributes.get("alt", ""))
        elif src and not src.startswith("data:"):
            message = f"Không có tệp ảnh {unquote(src)[-80:]} bên cạnh trang đã lưu."
            fix = "Lưu trang dạng “Trang web, hoàn chỉnh” để có cả ảnh, hoặc thêm ảnh bằng tay."
            manuscript.doubts.append(doubt("picture", message, fix))


def _inline(src: str) -> bytes:
    head, _, data = src.partition(",")
    if not head.endswith(";base64"):
        return b""
    try:
        return base64.b64decode(data)
    except binascii.Error:
        return b""


def _beside(src: str, folder: Path | None) -> bytes:
    """Read a picture below the folder of the page; a path that leads out of it is no picture."""
    if folder is None or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|/|\\", src):
        return b""
    try:
        path = (folder / unquote(src.partition("?")[0])).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            return b""
        return path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except (OSError, ValueError):
        return b""
