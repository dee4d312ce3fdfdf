"""What tests of the site share: every kind of page, on the real site and on the full tiny one."""

from collections.abc import Iterator

import pytest

from newsroom.search import pages as search_pages
from starter import chromium
from starter.screens import samples
from tests import full_site
from tests.site.kinds import RARE
from tests.sites import Built, Site


@pytest.fixture(scope="session")
def rare_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The full tiny site as an editor previews it, drafts included."""
    site = Site(tmp_path_factory.mktemp("rare")).write(full_site.FILES)
    draft = full_site.article(title="Bài nháp", status="draft")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_pages, "INLINE", 5)
        built = site.write({"articles/2019/05/nhap.md": draft}).build(preview=True)
    assert built.status == 0, built.told
    return built


@pytest.fixture(scope="session")
def rare_origin(rare_site: Built) -> Iterator[str]:
    """Where it is served."""
    with chromium.served(rare_site.output) as origin:
        yield origin


@pytest.fixture(scope="session")
def addresses(real_site: Built, real_origin: str, rare_origin: str) -> dict[str, str]:
    """Kind of page → where to look at it."""
    real = {name: f"{real_origin}{address}" for name, address in samples(real_site.output).items()}
    return {**real, **{name: f"{rare_origin}{address}" for name, address in RARE.items()}}
