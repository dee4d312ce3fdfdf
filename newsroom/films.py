"""Films and their captions: published as they are, so what they are and carry is looked at first.

A picture is painted anew and loses all it knows; a film is not. Telephones write where they stood
into ``udta`` (``©xyz``, 3GPP's ``loci``) or ``meta`` (QuickTime's keys) of an MP4, and tags may say it
in a WebM: such a film is refused, with the command that takes the place out.
"""

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsroom.text.finding import Finding
from newsroom.text.normalize import NotUtf8Error, clean_source

_PLACE = re.compile(rb"\xa9xyz|loci|location|LOCATION|\bGPS|exif:GPS")
#: Boxes of an MP4 that hold boxes; in the others of ours the place is sought.
_HOLDERS = frozenset({b"moov", b"trak"})
_NOTES = frozenset({b"udta", b"meta", b"uuid"})
_MOST_NOTES = 4_000_000
_TAGS = b"\x12\x54\xc3\x67"
_CHUNK = 1 << 20
_MOST_CAPTIONS = 2_000_000


def inspect(path: Path, name: str) -> list[Finding]:
    """Return every reason why a film or its captions cannot be published as they are.

    ``name`` is the path in ``content/``; its ending says what the file should be.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return [
                _fault(name, "file-kind", "Đây không phải tệp thường.", "Chép chính tệp đó vào.")
            ]
        with path.open("rb") as file:
            if name.lower().endswith(".vtt"):
                return _captions(file.read(_MOST_CAPTIONS + 1), name)
            return _film(file, name)
    except OSError:
        message = f"Không có tệp {name}."
        fix = "Sửa đường dẫn, hoặc chép tệp vào content/media."
        return [_fault(name, "file-missing", message, fix)]


def _film(file: BinaryIO, name: str) -> list[Finding]:
    head = file.read(12)
    is_mp4 = name.lower().endswith(".mp4")
    if (head[4:8] == b"ftyp") != is_mp4 or (head[:4] == b"\x1a\x45\xdf\xa3") == is_mp4:
        message = f"Nội dung tệp {name} không phải phim đúng với đuôi tệp."
        return [_fault(name, "film-type", message, "Xuất lại phim thành MP4 (H.264) hoặc WebM.")]
    file.seek(0)
    if _mp4_tells_place(file) if is_mp4 else _webm_tells_place(file):
        message = f"Phim {name} mang theo vị trí nơi quay."
        fix = "Xuất lại không kèm vị trí, ví dụ: ffmpeg -i cũ.mp4 -map_metadata -1 -c copy mới.mp4"
        return [_fault(name, "film-location", message, fix)]
    return []


def _mp4_tells_place(file: BinaryIO) -> bool:
    return any(_PLACE.search(notes) for notes in _notes(file, 0, file.seek(0, 2), 0))


def _notes(file: BinaryIO, at: int, end: int, depth: int) -> Iterator[bytes]:
    """Yield what the boxes between two offsets hold that tell about a film."""
    while at + 8 <= end:
        file.seek(at)
        head = file.read(16)
        size, kind = int.from_bytes(head[:4]), head[4:8]
        start = 8
        if size == 1:
            size, start = int.from_bytes(head[8:16]), 16
        stop = min(at + size, end) if size else end
        if stop < at + start:
            return
        if kind in _HOLDERS and depth < 3:
            yield from _notes(file, at + start, stop, depth + 1)
        elif kind in _NOTES:
            file.seek(at + start)
            yield file.read(min(stop - at - start, _MOST_NOTES))
        at = stop


def _webm_tells_place(file: BinaryIO) -> bool:
    before = b""
    while chunk := file.read(_CHUNK):
        data = before + chunk
        found = data.find(_TAGS)
        if found >= 0 and _PLACE.search(data[found : found + _CHUNK] + file.read(_CHUNK)):
            return True
        before = chunk[-len(_TAGS) :]
    return False


def _captions(data: bytes, name: str) -> list[Finding]:
    try:
        sound = len(data) <= _MOST_CAPTIONS and clean_source(data).startswith("WEBVTT")
    except NotUtf8Error:
        sound = False
    if sound:
        return []
    message = f"Tệp {name} không phải phụ đề WebVTT viết bằng UTF-8."
    return [_fault(name, "captions-type", message, "Dòng đầu của tệp phải là WEBVTT.")]


def _fault(name: str, rule: str, message: str, fix: str) -> Finding:
    return Finding(1, 1, "error", rule, message, fix, name)
