"""Claims: which pages are looked at at all, and what the others are known to be."""

import msgspec

from newsroom import fingerprint
from newsroom.claims import Claim, Scene
from newsroom.edition import Edition
from newsroom.output import Output
from newsroom.press import Page
from newsroom.reach import Reach
from newsroom.site_map import listing
from plugins.writer.environment import Constants
from plugins.writer.keys import Keys


class Claimant:
    """Makes the claims of an edition's pages, from the last build's where a page's basis stands."""

    def __init__(self, edition: Edition, constants: Constants, output: Output) -> None:
        self._edition = edition
        self._output = output
        self._bodies = {
            source: record.body.blob.digest[:16]
            for source, record in edition.catalogue.by_source.items()
        }
        shared = fingerprint.of_value((constants.digest, edition.shared()))
        seen = fingerprint.of_value(edition.seen())
        whole = fingerprint.of_value((constants.identity, shared, seen, edition.highlights()))
        self.scene = Scene(shared, whole, seen)
        self._is_alike = shared == output.scene.shared
        self._reach = Reach(output.folder)
        #: What pages watch that has changed; None where all may have.
        self._touched: set[str] | None = None
        #: Derivatives that pages show which were not looked at again.
        self.kept_files: dict[str, Claim] = {}

    def look(self) -> None:
        """Find out which pages can have changed; only where the scene does not stand."""
        if self._is_alike:
            self._touched = self._reach.touched(self._edition, self._output.scene.seen)

    def keep(self) -> None:
        """Keep what the next build compares its edition with, where this one may differ."""
        if self.scene != self._output.scene:
            self._reach.keep(self._edition)

    def rewritten(self) -> set[str]:
        """Return the sources of the records whose own page did not have their body in the last build."""
        filed, file = self._output.filed, self._edition.addresses.file
        return {
            source
            for source, url in self._edition.urls.items()
            if (last := filed.get(file(url))) is None
            or last.claim.bodies != self._bodies.get(source)
        }

    def has_same_bodies(self, page: Page) -> bool:
        """Tell whether the last build had this page with the same bodies."""
        if not page.sources:
            return True
        filed = self._output.filed.get(page.path)
        return filed is not None and filed.claim.bodies == self._bodies_of(page)

    def claim(self, page: Page, keys: Keys) -> Claim:
        """Return the claim of a page; its view is made only where its basis or bodies differ."""
        bodies = self._bodies_of(page) if page.sources else ""
        old = self._last(page.path, bodies) if page.basis and self._is_alike else None
        untouched = self._touched is not None and page.watch not in self._touched
        basis = old.basis if old and untouched else ""
        if page.basis and not basis:
            basis = fingerprint.of_value(page.basis())
        if old and old.basis == basis:
            for file in old.files:
                self.kept_files[file] = self._output.filed[file].claim
            if keys.fits(page, old.key):
                return old
            return msgspec.structs.replace(old, key=keys.key(page, old.key))
        noted = self._edition.media.noted
        noted.clear()
        key = keys.key(page)
        return Claim(key, bodies, basis, listing(page.head), tuple(sorted(noted)))

    def _last(self, path: str, bodies: str) -> Claim | None:
        """Return the claim of the last build if it had the same bodies and all derivatives are there."""
        known = self._output.filed
        filed = known.get(path)
        if filed is None or filed.claim.bodies != bodies or not filed.claim.basis:
            return None
        for file in filed.claim.files:
            if file not in known or self._output.is_stale(file, known[file].claim):
                return None
        return filed.claim

    def _bodies_of(self, page: Page) -> str:
        if len(page.sources) == 1:
            return self._bodies[page.sources[0]]
        return "".join([self._bodies[source] for source in page.sources])
