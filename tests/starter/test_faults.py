"""Every way a command can end: one Vietnamese sentence on stderr, and its status."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from starter import faults
from starter.faults import MachineFault, UsageFault, told

ROOT = Path(__file__).parents[2]


def missing_program() -> None:
    subprocess.run(["không-có-chương-trình-này"], check=False)


@pytest.mark.parametrize(
    ("fault", "status", "sentence"),
    [
        (UsageFault("Sai."), 2, "Sai."),
        (MachineFault("Thiếu."), 3, "Thiếu."),
        (KeyboardInterrupt(), 130, "Đã dừng theo yêu cầu."),
        (MemoryError(), 3, "Máy không đủ bộ nhớ cho lệnh này."),
        (
            OSError(errno.ENOSPC, "No space left on device", "output/a"),
            3,
            "Ổ đĩa đã đầy (output/a): hãy giải phóng dung lượng rồi chạy lại lệnh.",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", b"output"),
            3,
            "Không có quyền đọc hoặc ghi (output): hãy kiểm tra quyền của tệp và thư mục.",
        ),
        (
            FileNotFoundError(errno.ENOENT, "No such file", "rsync"),
            3,
            "Máy thiếu chương trình hoặc tệp rsync.",
        ),
        (
            FileNotFoundError(errno.ENOENT, "No such file", Path("/a/b")),
            3,
            "Không tìm thấy tệp hoặc thư mục (/a/b).",
        ),
        (OSError(errno.EIO, "Input/output error"), 3, "Máy báo lỗi: Input/output error."),
        (OSError("riêng"), 3, "Máy báo lỗi: riêng."),
        (
            ModuleNotFoundError("No module named 'invoke'", name="invoke"),
            3,
            "Thiếu thư viện invoke: hãy xóa thư mục .venv rồi chạy lại lệnh, "
            "thư viện sẽ được cài lại từ đầu.",
        ),
    ],
)
def test_sentence_and_status(
    fault: BaseException, status: int, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end, told():
        raise fault
    assert (end.value.code, capsys.readouterr().err) == (status, f"{sentence}\n")


def test_fault_of_the_program_keeps_its_traceback_for_developers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(faults, "LOG", tmp_path / "cache" / "inv-error.log")
    with pytest.raises(SystemExit) as end, told():
        raise ZeroDivisionError("nửa chừng")
    err = capsys.readouterr().err
    assert end.value.code == 3
    assert err.startswith("Chương trình gặp lỗi, không phải do bài viết: ZeroDivisionError;")
    assert "Traceback" not in err
    assert "nửa chừng" in faults.LOG.read_text("utf-8")


def test_developers_get_the_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INV_DEBUG", "1")
    with pytest.raises(SystemExit), told():
        raise MachineFault("Thiếu.")
    err = capsys.readouterr().err
    assert err.startswith("Traceback")
    assert err.endswith("Thiếu.\n")


def test_missing_program_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end, told():
        missing_program()
    assert end.value.code == 3
    assert capsys.readouterr().err == (
        "Máy thiếu chương trình hoặc tệp không-có-chương-trình-này.\n"
    )


def test_status_of_a_task_passes_through() -> None:
    with pytest.raises(SystemExit) as end, told():
        raise SystemExit(1)
    assert end.value.code == 1


def test_reader_that_goes_away_is_no_fault() -> None:
    program = "import sys; from starter.faults import told\nwith told(): print('a\\n' * 99999)"
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("end", "status"),
    [("pass", 0), ("raise SystemExit(1)", 1), ("raise SystemExit", 0), ("sys.exit('nói')", 1)],
)
def test_a_command_leaves_at_once_with_all_that_it_said(end: str, status: int) -> None:
    program = (
        "import sys\n"
        "from starter.faults import leaving, told\n"
        "with leaving(), told():\n"
        "    print('ra', end='')\n"
        "    print('lỗi', end='', file=sys.stderr)\n"
        f"    {end}\n"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == status
    assert done.stdout == b"ra"
    assert done.stderr.decode().startswith("lỗi")
