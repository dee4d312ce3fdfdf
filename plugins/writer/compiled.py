"""Compiled templates: in memory while a process lives, and where Python keeps this module compiled.

Never in the store: bytecode is no data, and a restored store must not be able to run code. Nor in the
theme, where a designer and many a check would take it for a template.
"""

import importlib.util
import marshal
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from newsroom import fingerprint
from newsroom.store import write_atomically

FOLDER = Path(__file__).with_name("__pycache__")
#: What shapes the code that a template's source becomes: Python, Jinja, and how we have it compiled.
_MAKER = fingerprint.of_value(
    (
        importlib.util.MAGIC_NUMBER,
        jinja2.__version__,
        *(Path(__file__).with_name(name).read_bytes() for name in ("folding.py", "templating.py")),
    )
)


class Compiled(jinja2.BytecodeCache):
    """Code of templates by name and source."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType | None] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name alone: the same source in another folder is the same template."""
        del filename
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from the very same source under the same name."""
        known = (bucket.key, bucket.checksum)
        if known not in self._known:
            self._known[known] = _read(bucket)
        bucket.code = self._known[known]

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled; on disk only where Python may do so with its own."""
        self._known[bucket.key, bucket.checksum] = bucket.code
        if not sys.dont_write_bytecode:
            code = marshal.dumps(bucket.code)
            with suppress(OSError):  # where nobody may write, templates are compiled each time
                write_atomically(_place(bucket), _head(bucket, code) + code)


def _read(bucket: Bucket) -> CodeType | None:
    """Return the code that is kept; None where it is not there, broken or of another source."""
    try:
        data = _place(bucket).read_bytes()
    except OSError:
        return None
    long = len(_head(bucket, b""))
    code: CodeType | None = None
    if data[:long] == _head(bucket, data[long:]):
        code = marshal.loads(data[long:])
    return code


def _place(bucket: Bucket) -> Path:
    return FOLDER / f"{bucket.key.replace('/', '.')}.{sys.implementation.cache_tag}.jinja"


def _head(bucket: Bucket, code: bytes) -> bytes:
    digest = fingerprint.of_value((_MAKER, bucket.checksum, fingerprint.of_bytes(code)))
    return digest.encode()


COMPILED = Compiled()
