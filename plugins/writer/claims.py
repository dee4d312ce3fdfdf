"""Claims: which pages are looked at at all, and what the others are known to be."""

import msgspec

from newsroom import fingerprint
from newsroom.claims import Claim, Scene
from newsroom.edition import Edition
from newsroom.output import Output
from newsroom.press import Page
from newsroom.site_map import listing
from plugins.writer.environment import Constants
from plugins.writer.keys import Keys


class Claimant:
    """Makes the claims of an edition's pages, from the last build's where a page's basis stands."""

    def __init__(self, edition: Edition, constants: Constants, output: Output) -> None:
        self._edition = edition
        self._output = output
        self._bodies = {
            source: record.body.blob.digest
            for source, record in edition.catalogue.by_source.items()
        }
        shared = fingerprint.of_value((constants.digest, edition.shared()))
        whole = fingerprint.of_value((constants.identity, shared, edition.scene()))
        self.scene = Scene(shared, whole)
        self._is_alike = shared == output.scene.shared
        #: Derivatives that pages show which were not looked at again.
        self.kept_files: dict[str, Claim] = {}

    def has_same_bodies(self, page: Page) -> bool:
        """Tell whether the last build had this page with the same bodies."""
        filed = self._output.filed.get(page.path)
        return filed is not None and filed.claim.bodies == self._bodies_of(page)

    def claim(self, page: Page, keys: Keys) -> Claim:
        """Return the claim of a page; its view is made only where its basis or bodies differ."""
        bodies = self._bodies_of(page)
        basis = fingerprint.of_value(page.basis()) if page.basis else ""
        if basis and self._is_alike and (old := self._last(page.path, bodies, basis)):
            return msgspec.structs.replace(old, key=keys.key(page, old.key))
        noted = self._edition.media.noted
        noted.clear()
        key = keys.key(page)
        return Claim(key, bodies, basis, listing(page.head), tuple(sorted(noted)))

    def _last(self, path: str, bodies: str, basis: str) -> Claim | None:
        """Return the claim of the last build if it stands and all derivatives of the page are there."""
        filed = self._output.filed
        if path not in filed:
            return None
        old = filed[path].claim
        if (old.bodies, old.basis) != (bodies, basis):
            return None
        for file in old.files:
            if file not in filed or self._output.is_stale(file, filed[file].claim):
                return None
            self.kept_files[file] = filed[file].claim
        return old

    def _bodies_of(self, page: Page) -> str:
        return "".join(self._bodies[source][:16] for source in page.sources)
