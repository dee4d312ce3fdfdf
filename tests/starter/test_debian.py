"""What the machine lacks is installed where we may, and named in one line where we may not."""

from pathlib import Path

import pytest

from starter import debian
from starter.debian import Need
from starter.faults import MachineFault

HERE = Need("sh", "dash", "mọi việc")
LACKING = Need("mắt-thần", "mat-than", "xem trang")
ALSO = Need("tai-thính", "tai-thinh", "nghe trang")


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An apt-get that installs mắt-thần only and writes down what it was asked."""
    script = f'echo "$*" >>{tmp_path}/calls; case "$*" in *install*) touch {tmp_path}/mắt-thần; '
    script += (
        f"chmod +x {tmp_path}/mắt-thần; {tmp_path}/policy-rc.d; echo $? >{tmp_path}/said;; esac"
    )
    (tmp_path / "apt-get").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(debian, "is_root", lambda: True)
    monkeypatch.setattr(debian, "POLICY", tmp_path / "policy-rc.d")
    return tmp_path


def test_nothing_is_asked_of_apt_when_nothing_lacks(apt: Path) -> None:
    debian.provide([HERE])
    assert not (apt / "calls").exists()


def test_root_gets_only_what_lacks(apt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    debian.provide([HERE, LACKING])
    update, install = (apt / "calls").read_text("utf-8").splitlines()
    assert update.endswith(" update")
    assert install.endswith(" install --yes --no-install-recommends mat-than")
    assert capsys.readouterr().err == "Đang cài bằng apt: mat-than …\n"


def test_servers_are_not_started_while_packages_are_installed(apt: Path) -> None:
    debian.provide([LACKING])
    assert (apt / "said").read_text() == "101\n"
    assert not (apt / "policy-rc.d").exists()


def test_policy_of_the_machine_stays(apt: Path) -> None:
    policy = apt / "policy-rc.d"
    policy.write_text("#!/bin/sh\nexit 104\n")
    policy.chmod(0o755)
    debian.provide([LACKING])
    assert (apt / "said").read_text() == "104\n"
    assert policy.exists()


def test_what_apt_did_not_bring_is_named(apt: Path) -> None:
    with pytest.raises(MachineFault, match="máy vẫn thiếu tai-thính"):
        debian.provide([LACKING, ALSO])
    assert (apt / "calls").exists()


def test_last_line_of_a_failing_apt_is_told(apt: Path) -> None:
    (apt / "apt-get").write_text("#!/bin/sh\necho W: lạ >&2; echo E: hết đường >&2; exit 100\n")
    with pytest.raises(MachineFault, match=r"^apt-get update không chạy được: E: hết đường$"):
        debian.provide([LACKING])


def test_other_users_are_told_everything_in_one_line(
    apt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "is_root", lambda: False)
    with pytest.raises(MachineFault) as caught:
        debian.provide([LACKING, HERE, ALSO])
    assert str(caught.value) == (
        "Máy thiếu mắt-thần (xem trang), tai-thính (nghe trang). "
        "Trên Debian hoặc Ubuntu: sudo apt install mat-than tai-thinh"
    )
    assert not (apt / "calls").exists()


def test_libraries_are_looked_for_where_programs_find_them() -> None:
    assert Need("libc.so.6", "libc6", "mọi việc").is_met
    assert Need("/usr/bin/env", "coreutils", "mọi việc").is_met
    assert not Need("libmat-than.so.9", "libmat-than9", "xem trang").is_met
