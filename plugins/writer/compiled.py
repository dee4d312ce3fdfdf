"""Compiled templates, kept while a process lives: `serve` compiles each source once."""

import jinja2
from jinja2.bccache import Bucket


class Compiled(jinja2.BytecodeCache):
    """Bytecode of templates by name and source.

    Never on disk: bytecode is no data, and a restored store must not be able to run code.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name alone: the same source in another folder is the same template."""
        del filename
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from the very same source under the same name."""
        if code := self._known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = Compiled()
