"""Releases: from a built site to what readers see, and back. The served one is always whole."""

from newsroom.release.errors import RefusedError, ReleaseError
from newsroom.release.places import target_of
from newsroom.release.publishing import Edition, Report, publish, rollback
from newsroom.release.verification import Verdict, read_manifest, verify

__all__ = [
    "Edition",
    "RefusedError",
    "ReleaseError",
    "Report",
    "Verdict",
    "publish",
    "read_manifest",
    "rollback",
    "target_of",
    "verify",
]
