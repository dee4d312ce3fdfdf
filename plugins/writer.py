"""Rendering and writing: our own Jinja environment, pages as pure functions of declared views.

Templates see the fields of the view and the constants below, never Pelican's context, so whatever
a page depends on is in its key. Rendering runs in any process (``render``).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

import jinja2
import jinja2.meta
import msgspec
from jinja2.bccache import Bucket
from markupsafe import Markup, escape
from pelican import signals

from newsroom import fingerprint, pool
from newsroom.bodies import BodyView
from newsroom.edition import Edition, SiteView
from newsroom.furniture import Fragment, fragments, site_view
from newsroom.markup import markers
from newsroom.output import Claim, Made, Maker, Output
from newsroom.press import Furniture, Page
from newsroom.store import Segments
from newsroom.strings import Strings
from newsroom.text import dates
from newsroom.text.typography import unbreakable

BATCH = 150


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
    ) -> "Constants":
        """Return the constants with what stands for them in the key of every page."""
        packed = msgspec.msgpack.encode(site)
        digest = fingerprint.of_value((code, strings, assets, packed))
        templates = [path for path in (theme / "templates").rglob("*") if path.is_file()]
        identity = f"{theme}:{segments}:{digest}:{fingerprint.of_files(templates, theme)}"
        return cls(theme, segments, strings, assets, packed, digest, identity)


@dataclass(frozen=True, slots=True)
class RenderUnit:
    """A batch of pages for one worker; ``joined`` holds the fragments that they want, rendered."""

    name: str
    constants: Constants
    pages: tuple[Page, ...]
    joined: dict[tuple[str, str], str]
    tree: Path | None
    staging: Path


def fragment_marker(name: str) -> Markup:
    """Return where a fragment is joined in."""
    return Markup(markers.mark("fragment", name))


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates by their source, kept while this process lives: `serve` compiles each once.

    Never on disk: bytecode is no data, and a restored store must not be able to run code.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled from the very same source under the same name."""
        if code := self._known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


@lru_cache(maxsize=4)
def environment(constants: Constants) -> jinja2.Environment:
    """Return the environment that templates run in: strict, escaping, with only our names."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(constants.theme / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    strings, assets = Strings(constants.strings), constants.assets
    site = msgspec.msgpack.decode(constants.site, type=SiteView)
    env.globals.clear()
    env.globals.update(
        site=site,
        t=strings,
        asset=lambda name: site.base + assets[name],
        fragment=fragment_marker,
        kept=_Kept(),
        namespace=jinja2.utils.Namespace,
        range=range,
    )
    env.filters.update(
        short_date=dates.short_date,
        long_date=dates.long_date,
        iso=_machine_date,
        number=_number,
        held=_held,
        fill=_Fill(env, Segments(constants.segments)),
    )
    return env


class _Kept:
    """``kept(macro, …)``: a component rendered once for equal arguments.

    A teaser stands on a score of pages; macros depend on nothing but their arguments.
    """

    MOST = 30_000

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Markup] = {}

    def __call__(self, macro: Any, *arguments: Any) -> Markup:
        key = (macro.name, *arguments)
        html = self._known.get(key)
        if html is None:
            if len(self._known) >= self.MOST:
                self._known.clear()
            html = self._known[key] = macro(*arguments)
        return html


def _machine_date(when: date | datetime) -> str:
    """Return what ``<time datetime>`` wants: a moment with its zone, a day without."""
    return dates.iso(when) if isinstance(when, datetime) else when.isoformat()


def _held(title: str) -> Markup:
    """Return a title in which document numbers and dates do not break; its words stay plain."""
    spans = unbreakable(title)
    if not spans:
        return escape(title)
    out, done = Markup(), 0
    for start, end in spans:
        number = Markup('<span class="nowrap">{}</span>').format(title[start:end])
        out += escape(title[done:start]) + number
        done = end
    return out + escape(title[done:])


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


class _Fill:
    """The ``fill`` filter: a stored body with the page's values in the place of its markers."""

    def __init__(self, env: jinja2.Environment, segments: Segments) -> None:
        self._env = env
        self._segments = segments
        self._figure: Callable[..., Markup] | None = None

    def __call__(self, body: BodyView) -> Markup:
        html = _unlinked(self._segments.body(body.blob), body.links)
        open_links: list[bool] = []

        def value(kind: str, argument: str) -> str:
            match kind:
                case "link":
                    return escape(body.links[unescape(argument)])
                case "cite":
                    url = body.citations.get(argument)
                    open_links.append(bool(url))
                    return (
                        f'<a class="citation nowrap" href="{escape(url)}">'
                        if url
                        else '<span class="nowrap">'
                    )
                case "endcite":
                    return "</a>" if open_links.pop() else "</span>"
                case _:
                    picture = body.photos[int(argument)]
                    return str(self.figure(picture)) if picture else ""

        return Markup(markers.replace(html, value))

    @property
    def figure(self) -> Callable[..., Markup]:
        """Return the theme's component for a picture in a text."""
        if self._figure is None:
            module: Any = self._env.get_template("components/picture.html").module
            self._figure = module.figure
        return self._figure


