"""Every kind of page that a reader can meet, and where to look at one."""

import pytest

from starter.screens import KINDS

#: Pages that the real content does not have yet, by their address in the full tiny site.
RARE = {
    "author.html": "/tac-gia/ban-bien-tap/",
    "authors.html": "/tac-gia/",
    "search_letter.html": "/tim-kiem/van/42/",
    "section.html, an older leaf": "/tin-tuc/trang/1/",
    "tag.html, an older leaf": "/the/thi-dua/trang/1/",
    "video.html, from elsewhere": "/video/noi-khac/",
    "article.html, everything in it": "/2019/05/09/dai/",
    "article.html, a draft": "/2019/05/06/nhap/",
}
#: Runs a test on each; the fixture ``addresses`` says where it lies. The tests of a module that look
#: at the same kind follow each other (scope).
PAGES = pytest.mark.parametrize("kind", sorted({*KINDS, *RARE}), scope="module")
