"""Keys: what a page depends on, as digests of its parts, told apart for ``--explain``."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsroom import fingerprint
from newsroom.edition import Edition
from newsroom.furniture import Fragment, fragments
from newsroom.press import Furniture, Page
from plugins.writer.environment import Constants
from plugins.writer.pieces import closure, render_view

#: What editors call the parts of a key; that of the main piece changes only along with another one.
_PARTS = (
    "nội dung",
    "",
    "mẫu trang",
    "khung trang (trình đơn, cột bên, chân trang)",
    "dữ liệu chung",
)
#: Digits of a part: of views there are many, of all others a few each build.
_VIEW, _SHARED = 20, 12


class Keys:
    """Gives the keys of an edition's pages; their furniture is rendered once a variant."""

    def __init__(self, edition: Edition, constants: Constants, pages: Iterable[Page]) -> None:
        self._constants = constants
        wanted = {page.furniture for page in pages if page.furniture}
        self._parts: dict[tuple[str, str], Fragment] = {
            (item.name, item.variant): item for item in fragments(edition, wanted)
        }
        joints = {
            place: fingerprint.of_value((closure(constants, part.template).whole, part.view))
            for place, part in self._parts.items()
        }
        self._around: dict[Furniture | None, str] = {
            furniture: fingerprint.of_value([joints[place] for place in places(furniture)])
            for furniture in (*wanted, None)
        }
        #: What pages of one template and furniture have in common at the end of their keys.
        self._tails: dict[object, str] = {}
        self._ready: dict[tuple[str, str], bytes] = {}

    def key(self, page: Page, known: str = "") -> str:
        """Return the key of a page; ``known`` is one that it had, where its view stands since then."""
        view = known[:_VIEW] or fingerprint.of_bytes(page.packed)[:_VIEW]
        return f"{view}.{self._tail(page)}"

    def fits(self, page: Page, known: str) -> bool:
        """Tell whether a key that a page had is still its own, where its view stands since then."""
        return known.endswith(self._tail(page))

    def _tail(self, page: Page) -> str:
        """Return the end of a page's key: all but its view."""
        around = page.furniture
        shared = (
            (page.template, around.menu, around.sidebar, around.foot) if around else page.template
        )
        tail = self._tails.get(shared)
        if tail is None:
            made_of = closure(self._constants, page.template)
            parts = (
                made_of.main,
                made_of.whole,
                self._around[page.furniture],
                self._constants.digest,
            )
            tail = self._tails[shared] = ".".join(part[:_SHARED] for part in parts)
        return tail

    def joined(
        self, wishes: Iterable[Furniture | None], look: Callable[[str, bytes], None]
    ) -> dict[tuple[str, str], bytes]:
        """Return the fragments that pages want, rendered; ``look`` is shown each new one."""
        wanted = {place for furniture in wishes for place in places(furniture)}
        for place in wanted - set(self._ready):
            part = self._parts[place]
            made = render_view(self._constants, part.template, part.view).encode()
            look(part.template, made)
            self._ready[place] = made
        return {place: self._ready[place] for place in wanted}


class PieceKeys(NamedTuple):
    """The parts of a page's key that stand for its pieces; ``main`` is empty where there is none."""

    frame: str
    main: str


def piece_keys(key: str) -> PieceKeys:
    """Return the keys of the pieces that the page with a key consists of beside its furniture."""
    view, main, template, _, constants = key.split(".")
    return PieceKeys(f"{view}.{template}.{constants}", f"{view}.{main}" if main else "")


def places(furniture: Furniture | None) -> Iterator[tuple[str, str]]:
    """Yield the name and variant of each fragment of a page."""
    if furniture is not None:
        for name in furniture.__struct_fields__:
            yield name, getattr(furniture, name)


def changed_parts(old: str, new: str) -> str:
    """Name for an editor the parts in which two keys differ."""
    parts = zip(_PARTS, old.split("."), new.split("."), strict=False)
    return ", ".join(name for name, was, now in parts if name and was != now) or "tệp nguồn"
