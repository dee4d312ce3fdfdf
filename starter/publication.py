"""An edition that is to be published: proofread while it is built, so that all is told in one run."""

import sys
from pathlib import Path
from typing import Any

from newsroom import checking, release
from newsroom.desk import House
from newsroom.records import AnyRecord, Article, address_of
from newsroom.text.finding import Finding
from plugins.portal import Portal
from starter.checking import prefix_of


class Publication(Portal):
    """Builds like the portal; what only ``check`` would find stops it as well.

    ``changed`` are the sources whose warnings and hints are told; of the others only errors are.
    """

    changed: frozenset[str] = frozenset()

    def editorial(self, house: House, context: dict[str, Any], executor: Any) -> list[Finding]:
        """Proofread what was just read."""
        return checking.editorial(house, context["gathered"], executor)

    def tell(self, findings: list[Finding]) -> None:
        """Print errors, and whatever is said of the changed sources."""
        prefix = prefix_of(Path(self.path).resolve())
        for item in checking.in_order(findings):
            if item.level == "error" or item.file in self.changed:
                sys.stderr.write(f"{prefix}{item}\n")


def edition_of(portal: Portal, commit: str) -> release.Edition:
    """Return what is published beside the built files: old addresses, withdrawn ones, the commit."""
    edition = portal.edition
    addresses, base = edition.addresses, edition.addresses.base
    moved = {item.source: item.target for item in edition.site.redirects}
    records: list[AnyRecord] = portal.records
    for record in edition.catalogue.articles:
        moved |= dict.fromkeys(record.redirect_from, edition.url(record).removeprefix(base))
    gone = {
        address_of(record, addresses).removeprefix(base)
        for record in records
        if record.status == "withdrawn"
    }
    gone |= {
        path
        for record in records
        if isinstance(record, Article) and record.status == "withdrawn"
        for path in record.redirect_from
    }
    return release.Edition(
        url=edition.site.url,
        commit=commit,
        moved=moved,
        gone=frozenset(gone),
        contact=edition.site.email,
        compress=edition.site.compression,
    )
