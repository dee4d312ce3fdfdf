"""The browser form at ``/admin/``: in the preview always, in public where ``site.yaml`` says so."""

from functools import partial
from typing import Any

from pelican import signals

from newsroom import fingerprint
from newsroom.admin import program


class AdminGenerator:
    """Adds the files of the form as they are."""

    def __init__(self, context: dict[str, Any], **_: object) -> None:
        self.context = context

    def finish(self, writer: Any) -> None:
        """Add them once everything else is known to be sound."""
        edition = self.context["edition"]
        if not (edition.preview or edition.site.admin.enabled):
            return
        for path, data in program.files(edition.site, edition.addresses.base).items():
            writer.add_file(path, fingerprint.of_bytes(data), partial(bytes, data))


def _generator(_: object) -> type:
    return AdminGenerator


def register() -> None:
    """Tell Pelican of the generator."""
    signals.get_generators.connect(_generator)
