"""Releases: from a built site to what readers see, and back. The served one is always whole."""

from newsroom.release.errors import RefusedError, ReleaseError
from newsroom.release.publishing import Edition, Report, publish, rollback
from newsroom.release.target import Target

__all__ = ["Edition", "RefusedError", "ReleaseError", "Report", "Target", "publish", "rollback"]
