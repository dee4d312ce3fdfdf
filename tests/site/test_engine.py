"""The engine's seams: work done by any executor, two builds at once, what is looked at again."""

import multiprocessing
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from newsroom import gather, pool, reach
from plugins.writer import rendering
from starter.building import ROOT
from tests import full_site
from tests.sites import Site, Watched, article, many

_WORKER = """
import pickle, sys
fn, args = pickle.load(sys.stdin.buffer)
pickle.dump(fn(*args), sys.stdout.buffer)
"""


class Elsewhere(Executor):
    """Pickles each unit and does it in a freshly started process, as another machine would."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Do one unit at once; nothing but the pickled bytes goes there and comes back."""
        assert not kwargs
        self.done.append(fn.__name__)
        told = subprocess.run(
            [sys.executable, "-c", _WORKER],
            input=pickle.dumps((fn, args)),
            capture_output=True,
            cwd=ROOT,
            check=True,
        )
        future: Future[Any] = Future()
        future.set_result(pickle.loads(told.stdout))
        return future


def test_a_build_on_an_executor_elsewhere_gives_the_same_bytes(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    executor = Elsewhere()

    @contextmanager
    def workers(jobs: int, *, threaded: bool = False) -> Iterator[Executor]:
        del jobs, threaded
        yield executor

    site.write(full_site.with_url("https://vi-du.vn"))
    here = site.build(output="here/output", cache="here/cache")
    monkeypatch.setattr(pool, "workers", workers)
    monkeypatch.setattr(gather, "BATCH", 25)
    monkeypatch.setattr(rendering, "BATCH", 40)
    there = site.build(output="there/output", cache="there/cache", jobs=2)
    assert there.status == 0, there.told
    assert {"read_batch", "render", "make"} <= set(executor.done)
    assert there.tree == here.tree


def _build(site: Site) -> None:
    raise SystemExit(site.build(jobs=2).status)


def test_two_builds_at_once_both_end_right(site: Site) -> None:
    site.write(full_site.with_url("https://vi-du.vn"))
    clean = site.build(output="clean/output", cache="clean/cache").tree
    context = multiprocessing.get_context("fork")
    both = [context.Process(target=_build, args=(site,)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [process.exitcode for process in both] == [0, 0]
    assert site.build().tree == clean


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of the pages whose views were made, as builds go on."""
    found: list[str] = []
    view = rendering.Page.view.fget
    assert view is not None

    def noted(page: rendering.Page) -> object:
        if not page.is_made:
            found.append(page.path)
        return view(page)

    monkeypatch.setattr(rendering.Page, "view", property(noted))
    return found


def test_a_new_title_looks_only_at_pages_that_show_it(site: Site, looked: list[str]) -> None:
    site.write(many(60))
    site.build()
    looked.clear()
    name = "articles/2019/05/bai-030.md"
    title = {"title": "Tên mới", "date": "2019-02-03", "category": "Tin tức"}
    built = site.write({name: article(**title)}).build()
    assert built.status == 0
    own = [path for path in looked if path.startswith("2019/") and path.count("/") == 4]
    assert "2019/02/03/bai-030/index.html" in own
    assert len(own) < 25
    assert "2019/01/05/bai-004/index.html" not in own


def test_a_new_text_does_not_even_list_pages_without_bodies(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = len(site.write(many(20)).build().templates)
    name = "articles/2019/05/bai-010.md"
    site.write({name: f"{many(20)[name]}\nThêm một câu.\n"})
    monkeypatch.setattr(reach, "of_day", refuse)  # asked for whenever days are listed
    portal = Watched(site.settings())
    portal.run()
    page_and_feeds = 4
    assert (portal.writer.output.written, portal.writer.count) == (page_and_feeds, pages)
    listed = [page for page in portal.writer.rooms.listed if page.template == "article.html"]
    assert [page.sources for page in listed] == [(name,)]


def test_texts_that_changed_places_are_both_rewritten(site: Site) -> None:
    """Each is known, but on the other one's page."""
    names = ("articles/2019/05/mot.md", "articles/2019/05/hai.md")
    texts = ("Câu thứ nhất.", "Câu thứ hai.")
    for first, second in (texts, texts[::-1]):
        both = zip(names, (first, second), strict=True)
        built = site.write({name: article(text) for name, text in both}).build()
        for slug, text in (("mot", first), ("hai", second)):
            assert text in built.text(f"2019/05/06/{slug}/index.html")


def refuse(_: object) -> str:
    raise AssertionError("days were listed")


def test_the_site_map_lists_pages_that_were_not_looked_at(site: Site, looked: list[str]) -> None:
    site.write({**many(60), "site.yaml": full_site.with_url("https://vi-du.vn")["site.yaml"]})
    before = site.build().text("sitemap.xml")
    looked.clear()
    site.write({"articles/2019/05/moi.md": article(title="Bài mới", date="2019-03-20")})
    after = site.build().text("sitemap.xml")
    assert "2019/01/05/bai-004/index.html" not in looked
    assert set(before.split("<url>")) <= set(after.split("<url>"))
    assert "/2019/03/20/moi/" in after


def test_pictures_of_pages_that_were_not_looked_at_stay(site: Site, looked: list[str]) -> None:
    files = full_site.with_url("https://vi-du.vn")
    before = site.write(files).build()
    looked.clear()
    site.write({"articles/2019/05/moi.md": article(title="Bài mới", date="2001-01-01")})
    after = site.build()
    assert "2019/05/09/dai/index.html" not in looked
    pictures = {name for name in before.tree if name.startswith("anh/")}
    assert pictures
    assert pictures <= after.tree.keys()
    folder = Path(site.root / "cache" / "files")
    assert all((folder / name).exists() for name in pictures)


def test_new_furniture_is_joined_into_kept_plates(site: Site, looked: list[str]) -> None:
    site.write(many(60))
    site.build()
    looked.clear()
    shown = article(title="Bài 30", date="2019-02-03", category="Tin tức", highlight=True)
    after = site.write({"articles/2019/05/bai-030.md": shown}).build()
    own = [path for path in looked if path.startswith("2019/") and path.count("/") == 4]
    assert len(own) < 25
    assert "/2019/02/03/bai-030/" in after.text("2019/01/05/bai-004/index.html")
    assert after.tree == site.build(output="clean/output", cache="clean/cache").tree


def test_a_lost_output_is_joined_from_plates(site: Site, looked: list[str]) -> None:
    before = site.write(many(60)).build()
    shutil.rmtree(site.root / "output")
    looked.clear()
    after = site.build()
    assert after.tree == before.tree
    assert not [path for path in looked if path.startswith("2019/") and path.count("/") == 4]


def test_a_new_frame_is_put_around_kept_main_parts(site: Site) -> None:
    site.theme = site.root / "theme"
    shutil.copytree(ROOT / "theme", site.theme)
    site.write(many(30)).build()
    base = site.theme / "templates" / "base.html"
    base.write_text(base.read_text("utf-8").replace("</head>", '<meta name="x">\n</head>'), "utf-8")
    portal = Watched(site.settings())
    portal.run()
    writer = portal.writer
    page = (site.root / "output" / "2019/01/05/bai-004/index.html").read_text("utf-8")
    assert '<meta name="x">' in page
    # Nothing stands in the middle of what the machines read.
    assert writer.rendered < 20 < writer.joined
    assert site.build().tree == site.build(output="clean/output", cache="clean/cache").tree


def test_a_page_that_the_scan_stopped_has_no_plate(site: Site) -> None:
    """Else the next build would take it for one that was looked at."""
    secret = article("Bản khai ghi CCCD số 079123456789.")
    site.write({**many(3), "articles/2019/05/lo.md": secret})
    for _ in range(2):
        built = site.build()
        assert built.status == 1, built.told
        assert "identity-number" in built.told
        kept = b"".join(path.read_bytes() for path in site.root.rglob("*.plates"))
        assert b"079123456789" not in kept
