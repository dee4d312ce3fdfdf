"""Renders what is stale in our own Jinja environment and commits it, all or nothing."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from pelican import signals

from newsroom import fingerprint, pool, scan
from newsroom.edition import Edition
from newsroom.furniture import Fragment, fragments, site_view
from newsroom.output import Claim, Output
from newsroom.packs import Made, Maker
from newsroom.press import Page
from newsroom.text.finding import Finding
from plugins.writer.environment import Constants, closure, environment, render_view
from plugins.writer.rendering import RenderUnit, render

__all__ = ["Constants", "PressWriter", "closure", "environment", "register", "render_view"]

BATCH = 150


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
        places = [
            Path.home(),
            *(Path(self.settings[name]) for name in ("THEME", "PATH", "CACHE_PATH")),
        ]
        self.rules = scan.Rules.of(edition.withdrawn, places)
        self.constants = Constants.of(
            theme=Path(self.settings["THEME"]),
            segments=Path(self.settings["CACHE_PATH"]) / "bodies",
            strings=edition.t.table,
            assets=assets,
            site=site_view(edition),
            code=self.settings["CODE_DIGEST"],
            guarded=self.rules.withdrawn,
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

    def commit(self, edition: Edition, executor: Executor | None) -> list[Finding]:
        """Render what is stale beside the output and scan it, then change the output.

        Whatever the scan finds is returned, and the output stays as it was.
        """
        if not self.claims:
            self._claim(edition, self.pages)
        self.claims.update({path: Claim(key) for path, (key, _) in self.files.items()})
        self.before = {path: item.claim for path, item in self.output.filed.items()}
        stale = set(self.output.stale(self.claims))
        self.rendered = sum(page.path in stale for page in self.pages)
        tree = self.output.begin()
        made: list[Made] = []
        hits: list[scan.Hit] = []
        pages = [page for page in self.pages if page.path in stale]
        for files, found in self._render(edition, pages, tree, executor):
            made += files
            hits += found
        if hits and (findings := self._told(edition, hits)):
            self.output.abandon()
            return findings
        maker = Maker(tree, self.output.staging, "files.pack")
        for path, (_, data) in self.files.items():
            if path in stale:
                maker.add(path, data())
        self.output.commit(self.scene, self.claims, made + maker.close())
        return []

    def _told(self, edition: Edition, hits: list[scan.Hit]) -> list[Finding]:
        origins = {page.path: scan.Origin(page.template, page.sources) for page in self.pages}
        sources = [*edition.catalogue.by_source, "site.yaml"]
        people = edition.withdrawn
        return scan.tell(hits, origins, Path(self.settings["PATH"]), sources, people)

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
    ) -> Iterator[tuple[list[Made], list[scan.Hit]]]:
        parts = self._parts(edition, pages)
        ready: dict[tuple[str, str], bytes] = {}
        units = []
        for number, batch in enumerate(pool.batches(pages, BATCH)):
            places = {place for page in batch for place in _places(page)}
            for place in places - set(ready):
                template = parts[place].template
                ready[place] = render_view(self.constants, template, parts[place].view).encode()
                yield [], scan.look(template, ready[place], self.rules)
            joined = {place: ready[place] for place in places}
            name = f"{number}.pack"
            units.append(
                RenderUnit(
                    name,
                    self.constants,
                    tuple(batch),
                    joined,
                    tree,
                    self.output.staging,
                    self.rules,
                )
            )
        runner = executor if len(units) > 1 else None
        yield from pool.run(runner, render, units, self.settings["JOBS"])


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
