"""What the scan of one build looks for beyond what is wrong in every house."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from newsroom.text.normalize import nfc

_SPACE = "(?: |\n|\u00a0|&nbsp;)"
#: In an expression over bytes a letter beyond ASCII is several, so capitals are spelled out.
_CAPITAL = "[A-Z]|" + "|".join(
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
)
_END = r"(?![\w\x80-\xff])"


@dataclass(frozen=True, slots=True)
class Rules:
    """``withdrawn`` are names of people; ``places`` are folders of this machine, as bytes.

    ``origin`` is the site's own, in whose name feeds give the addresses of pictures.
    A page was scanned with the names that its key stands for, so these belong into it. Places do not:
    a store may move to another machine.
    """

    withdrawn: tuple[str, ...] = ()
    places: tuple[bytes, ...] = ()
    origin: str = ""
    names: re.Pattern[bytes] | None = field(default=None, compare=False)
    #: What all places begin with: most often one search is enough.
    root: bytes = field(default=b"", compare=False)

    @classmethod
    def of(cls, withdrawn: Iterable[str], places: Iterable[Path], origin: str = "") -> Self:
        """Make the rules of a build."""
        names = tuple(sorted({" ".join(nfc(name).split()) for name in withdrawn} - {""}))
        folders = _folders(places)
        root = os.path.commonprefix(folders) or b""  # noqa: RUF071 - text, as good as a path here
        return cls(names, folders, origin, _pattern(names), root)


def _pattern(names: tuple[str, ...]) -> re.Pattern[bytes] | None:
    """Return what finds a name as written, in capitals, and held together by no-break spaces.

    A name that goes on in a capital letter is somebody else's: Trần Thị Mẫu is not Trần Thị Mẫu Đơn.
    """
    if not names:
        return None
    written, shouted = ("|".join(map(_spaced, names)), "|".join(_spaced(n.upper()) for n in names))
    return re.compile(f"(?:{written}){_END}(?!{_SPACE}(?:{_CAPITAL}))|(?:{shouted}){_END}".encode())


def _spaced(name: str) -> str:
    return _SPACE.join(map(re.escape, name.split()))


def _folders(places: Iterable[Path]) -> tuple[bytes, ...]:
    """Return folders that name a machine: at least two deep, none inside another one."""
    found: list[Path] = []
    for place in sorted({place.absolute() for place in places}):
        if len(place.parts) > 2 and not any(outer in place.parents for outer in found):
            found.append(place)
    return tuple(f"{place.as_posix()}/".encode() for place in found)
