"""A site to publish."""

from pathlib import Path

import pytest

from tests.newsroom.release.press import Press


@pytest.fixture
def press(tmp_path: Path) -> Press:
    """A small site, built and not yet published."""
    return Press(tmp_path)
