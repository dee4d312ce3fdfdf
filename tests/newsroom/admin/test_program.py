import re
from types import SimpleNamespace

import pytest

from newsroom.admin import program
from newsroom.site import Admin
from plugins.admin import AdminGenerator
from tests.newsroom.admin.test_configuration import SITE


def test_no_address_of_a_public_network_is_left():
    script = program.script("/admin").decode()
    for host in ("unpkg.com", "jsdelivr.net", "githubstatus.com/api", "hostedstatus.com"):
        assert host not in script
    assert script.count("/admin/icons.woff2") == 1


def test_a_script_whose_addresses_moved_is_refused(monkeypatch):
    old, count, new = program.REPLACED[0]
    monkeypatch.setattr(program, "REPLACED", ((old, count + 1, new),))
    with pytest.raises(program.MovedError, match="stands 1 times"):
        program.script("/moved")  # at a place of its own: scripts are kept


def test_everything_lies_below_admin_and_under_the_base_of_the_site():
    files = program.files(SITE, "/khoi")
    assert all(path.startswith("admin/") for path in files)
    page = files["admin/index.html"].decode()
    assert set(re.findall(r'(?:src|href)="([^"]+)"', page)) == {
        "/khoi/admin/config.json",
        "/khoi/admin/sveltia-cms.js",
    }
    assert b"/khoi/admin/@sveltia/cms" in files["admin/sveltia-cms.js"]


def test_the_version_is_that_of_the_script():
    assert f"`{program.VERSION}`" in program.script("/admin").decode()


class Writer(dict):
    def add_file(self, path, key, data):
        self[path] = data()


@pytest.mark.parametrize(
    ("enabled", "preview", "there"),
    [(True, False, True), (False, False, False), (False, True, True)],
)
def test_it_is_public_only_where_it_is_switched_on(enabled, preview, there):
    site = SITE.model_copy(update={"admin": Admin(enabled=enabled, repo="a/b")})
    edition = SimpleNamespace(site=site, addresses=SimpleNamespace(base=""), preview=preview)
    writer = Writer()
    AdminGenerator({"edition": edition}).finish(writer)
    assert bool(writer) is there
