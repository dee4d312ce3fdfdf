"""The fuzz finds what there is to find, tries again what it found, and is the same for a seed."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsroom.markup import cleaning
from newsroom.text.finding import Finding
from tests.fuzz import run, trials
from tests.fuzz.documents import Document, document
from tests.fuzz.run import FOUND, Worker
from tests.fuzz.shrinking import shrunk

ROOT = Path(__file__).parents[2]
ARTICLE = "---\ntitle: a\ndate: 2018-12-28\ncategory: Tin tức\nsummary: c\n---\n\n{}\n"


@pytest.mark.parametrize("path", sorted(FOUND.iterdir()), ids=lambda path: path.name)
def test_what_was_found_stays_mended(path: Path, tmp_path: Path) -> None:
    name = path.name.partition("-")[2].replace("~", "/")
    assert trials.faults(Document(name, path.read_bytes()), tmp_path) == []


def test_some_documents_of_a_seed() -> None:
    results = list(run.run(20181228, seconds=300, count=100, jobs=2))
    assert sorted(result.number for result in results) == list(range(100))
    assert [result for result in results if result.faults] == []


@pytest.mark.deep
@pytest.mark.parametrize("seed", [2, 3])
def test_many_documents(seed: int) -> None:
    results = list(run.run(seed, seconds=1_200, count=2_000, jobs=2))
    assert len(results) >= 1_000
    assert [result for result in results if result.faults] == []


def test_a_seed_is_the_same_everywhere() -> None:
    code = (
        "import hashlib; from tests.fuzz.documents import document; "
        "print(hashlib.sha256(b''.join(document(5, n).data for n in range(60))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "4711"}
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )  # fmt: skip
    here = hashlib.sha256(b"".join(document(5, n).data for n in range(60))).hexdigest()
    assert there.stdout.strip() == here
    assert document(5, 7) == document(5, 7) != document(6, 7)


def test_every_kind_of_document_comes_by() -> None:
    kinds = [document(1, number).name.rpartition(".")[2] for number in range(300)]
    assert {"md", "yaml", "docx", "html", "jpg", "png", "webp"} <= {*kinds}
    bodies = [document(1, number) for number in range(300)]
    taken = [
        one
        for one in bodies
        if one.name.startswith("articles")
        and trials.accepted(trials.read(one.data, one.name, trials.LABELS))
    ]
    assert len(taken) > 40


def test_a_crash_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trials, "read", lambda *_, **__: 1 // 0)
    assert trials.faults(Document("articles/a.md", b"a"), tmp_path) == [
        "ZeroDivisionError: integer division or modulo by zero"
    ]


def test_an_output_that_acts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Nothing:
        @staticmethod
        def clean(html: str) -> str:
            return html

    monkeypatch.setattr(cleaning, "_CLEANER", Nothing)
    one = Document("articles/a.md", ARTICLE.format("<script>alert(1)</script>").encode())
    assert any("script" in fault for fault in trials.faults(one, tmp_path))
    assert trials.of_site([one], tmp_path) == ["active-content"]


def test_a_message_that_a_terminal_would_obey_is_told() -> None:
    long = Finding(1, 1, "error", "a", "x" * 3_000, "y.")
    assert trials._told([long, Finding(0, 1, "error", "b", "x", "y.")]) == [
        "lời nhắn xấu: a", "lời nhắn xấu: b",
    ]  # fmt: skip


def test_a_fault_is_made_small() -> None:
    noise = b"\n".join(b"dong %d" % number for number in range(300))
    whole = Document("a.md", noise + b"\ntruoc BOOM sau\n" + noise)
    assert shrunk(whole, lambda one: b"BOOM" in one.data).data == b"BOOM"


def test_a_process_that_dies_or_is_silent_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "PATIENCE", 2)
    monkeypatch.setattr(run, "trial", _misbehave)
    results = {result.number: result for result in run.run(1, seconds=60, count=4, jobs=2)}
    assert [bool(results[number].faults) for number in range(4)] == [False, True, True, False]
    assert "chết" in results[1].faults[0]


def _misbehave(seed: int, number: int, folder: Path) -> run.Result:
    del seed, folder
    if number == 1:
        os._exit(9)
    if number == 2:
        time.sleep(60)
    return run.Result(number, "a.md")


def test_a_worker_serves_more_than_once() -> None:
    worker = Worker(1)
    for number in (0, 1):
        worker.give(number)
        assert worker.connection.poll(60)
        assert worker.take().number == number
    worker.connection.send(None)
    worker.process.join(10)
    assert worker.process.exitcode == 0
