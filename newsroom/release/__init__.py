"""Releases: from a built site to what readers see, and back. The served one is always whole."""

from newsroom.release.composition import Edition
from newsroom.release.errors import RefusedError, ReleaseError
from newsroom.release.places import target_of
from newsroom.release.publishing import finish, publish, rollback
from newsroom.release.report import Report
from newsroom.release.verification import Verdict, published, read_manifest, verify

__all__ = [
    "Edition",
    "RefusedError",
    "ReleaseError",
    "Report",
    "Verdict",
    "finish",
    "publish",
    "published",
    "read_manifest",
    "rollback",
    "target_of",
    "verify",
]
