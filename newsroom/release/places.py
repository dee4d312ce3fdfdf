"""From what a publisher types after ``--to`` to a target."""

from pathlib import Path

from newsroom.release import lock
from newsroom.release.local import LocalTarget
from newsroom.release.remote import RemoteTarget
from newsroom.release.ssh import server_of
from newsroom.release.target import Target


def target_of(text: str, patience: float = lock.PATIENCE) -> Target:
    """Return the target of a folder or of ``ssh://user@host:port/path``.

    ``patience`` is how many seconds to wait for another publisher.
    """
    if "://" in text:
        return RemoteTarget(server_of(text, patience))
    return LocalTarget(Path(text).expanduser(), patience)
