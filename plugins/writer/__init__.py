"""Renders what is stale in our own Jinja environment and commits it, all or nothing."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from pelican import signals

from newsroom import scan
from newsroom.claims import Claim
from newsroom.edition import Edition
from newsroom.furniture import site_view
from newsroom.output import Output
from newsroom.packs import Maker
from newsroom.plates import Plates
from newsroom.press import Page, Shows
from newsroom.text.finding import Finding
from plugins.writer.claims import Claimant
from plugins.writer.environment import Constants, environment
from plugins.writer.keys import Keys, PieceKeys, changed_parts, piece_keys
from plugins.writer.pieces import render_view
from plugins.writer.rendering import BATCH, Kept, Press
from plugins.writer.rooms import Room, Rooms

__all__ = ["Constants", "PressWriter", "environment", "register", "render_view"]


class PressWriter:
    """What Pelican calls a writer: takes pages and files from generators, commits once at the end.

    When nothing that pages share has changed since the last build (the *scene*), only pages whose own
    bodies changed are looked at; all other claims, those of files included, are taken over.
    """

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        self.settings = settings
        kept: Output | None = settings.get("OUTPUT")
        place = (Path(output_path), Path(settings["CACHE_PATH"]))
        self.output = kept or Output(*place, scout=settings.get("SCOUT"))
        self.plates = Plates(self.output.plates)
        self.rooms = Rooms()
        self.files: dict[str, tuple[str, Callable[[], bytes]]] = {}
        self.claims: dict[str, Claim] = {}
        #: Whether any page may differ from the last build.
        self.changed = True
        #: Pages whose main part was rendered, those where it was not, and those with a new frame.
        self.rendered = self.joined = self.framed = 0
        self._press: Press | None = None

    def add(self, pages: Room, *, bodies: Shows = "some") -> None:
        """Take the pages of a room; nothing is rendered before those of all rooms are known.

        While the scene stands, those that show no ``bodies`` are not even listed, and of those that show
        their ``own`` only what was rewritten.
        """
        self.rooms.add(pages, bodies)

    @property
    def pages(self) -> list[Page]:
        """Return the pages of all rooms."""
        return self.rooms.list_all()

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return len(self.pages) if self.rooms.is_whole else self.output.pages

    def add_file(self, path: str, key: str, data: Callable[[], bytes]) -> None:
        """Take a file whose bytes follow from ``key``; ``data`` is asked only where it is stale."""
        self.files[path] = (key, data)

    def drop_files(self, paths: Iterable[str]) -> None:
        """Give up files of the last build that a step no longer makes."""
        for path in paths:
            self.claims.pop(path, None)

    def open(self, edition: Edition, assets: dict[str, str]) -> bool:
        """Look at the output; return whether the scene still stands and the claims are complete."""
        self.output.open()
        self.before = self.output.filed
        places = [Path(self.settings[name]) for name in ("THEME", "PATH", "CACHE_PATH")]
        places.append(Path.home())
        self.rules = scan.Rules.of(edition.withdrawn, places, edition.addresses.origin)
        self.constants = Constants.of(
            theme=Path(self.settings["THEME"]),
            segments=Path(self.settings["CACHE_PATH"]) / "bodies",
            strings=edition.t.table,
            assets=assets,
            site=site_view(edition),
            code=self.settings["CODE_DIGEST"],
            guarded=self.rules.withdrawn,
        )
        self.claimant = Claimant(edition, self.constants, self.output)
        if self.claimant.scene != self.output.scene:
            return False
        self._take_over(edition)
        stale = set(self.output.stale(self.claims)) - {page.path for page in self.rooms.listed}
        if stale and stale - {page.path for page in self.pages}:
            self.claims = {}
            self.changed = True
            return False
        return True

    def _take_over(self, edition: Edition) -> None:
        self.claims = {path: item.claim for path, item in self.before.items()}
        rewritten = self.claimant.rewritten()
        # After an interruption some pages have no claim to take over.
        pages = self.pages if self.output.interrupted else self.rooms.list_bodies(rewritten)
        changed = [page for page in pages if not self.claimant.has_same_bodies(page)]
        keys = Keys(edition, self.constants, changed)
        for page in changed:
            self.claims[page.path] = self.claimant.claim(page, keys)
        self.changed = bool(changed)

    def addresses(self, edition: Edition) -> set[str]:
        """Return every address that the edition answers."""
        paths = [*self.claims, *self.files, *(page.path for page in self.rooms.listed)]
        base = edition.addresses.base
        return {f"{base}/{path.removesuffix('index.html')}" for path in paths}

    def start(self, edition: Edition, executor: Executor | None) -> None:
        """Claim all pages known so far and send the stale ones to press, beside the output.

        What else an edition needs (pictures, the machines' site map) is thought of meanwhile.
        """
        self.claimant.look()
        self._print(self.pages, edition, executor)

    def _print(self, pages: Iterable[Page], edition: Edition, executor: Executor | None) -> None:
        if self._press is None:
            place = (self.output.begin(), self.output.staging, self.output.plates)
            many = self.output.fresh and len(self.rooms.listed) > 2 * BATCH
            jobs = self.settings["JOBS"]
            self._press = Press(self.constants, self.rules, *place, executor, jobs, many=many)
        keys = Keys(edition, self.constants, pages)
        for page in pages:
            if page.path not in self.claims:
                self.claims[page.path] = self.claimant.claim(page, keys)
            claim = self.claims[page.path]
            if self.output.is_stale(page.path, claim):
                names = piece_keys(claim.key)
                self._press.put(page, names, keys, self._kept(page.path, names))
            page.put_away()
        self._press.flush(keys)

    def _kept(self, path: str, new: PieceKeys) -> Kept:
        """Return where the pieces of a page lie that nothing has changed; count the page."""
        kept = Kept()
        if filed := self.before.get(path):
            old = piece_keys(filed.claim.key)
            kept = Kept(
                self.plates.blobs.get(new.frame) if new.frame == old.frame else None,
                self.plates.blobs.get(new.main) if new.main and new.main == old.main else None,
            )
        same = kept.main if new.main else kept.frame
        self.joined += same is not None
        self.rendered += same is None
        self.framed += kept.frame is None
        return kept

    def kept_files(self) -> dict[str, Claim]:
        """Return the derivatives of pages that are known to be the same, as they lie in the output."""
        return self.claimant.kept_files

    def listed(self) -> dict[str, str]:
        """Return the path of every page with how the machines' site map lists it."""
        return {path: claim.listed for path, claim in self.claims.items()}

    def commit(self, edition: Edition, executor: Executor | None) -> list[Finding]:
        """Print what is still to be printed, then change the output.

        Whatever the scan of the pages finds is returned, and the output stays as it was.
        """
        self.claims |= {path: Claim(key) for path, (key, _) in self.files.items()}
        self.claims |= self.kept_files()
        stale = set(self.output.stale(self.claims))
        printed = self._press.paths if self._press else set()
        rest = [
            page
            for page in self.rooms.listed
            if page.path not in printed and (page.path in stale or page.path not in self.claims)
        ]
        self._print(rest, edition, executor)
        self.claimant.keep()  # while the last pages are being made
        assert self._press is not None
        made = self._press.finish()
        if self._press.hits and (findings := self._told(edition, self._press.hits)):
            self.abandon()
            return findings
        maker = Maker(self._press.tree, self.output.staging, "files.pack")
        for path, (_, data) in self.files.items():
            if path in stale:
                maker.add(path, data())
        self.output.commit(self.claimant.scene, self.claims, made + maker.close(), self.count)
        if self.before and self.plates.is_untidy(self.framed, self.count, BATCH):
            keys = (piece_keys(self.claims[page.path].key) for page in self.pages)
            self.plates.tidy({piece for pieces in keys for piece in pieces}, 2 * BATCH)
        return []

    def _told(self, edition: Edition, hits: list[scan.Hit]) -> list[Finding]:
        origins = {page.path: scan.Origin(page.template, page.sources) for page in self.pages}
        sources = [*edition.catalogue.by_source, "site.yaml"]
        people = edition.withdrawn
        return scan.tell(hits, origins, Path(self.settings["PATH"]), sources, people)

    def abandon(self) -> None:
        """Leave the output as it is and nothing beside it."""
        if self._press is not None:
            self._press.cancel()
        self.output.abandon()

    def counts(self) -> dict[str, int]:
        """Return the counts of the build for ``--stats``."""
        return {
            "trang": self.count,
            "trang phải dựng lại": self.rendered,
            "trang chỉ ghép lại khung": self.joined,
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
        if found not in self.before:
            return f"{found}: dựng mới, lần trước chưa có."
        old, new = self.before[found].claim.key, self.claims[found].key
        if old == new and self._press and found in self._press.paths:
            return f"{found}: ghi lại, vì tệp trong thư mục xuất không còn hoặc đã bị sửa."
        if old == new:
            return f"{found}: giữ nguyên, mọi điều trang này dựa vào không đổi."
        return f"{found}: dựng lại vì {changed_parts(old, new)} đã đổi."


def _writer(_: object) -> type:
    return PressWriter


def register() -> None:
    """Tell Pelican which writer to use."""
    signals.get_writer.connect(_writer)
