"""Names of files and folders in ``content/`` that not every machine can keep, or that deceive.

A name travels through git to Windows, macOS and Linux and comes back in lists of findings. What one
of them cannot store, stores otherwise, or shows as something else is refused before it is read.
Windows: "Naming Files, Paths, and Namespaces" of Microsoft's file system documentation.
"""

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsroom.text.normalize import nfc

DEEPEST = 20
"""Folders in one another below ``content/``; an article lies three deep."""

_ORDINARY = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_FOR_WINDOWS = re.compile(r'[<>:"|?*\\]')


class Fault(NamedTuple):
    """What is wrong with a name and the remedy, two Vietnamese sentences."""

    message: str
    fix: str


def shown(name: str) -> str:
    r"""Return a name or path as it may stand in a line of text: odd characters as ``\x1b``, ``\u202e``."""
    if name.isprintable():
        return name
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )


def fault_of(name: str) -> Fault | None:
    """Judge the name of one file or folder."""
    if _ORDINARY.fullmatch(name):
        return _reserved(name)
    if any("\udc80" <= letter <= "\udcff" for letter in name):
        return Fault("Tên tệp không phải UTF-8.", "Đổi tên, chỉ dùng chữ không dấu và gạch nối.")
    if not name.isprintable():
        return Fault("Tên tệp có ký tự ẩn hoặc xuống dòng.", "Đổi tên, gõ lại bằng tay.")
    if name != nfc(name):
        message = "Tên tệp viết dấu rời (NFD), nên đường dẫn gõ trong bài không khớp."
        return Fault(message, "Đổi tên, chỉ dùng chữ không dấu và gạch nối.")
    if found := _FOR_WINDOWS.search(name):
        return Fault(f"Tên tệp có ký tự “{found[0]}” mà Windows không nhận.", "Bỏ ký tự này.")
    if name != name.strip(" ").rstrip("."):
        message = "Tên tệp có dấu cách ở đầu hoặc ở cuối, hay dấu chấm ở cuối."
        return Fault(message, "Xóa dấu cách hoặc dấu chấm ấy.")
    return _reserved(name)


def clashes(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of one folder that Windows or macOS takes for an earlier one, with that one."""
    taken: dict[str, str] = {}
    for name in names:
        first = taken.setdefault(name.lower() if name.isascii() else nfc(name).casefold(), name)
        if first != name:
            yield name, first


def _reserved(name: str) -> Fault | None:
    if found := _RESERVED.match(name):
        word = found[0].rstrip(".")
        return Fault(f"Windows dành riêng tên “{word}”, không đặt cho tệp được.", "Đặt tên khác.")
    return None
