import pytest

from tests.newsroom.admin import vendoring


@pytest.mark.deep
def test_the_vendored_files_are_what_npm_publishes():
    made = vendoring.files()
    assert made == {name: (vendoring.FOLDER / name).read_bytes() for name in made}
