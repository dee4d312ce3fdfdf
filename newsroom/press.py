"""What goes to press: pages as pure functions of declared inputs.

A ``Page`` names its file, its template and its view; the template sees the fields of the view and
the environment's few constants (``site``, ``t``, ``asset``, ``fragment``), nothing else. Furniture
(menu, sidebar, foot) is rendered once a variant and joined in by its marker.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import Any, Literal, NewType

import msgspec
from msgspec import Struct


class Link(Struct, frozen=True, array_like=True):
    """A named address; ``url`` is root-relative and includes the site's base path."""

    title: str
    url: str
    current: bool = False


class Count(Struct, frozen=True, array_like=True):
    """A named address and how much lies behind it."""

    link: Link
    count: int


class Variant(Struct, frozen=True, array_like=True):
    """One ready size of a picture: its address, width in pixels, ``avif`` or ``jpeg``."""

    url: str
    width: int
    format: str


class Picture(Struct, frozen=True, array_like=True):
    """A picture ready for a page: sizes in CSS pixels of the fallback, variants narrow to wide."""

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    variants: tuple[Variant, ...] = ()
    sizes: str = ""


class Teaser(Struct, frozen=True, array_like=True):
    """What a list shows of one item. ``label`` is set only in ``serve``: draft or scheduled."""

    url: str
    title: str
    kind: str
    date: datetime | None = None
    day_url: str = ""
    section: Link | None = None
    summary: str = ""
    image: Picture | None = None
    label: str = ""
    note: str = ""


#: A teaser as msgpack. It stands on a score of pages: packed once, it is told apart by its bytes and
#: unpacked only where it is rendered for the first time.
PackedTeaser = NewType("PackedTeaser", bytes)


class Head(Struct, frozen=True, array_like=True):
    """The page's own head: titles are plain text, addresses absolute only where the site has one."""

    title: str
    path: str
    description: str = ""
    canonical: str = ""
    type: str = "website"
    image: str = ""
    image_alt: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    index: bool = True
    feeds: tuple[Link, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    json_ld: tuple[str, ...] = ()
    lang: str = "vi"
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


class DayCell(Struct, frozen=True, array_like=True):
    """One cell of a month table; no day outside the month, no ``url`` on a day without news.

    ``count`` is 0 where the table does not tell how much news a day has.
    """

    day: date | None
    url: str = ""
    count: int = 0


class Month(Struct, frozen=True, array_like=True):
    """A month table: weeks from Monday; neighbours are the nearest months and days with news."""

    first: date
    title: str
    url: str
    weeks: tuple[tuple[DayCell, ...], ...]
    previous: Link | None = None
    next: Link | None = None
    previous_day: Link | None = None
    next_day: Link | None = None


class Furniture(Struct, frozen=True, array_like=True):
    """Which variant of each fragment a page wants: the menu's current section, the sidebar's month."""

    menu: str = ""
    sidebar: str = ""
    foot: str = ""


#: In the order of the view's own dictionaries, which templates may go through.
_PACKER = msgspec.msgpack.Encoder()


def pack(teaser: Teaser) -> PackedTeaser:
    """Return a teaser as lists on pages hold it."""
    return PackedTeaser(_PACKER.encode(teaser))


class Page:
    """One file of the site, its view made when first asked for.

    ``view`` is a struct whose fields are the names that the template may use, or a function that
    returns one: an unchanged page is often known to be so without its view. ``sources`` are the
    records whose own bodies the page shows; of all other records it shows no more than ``surface``.
    ``basis`` returns all else that the view is made from, at a fraction of its cost; where it has one,
    ``watch`` names what must be touched before it can change (``newsroom.reach``).
    """

    __slots__ = (
        "_make", "_packed", "_view", "basis", "furniture", "head", "path", "sources", "template",
        "watch",
    )  # fmt: skip

    def __init__(
        self,
        path: str,
        template: str,
        view: Struct | Callable[[], Struct],
        furniture: Furniture | None = None,
        sources: tuple[str, ...] = (),
        basis: Callable[[], object] | None = None,
        watch: str = "",
    ) -> None:
        self.path = path
        self.basis = basis
        self.watch = watch
        self.template = template
        self.furniture = furniture
        self.sources = sources
        self._make = view
        self._view: Struct | None = None
        self._packed = b""
        #: What search engines are told of the page; known once its view was made.
        self.head: Head | None = None

    @property
    def is_made(self) -> bool:
        """Tell whether the view is there."""
        return self._view is not None

    @property
    def view(self) -> Struct:
        """Return the view, made when first asked for."""
        if self._view is None:
            self._view = self._make if isinstance(self._make, Struct) else self._make()
            self.head = getattr(self._view, "head", None)
        return self._view

    @property
    def packed(self) -> bytes:
        """Return the view as msgpack: what its digest is taken of, and how it travels to a worker."""
        if not self._packed:
            self._packed = _PACKER.encode(self.view)
        return self._packed

    def put_away(self) -> None:
        """Forget the view, which is large; it is made again where somebody asks."""
        self._view = None
        self._packed = b""


#: What the pages of a feature show of bodies: none; some; or each the one of its own record, and then
#: ``pages`` takes the sources of the records whose pages are wanted, None for all.
Shows = Literal["none", "some", "own"]


def generator(pages: Callable[..., Iterable[Page]], *, bodies: Shows = "some") -> type:
    """Return what Pelican calls a generator, for a feature that yields pages of an edition.

    A new text is no affair of a feature whose pages show no bodies, and of one page of it where each
    shows its own.
    """

    class PageGenerator:
        def __init__(self, context: dict[str, Any], **_: object) -> None:
            self.context = context

        def generate_output(self, writer: Any) -> None:
            writer.add(partial(pages, self.context["edition"]), bodies=bodies)

    PageGenerator.__name__ = f"{pages.__module__.rpartition('.')[2].title()}Generator"
    return PageGenerator