#: Links do not nest, so the first closing tag is the link's own.
_LINK = re.compile(
    f'<a [^>]*href="{markers.mark("link", f"([^{markers.CLOSE}]*)")}[^>]*>(.*?)</a>', re.DOTALL
)


def _unlinked(html: str, links: Mapping[str, str]) -> str:
    """Leave only the words of links to what is not shown: an empty address would lead to the page."""
    return _LINK.sub(lambda link: link[0] if unescape(link[1]) in links else link[2], html)


def render_view(constants: Constants, template: str, view: msgspec.Struct) -> str:
    """Render one template with the fields of a view."""
    names = {name: getattr(view, name) for name in view.__struct_fields__}
    return environment(constants).get_template(template).render(names)


def render(unit: RenderUnit) -> list[Made]:
    """Render a batch of pages, join their furniture and put the files where the commit wants them."""
    maker = Maker(unit.tree, unit.staging, unit.name)
    for page in unit.pages:
        html = render_view(unit.constants, page.template, page.view)
        if page.furniture is not None:
            html = _join(html, page.furniture, unit.joined)
        maker.add(page.path, html.encode())
    return maker.close()


def _join(html: str, furniture: Furniture, joined: dict[tuple[str, str], str]) -> str:
    return markers.replace(html, lambda _, name: joined[name, getattr(furniture, name)])


@lru_cache(maxsize=256)
def closure(constants: Constants, template: str) -> str:
    """Return the digest of a template and of everything that it extends, includes or imports."""
    env = environment(constants)
    loader = env.loader
    assert loader is not None
    seen: dict[str, str] = {}
    waiting = [template, "components/picture.html"]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            source = loader.get_source(env, name)[0]
            seen[name] = source
            waiting += _references(source)
    return fingerprint.of_value(sorted(seen.items()))


@lru_cache(maxsize=512)
def _references(source: str) -> tuple[str, ...]:
    """Return the names that a template extends, includes or imports."""
    parsed = jinja2.Environment().parse(source)
    return tuple(name for name in jinja2.meta.find_referenced_templates(parsed) if name)


