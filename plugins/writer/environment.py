"""The environment that templates run in: strict, escaping, with only our names.

Templates see the fields of a view and the constants below, never Pelican's context, so whatever a
page depends on is in its key.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from markupsafe import Markup

from newsroom import fingerprint
from newsroom.bodies import BodyView
from newsroom.furniture import SiteView
from newsroom.markup import markers
from newsroom.store import Segments
from newsroom.strings import Strings
from newsroom.text import dates
from plugins.writer.templating import Environment, escape, sure
from plugins.writer.titles import TITLES, held, unpacked


@dataclass(frozen=True, slots=True)
class Constants:
    """What every template may name beside its view.

    Compared by ``identity`` alone, since an environment is kept for it and asked for with every
    page: that covers the templates too, while ``digest`` is what stands in the key of every page.
    """

    theme: Path = field(compare=False)
    segments: Path = field(compare=False)
    strings: dict[str, str] = field(compare=False)
    assets: dict[str, str] = field(compare=False)
    site: bytes = field(compare=False)
    digest: str = field(compare=False)
    #: The same without the names of assets, which change with every line of CSS.
    lasting: str = field(compare=False)
    identity: str

    @classmethod
    def of(
        cls,
        theme: Path,
        segments: Path,
        strings: dict[str, str],
        assets: dict[str, str],
        site: SiteView,
        code: str,
        guarded: tuple[str, ...] = (),
    ) -> "Constants":
        """Return the constants with what stands for them in the key of every page.

        ``guarded`` are names that pages were scanned for: a new one asks all pages again.
        """
        packed = msgspec.msgpack.encode(site)
        lasting = fingerprint.of_value((code, strings, packed, guarded))
        digest = fingerprint.of_value((lasting, assets))
        templates = [
            Path(folder, name)
            for folder, _, names in os.walk(theme / "templates")
            for name in names
        ]
        identity = f"{theme}:{segments}:{digest}:{fingerprint.of_files(templates, theme)}"
        return cls(theme, segments, strings, assets, packed, digest, lasting, identity)


@lru_cache(maxsize=4)
def environment(constants: Constants) -> jinja2.Environment:
    """Return the environment that templates run in: strict, escaping, with only our names."""
    env = Environment(jinja2.FileSystemLoader(constants.theme / "templates"))
    strings, assets = Strings(constants.strings), constants.assets
    site = msgspec.msgpack.decode(constants.site, type=SiteView)
    env.globals.clear()
    env.globals.update(
        site=site,
        t=strings,
        asset=cache(lambda name: site.base + assets[name]),
        fragment=cache(lambda name: sure(markers.mark("fragment", name))),
        kept=_Kept(),
        namespace=jinja2.utils.Namespace,
    )
    env.filters.update(
        short_date=dates.short_date,
        long_date=dates.long_date,
        iso=_machine_date,
        number=_number,
        held=TITLES.__getitem__,
        unbroken=_unbroken,
        fill=_Fill(env, Segments(constants.segments)),
        decoded=bytes.decode,
        safe=sure,
    )
    return env


class _Kept:
    """``kept(macro, …)``: a component rendered once for equal arguments.

    A teaser stands on a score of pages, packed; macros depend on nothing but their arguments.
    """

    #: Teasers and headlines of some fifty thousand articles, about 1 kB each.
    MOST = 150_000

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Markup] = {}

    def __call__(self, macro: Any, item: Any, *more: Any) -> Markup:
        key = (macro.name, item, *more)
        html = self._known.get(key)
        if html is None:
            if len(self._known) >= self.MOST:
                self._known.clear()
            html = self._known[key] = macro(unpacked(item), *more)
        return html


@lru_cache(maxsize=30_000)
def _machine_date(when: date | datetime) -> str:
    """Return what ``<time datetime>`` wants: a moment with its zone, a day without."""
    return dates.iso(when) if isinstance(when, datetime) else when.isoformat()


@lru_cache(maxsize=30_000)
def _unbroken(text: str) -> Markup:
    """Return text that was typeset when it was read as HTML, what must not break inside held.

    A summary stands on its article's page and on those of its day, its section and its tags.
    """
    return sure(held(text))


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


class _Fill:
    """The ``fill`` filter: a stored body with the page's values in the place of its markers.

    It stays in bytes, most of its page, and goes into the main part as it is (``pieces``).
    """

    def __init__(self, env: jinja2.Environment, segments: Segments) -> None:
        self._env = env
        self._segments = segments
        self._figure: Callable[..., Markup] | None = None

    def __call__(self, body: BodyView) -> bytes:
        html = self._segments.data(body.blob)
        try:
            return self._filled(html, body)
        except KeyError:  # a link to what is not shown
            return self._filled(_unlinked(html, body.links), body)

    def _filled(self, html: bytes, body: BodyView) -> bytes:
        open_links: list[bool] = []
        notes = {number: place for place, number in enumerate(body.citations, 1)}

        def value(kind: str, argument: str) -> str:
            match kind:
                case "link":
                    return escape(body.links[unescape(argument)])
                case "cite":
                    url = body.citations.get(unescape(argument))
                    open_links.append(bool(url))
                    if not url:
                        return '<span class="nowrap">'
                    note = f' data-note="{notes[argument]}"' if body.noted else ""
                    return f'<a class="nowrap" href="{escape(url)}"{note}>'
                case "endcite":
                    return "</a>" if open_links.pop() else "</span>"
                case _:
                    picture = body.photos[int(argument)]
                    return str(self.figure(picture)) if picture else ""

        return markers.replace(html, value)

    @property
    def figure(self) -> Callable[..., Markup]:
        """Return the theme's component for a picture in a text."""
        if self._figure is None:
            module: Any = self._env.get_template("components/picture.html").module
            self._figure = module.figure
        return self._figure


#: Links do not nest, so the first closing tag is the link's own.
_LINK = re.compile(
    f'<a [^>]*href="{markers.mark("link", "(.*?)")}[^>]*>(.*?)</a>'.encode(), re.DOTALL
)


def _unlinked(html: bytes, links: Mapping[str, str]) -> bytes:
    """Leave only the words of links to what is not shown: an empty address would lead to the page."""
    return _LINK.sub(lambda link: link[0 if unescape(link[1].decode()) in links else 2], html)
