"""Servers that tests share."""

from collections.abc import Iterator

import pytest

from deploy.trial import sshd
from deploy.trial.sshd import Ssh


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ssh]:
    """One sshd for all tests of a worker."""
    with sshd.running(tmp_path_factory.mktemp("sshd") / "home") as ssh:
        yield ssh