class PressWriter:
    """What Pelican calls a writer: takes pages and files from generators, commits once at the end.

    When nothing that pages share has changed since the last build (the *scene*), only pages whose own
    bodies changed are looked at; all other claims, those of files included, are taken over.
    """

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.output = Output(Path(output_path), Path(settings["CACHE_PATH"]))
        self.pages: list[Page] = []
        self.files: dict[str, tuple[str, Callable[[], bytes]]] = {}
        self.claims: dict[str, Claim] = {}
        #: Whether any page may differ from the last build.
        self.changed = True

    def add(self, pages: Iterable[Page]) -> None:
        """Take pages; nothing is rendered before all of them are known."""
        self.pages += pages

    def add_file(self, path: str, key: str, data: Callable[[], bytes]) -> None:
        """Take a file whose bytes follow from ``key``; ``data`` is asked only where it is stale."""
        self.files[path] = (key, data)

    def drop_files(self, paths: Iterable[str]) -> None:
        """Give up files of the last build that a step no longer makes."""
        for path in paths:
            self.claims.pop(path, None)

    def open(self, edition: Edition, assets: dict[str, str], surfaces: dict[str, str]) -> bool:
        """Look at the output; return whether the scene still stands and the claims are complete."""
        self.output.open()
        self.constants = Constants.of(
            theme=Path(self.settings["THEME"]),
            segments=Path(self.settings["CACHE_PATH"]) / "bodies",
            strings=edition.t.table,
            assets=assets,
            site=site_view(edition),
            code=self.settings["CODE_DIGEST"],
        )
        self.bodies = {
            source: record.body.blob.digest
            for source, record in edition.catalogue.by_source.items()
        }
        self.scene = fingerprint.of_value((self.constants.identity, edition.scene(), surfaces))
        if self.scene != self.output.scene:
            return False
        self._take_over(edition)
        ours = {page.path for page in self.pages}
        if any(path not in ours for path in self.output.stale(self.claims)):
            self.claims = {}
            self.changed = True
            return False
        return True

    def _take_over(self, edition: Edition) -> None:
        filed = self.output.filed
        self.claims = {path: item.claim for path, item in filed.items()}
        changed = [
            page
            for page in self.pages
            if page.path not in filed or filed[page.path].claim.bodies != self._bodies_of(page)
        ]
        self._claim(edition, changed)
        self.changed = bool(changed)

    def _bodies_of(self, page: Page) -> str:
        return "".join(self.bodies[source][:16] for source in page.sources)

    def addresses(self, edition: Edition) -> set[str]:
        """Return every address that the edition answers."""
        paths = [*self.claims, *self.files, *(page.path for page in self.pages)]
        base = edition.addresses.base
        return {f"{base}/{path.removesuffix('index.html')}" for path in paths}

    def commit(self, edition: Edition, executor: Executor | None) -> None:
        """Render what is stale beside the output, then change the output."""
        if not self.claims:
            self._claim(edition, self.pages)
        self.claims.update({path: Claim(key) for path, (key, _) in self.files.items()})
        self.before = {path: item.claim for path, item in self.output.filed.items()}
        stale = set(self.output.stale(self.claims))
        self.rendered = sum(page.path in stale for page in self.pages)
        tree = self.output.begin()
        made = list(
            self._render(
                edition, [page for page in self.pages if page.path in stale], tree, executor
            )
        )
        maker = Maker(tree, self.output.staging, "files.pack")
        for path, (_, data) in self.files.items():
            if path in stale:
                maker.add(path, data())
        self.output.commit(self.scene, self.claims, made + maker.close())

    def counts(self) -> dict[str, int]:
        """Return the counts of the build for ``--stats``."""
        return {
            "trang": len(self.pages),
            "trang phải dựng lại": self.rendered,
            "tệp đã ghi": self.output.written,
            "tệp đã xóa": self.output.removed,
        }

    def explain(self, path: str) -> str:
        """Say why the file at a path or address was, or was not, made again."""
        path = path.strip("/")
        found = next(
            (name for name in (path, f"{path}/index.html".lstrip("/")) if name in self.claims), ""
        )
        if not found:
            return f"{path}: trang không có trong bản dựng này."
        old, new = self.before.get(found), self.claims[found]
        if old is None:
            return f"{found}: dựng mới, lần trước chưa có."
        if old.key == new.key:
            return f"{found}: giữ nguyên, mọi điều trang này dựa vào không đổi."
        names = (
            "nội dung",
            "mẫu trang",
            "khung trang (trình đơn, cột bên, chân trang)",
            "dữ liệu chung",
        )
        parts = zip(names, old.key.split("."), new.key.split("."), strict=False)
        changed = [name for name, was, now in parts if was != now]
        return f"{found}: dựng lại vì {', '.join(changed) or 'tệp nguồn'} đã đổi."

    def _claim(self, edition: Edition, pages: list[Page]) -> None:
        """Claim pages: the digest of each part of what they depend on, told apart for ``explain``."""
        parts = self._parts(edition, pages)
        joints = {
            place: fingerprint.of_value((closure(self.constants, part.template), part.view))
            for place, part in parts.items()
        }
        for page in pages:
            keys = (
                fingerprint.of_value(page.view),
                closure(self.constants, page.template),
                fingerprint.of_value([joints[place] for place in _places(page)]),
                self.constants.digest,
            )
            self.claims[page.path] = Claim(
                ".".join(key[:20] for key in keys), self._bodies_of(page)
            )

    def _parts(self, edition: Edition, pages: list[Page]) -> dict[tuple[str, str], Fragment]:
        wanted = {page.furniture for page in pages if page.furniture}
        return {(item.name, item.variant): item for item in fragments(edition, wanted)}

    def _render(
        self, edition: Edition, pages: list[Page], tree: Path | None, executor: Executor | None
    ) -> Iterator[Made]:
        parts = self._parts(edition, pages)
        ready: dict[tuple[str, str], str] = {}
        units = []
        for number, batch in enumerate(pool.batches(pages, BATCH)):
            places = {place for page in batch for place in _places(page)}
            for place in places - set(ready):
                ready[place] = render_view(self.constants, parts[place].template, parts[place].view)
            joined = {place: ready[place] for place in places}
            name = f"{number}.pack"
            units.append(
                RenderUnit(name, self.constants, tuple(batch), joined, tree, self.output.staging)
            )
        runner = executor if len(units) > 1 else None
        for made in pool.run(runner, render, units, self.settings["JOBS"]):
            yield from made


def _places(page: Page) -> list[tuple[str, str]]:
    furniture = page.furniture
    if furniture is None:
        return []
    return [(name, getattr(furniture, name)) for name in furniture.__struct_fields__]


def _writer(_: object) -> type:
    return PressWriter


def register() -> None:
    """Tell Pelican which writer to use."""
    signals.get_writer.connect(_writer)
