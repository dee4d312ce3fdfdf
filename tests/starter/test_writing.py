"""`./inv new`, `import` and `shrink` as they are typed, with the status that each ends with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from starter.building import ROOT
from tests.newsroom.importing import word_files

SITE = 'name: "Báo Thử"\nsections:\n  - name: "Xây dựng Đảng"\n    slug: "xay-dung-dang"\n'
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1545960600", "PYTHONUTF8": "1"}  # 28/12/2018


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "site.yaml").write_text(SITE, "utf-8")
    return folder


def inv(content, *words, keys=None):
    return subprocess.run(
        [sys.executable, ROOT / "inv.py", *words, "--content", content],
        env=ENVIRONMENT,
        cwd=content.parent,
        input=keys,
        text=True,
        encoding="utf-8",
        capture_output=True,
        check=False,
    )


def test_new_writes_the_file_and_prints_its_path(content):
    done = inv(content, "new", "--title", "Hội nghị: sơ kết", "--section", "xay-dung-dang")
    assert (done.returncode, done.stderr) == (0, "")
    path = content / "articles/2018/12/hoi-nghi-so-ket.md"
    assert done.stdout == "content/articles/2018/12/hoi-nghi-so-ket.md\n"
    text = path.read_text("utf-8")
    assert 'category: "Xây dựng Đảng"' in text
    assert "date: 2018-12-28 08:30" in text
    again = inv(content, "new", "--title", "Hội nghị: sơ kết", "--section", "Xây dựng Đảng")
    assert again.returncode == 1
    assert "không ghi đè" in again.stderr
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--title", "Một"], "Thiếu --section"),
        (["--title", "Một", "--section", "Thể thao"], "không phải một lựa chọn"),
        (["--type", "tho"], "Không có loại nội dung"),
        (["--title", "Một", "--section", "xay-dung-dang", "--date", "5/8/2018"], "“2018-08-05”"),
        (["--title", "Một", "--section", "xay-dung-dang", "--unit", "X"], "--unit không dùng"),
        (["--title", "Một", "--section", "xay-dung-dang", "--field", "x"], "TÊN=GIÁ-TRỊ"),
        (["--title", "Một", "--section", "xay-dung-dang", "--status", "nháp"], "--status chỉ nhận"),
    ],
)
def test_what_new_cannot_use_ends_with_2_and_writes_nothing(content, words, sentence):
    done = inv(content, "new", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert not [*content.rglob("*.md")]


def test_new_asks_on_a_terminal_and_opens_the_editor(content):
    import pty  # noqa: PLC0415 - not on Windows

    leader, follower = pty.openpty()
    command = [sys.executable, ROOT / "inv.py", "bai-moi", "--content", content]
    with subprocess.Popen(
        command,
        env={**ENVIRONMENT, "VISUAL": "cat", "TERM": "dumb"},
        stdin=follower,
        stdout=follower,
        stderr=follower,
    ) as child:
        os.close(follower)
        os.write(leader, "1\nBài thử\n1\n\nTóm tắt.\nmột, hai\nk\n".encode())
        shown = b""
        try:
            while part := os.read(leader, 4096):
                shown += part
        except OSError:  # Linux says so when the other end has closed
            pass
    os.close(leader)
    assert child.returncode == 0
    text = (content / "articles/2018/12/bai-thu.md").read_text("utf-8")
    assert text.endswith('tags:\n  - "một"\n  - "hai"\n---\n')
    assert 'summary: "Tóm tắt."' in shown.decode()  # printed by the editor


def test_import_prints_the_draft_and_its_doubts(content, tmp_path):
    document = word_files.new()
    word_files.bold(document, "Khối sơ kết một năm")
    document.add_paragraph("Mở đầu.")
    (tmp_path / "so ket.docx").write_bytes(word_files.saved(document))
    done = inv(content, "import", "so ket.docx", "--date", "2018-12-27")
    assert done.returncode == 0
    path, *doubts = done.stdout.splitlines()
    assert path == "content/articles/2018/12/khoi-so-ket-mot-nam.md"
    assert all(line.startswith(f"{path}:") and ": CẢNH BÁO import-" in line for line in doubts)


def test_import_goes_on_after_a_file_it_refuses(content, tmp_path):
    document = word_files.new()
    word_files.bold(document, "Khối sơ kết một năm")
    document.add_paragraph("Mở đầu.")
    (tmp_path / "tot.docx").write_bytes(word_files.saved(document))
    (tmp_path / "xau.docx").write_bytes(b"xin chao")
    done = inv(content, "import", "xau.docx", "tot.docx")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("Không nhập được xau.docx: tệp không phải tệp Word")
    assert [*content.rglob("khoi-so-ket-mot-nam.md")]


@pytest.mark.parametrize("task", ["import", "shrink"])
def test_a_file_that_is_not_there_is_wrong_usage(content, task):
    words = [sys.executable, ROOT / "inv.py", task, "khong-co.docx"]
    done = subprocess.run(
        words, capture_output=True, encoding="utf-8", check=False, env=ENVIRONMENT
    )
    assert (done.returncode, done.stderr) == (2, "Không có tệp khong-co.docx.\n")


def test_shrink_tells_weights(tmp_path):
    photo = tmp_path / "anh.png"
    photo.write_bytes(word_files.picture(3000, 2000).getvalue())
    words = [sys.executable, ROOT / "inv.py", "thu-nho", Path(photo)]
    done = subprocess.run(
        words, capture_output=True, encoding="utf-8", check=False, env=ENVIRONMENT
    )
    assert done.returncode == 0
    assert done.stdout.startswith(f"{photo}: 0,0 MB")
