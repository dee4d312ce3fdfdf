"""The people of the real content: once their profiles are withdrawn, nothing tells of them."""

import re
from pathlib import Path

import pytest

from newsroom.text.fold import fold
from starter.building import ROOT
from tests.sites import SITE, Site, article, many

_TITLE = re.compile(r'^title: "(.+)"$', re.MULTILINE)
_LINK = re.compile(r"\{filename\}/(articles/[^)#\s]+\.md)")


@pytest.mark.deep
def test_a_withdrawn_profile_leaves_no_byte_of_its_name(site: Site) -> None:
    """Neither as written nor in capitals, for the search, or in an address."""
    sources = {
        path.name: path.read_text("utf-8") for path in (ROOT / "content/exemplars").iterdir()
    }
    people = {name: text for name, text in sources.items() if "\nkind: individual\n" in text}
    assert people
    linked = {found for text in people.values() for found in _LINK.findall(text)}
    files = {path: article(slug=Path(path).stem, title=Path(path).stem) for path in linked}
    files |= {
        f"exemplars/{name}": text.replace("---\n", "---\nstatus: withdrawn\n", 1)
        for name, text in people.items()
    }
    shown = SITE.replace("search: false", "search: true")
    built = site.write({**many(12), **files, "site.yaml": shown}).build()
    assert built.status == 0, built.told
    everything = b"\0".join(built.tree.values()) + "\0".join(built.tree).encode()
    for name, text in people.items():
        title = _TITLE.search(text)
        assert title
        for trace in (title[1], title[1].upper(), fold(title[1]), Path(name).stem):
            assert trace.encode() not in everything, trace
