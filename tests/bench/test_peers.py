"""The generators of the bench build the same articles, and a wrong output is never measured."""

import subprocess
import sys

import pytest

from bench import corpus
from bench.cases import CASES
from bench.measure import BuildFailedError, run, session_memory
from bench.peers import HUGO, OURS, PELICAN, Peer, corpus_titles
from bench.run import WrongOutputError, check

COUNT = 30


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write(folder, COUNT)
    return folder


def built(name, source, folder):
    peer = Peer(name, folder / "site")
    peer.set_up(source)
    assert run(peer.command(), folder / "log").cpu > 0
    return peer


def test_memory_is_that_of_a_session_in_megabytes():
    code = "held = bytearray(b'x') * 60_000_000; print('held', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as child:
        assert child.stdout.readline() == b"held\n"
        measured = session_memory(child.pid)
        child.kill()
    assert 60 < measured < 120


def test_the_memory_of_a_command_is_looked_at_while_it_runs(tmp_path):
    assert run(["sleep", "0.3"], tmp_path / "log", memory=True).memory > 0


@pytest.mark.parametrize("name", [HUGO, PELICAN])
def test_a_peer_builds_all_articles_under_their_titles(name, source, tmp_path):
    peer = built(name, source, tmp_path)
    wanted = corpus_titles(source)
    assert len(wanted) == COUNT
    check(peer, wanted)


@pytest.mark.parametrize("name", [HUGO, PELICAN])
def test_no_page_of_a_peer_shows_a_link_that_it_did_not_understand(name, source, tmp_path):
    peer = built(name, source, tmp_path)
    pages = [page.read_text("utf-8") for page in peer.output.rglob("bai-*/index.html")]
    assert sum("bài về việc tương tự</a>" in page for page in pages) > COUNT / 3
    assert not any("{filename}" in page or '.md"' in page for page in pages)


def test_our_build_has_the_articles_and_shows_each_change(source, tmp_path):
    peer = built(OURS, source, tmp_path)
    check(peer, corpus_titles(source))
    for name in ("one title edited", "a highlight changed"):
        (case,) = (case for case in CASES if case.name == name)
        proof = case.change(peer, 0)
        assert not proof()
        run(peer.command(), tmp_path / "log")
        assert proof()


def test_a_lost_article_stops_the_bench(source, tmp_path):
    peer = built(HUGO, source, tmp_path)
    wanted = corpus_titles(source) | {"bai-khac": "Bài khác"}
    with pytest.raises(WrongOutputError, match="30 of 31 articles"):
        check(peer, wanted)


def test_a_failed_build_is_told_with_its_own_words(tmp_path):
    with pytest.raises(BuildFailedError, match="hỏng rồi"):
        run(["sh", "-c", "echo hỏng rồi; exit 2"], tmp_path / "log")
