"""The pieces of a page: its *frame* and, in the middle, its *main* part, the template's block of that name.

They are rendered in one go and kept apart: what ``base.html``, the head and the masthead say, and with it
the name of the style sheet, is a matter of the frame alone, so that a change there leaves the main
parts of all pages as they are. Feeds and the like are frames with nothing in the middle.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import jinja2
import msgspec

from newsroom import fingerprint
from newsroom.lockstep import Steps
from newsroom.markup.markers import CLOSE, OPEN, mark
from newsroom.press import Furniture
from plugins.writer.environment import Constants, environment

MAIN = "main"
#: What the frames of pages are taken from.
BASE = "base.html"
#: What stands for the main part and for the furniture in a frame, by name.
_PLACE = re.compile(f"{OPEN}(?:{MAIN}|fragment):([a-z]*){CLOSE}".encode())
_REFERENCE = re.compile(r"\{%-?\s*(?:extends|include|import|from)\s+(\S+)")
_HAS_MAIN = re.compile(r"\{%-?\s*block main\b")
_ASSET = re.compile(r"\basset\b")


def render_view(constants: Constants, template: str, view: msgspec.Struct) -> str:
    """Render a template with the fields of a view in one piece."""
    env = environment(constants)
    found = env.get_template(template)
    try:
        html = _joined(found.root_render_func(found.new_context(_names(view))))
    except Exception:
        env.handle_exception()
    return html.decode()


def render_pieces(
    constants: Constants, template: str, view: msgspec.Struct, *, main: bool = True
) -> Steps[tuple[bytes, bytes]]:
    """Render the frame of a page, then its main part; the latter is empty where it is not wanted."""
    env = environment(constants)
    found = env.get_template(template)
    context = found.new_context(_names(view))
    own = found.blocks.get(MAIN)
    if own:
        context.blocks[MAIN] = [_hole]
    try:
        # The frame first: what the template imports is known then.
        frame = env.concat(found.root_render_func(context)).encode()
        yield
        middle = _joined(own(context)) if own and main else b""
    except Exception:
        env.handle_exception()
    return frame, middle


def _names(view: msgspec.Struct) -> dict[str, object]:
    return msgspec.structs.asdict(view)


def _joined(parts: Iterable[Any]) -> bytes:
    """Join what a template yields: text, and bodies, which are bytes already."""
    return b"".join([part if type(part) is bytes else part.encode() for part in parts])


def _hole(_: object) -> Iterator[str]:
    yield mark(MAIN)


def join(
    frame: bytes,
    main: bytes,
    furniture: Furniture | None,
    fragments: Mapping[tuple[str, str], bytes],
) -> bytes:
    """Put the pieces of a page together; ``fragments`` are by name and variant."""
    parts = _PLACE.split(frame)
    for at in range(1, len(parts), 2):  # every other one is the name of a place
        name = parts[at].decode()
        parts[at] = fragments[name, getattr(furniture, name)] if name else main
    return b"".join(parts)


class Closure(NamedTuple):
    """Digests of a template with everything that it extends, includes or imports.

    ``main`` is that of its main part with the constants that it can see, empty where it has none.
    """

    whole: str
    main: str


@lru_cache(maxsize=256)
def closure(constants: Constants, template: str) -> Closure:
    """Return the digests of what a template consists of."""
    whole = _sources(constants, template)
    own = whole[template]
    if not _HAS_MAIN.search(own):
        return Closure(fingerprint.of_value(sorted(whole.items())), "")
    inner = _sources(constants, template, frozenset([BASE]))
    seen = any(map(_ASSET.search, inner.values()))
    return Closure(
        fingerprint.of_value(sorted(whole.items())),
        fingerprint.of_value(
            (sorted(inner.items()), constants.digest if seen else constants.lasting)
        ),
    )


def _sources(
    constants: Constants, template: str, without: frozenset[str] = frozenset()
) -> dict[str, str]:
    env = environment(constants)
    loader = env.loader
    assert loader is not None
    seen: dict[str, str] = {}
    waiting = [template, "components/picture.html"]  # the ``fill`` filter's
    while waiting:
        name = waiting.pop()
        if name not in seen and name not in without:
            source = loader.get_source(env, name)[0]
            seen[name] = source
            waiting += _references(source)
    return seen


def _references(source: str) -> list[str]:
    """Return the names that a template extends, includes or imports, all of them literal."""
    names = [found.strip("\"'") for found in _REFERENCE.findall(source)]
    if any(f'"{name}"' not in source for name in names):
        raise jinja2.TemplateError(f"a template refers to another by no literal name: {names}")
    return names
