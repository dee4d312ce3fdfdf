"""What tests of the plugins share."""

from typing import Any

import pytest

from newsroom.search import pages as search_pages
from tests import full_site
from tests.sites import Site, Watched


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The writer of a finished build of the site that has every kind of page."""
    site = Site(tmp_path_factory.mktemp("full")).write(full_site.with_url("https://vi-du.vn/cong"))
    portal = Watched(site.settings())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_pages, "INLINE", 5)  # so many titles that letters get pages
        portal.run()
        assert all(page.view for page in portal.writer.pages)
    return portal.writer
