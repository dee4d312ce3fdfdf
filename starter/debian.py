"""The programs that tests and releases need beside Python, and how a Debian machine gets them."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from starter.faults import MachineFault
from starter.telling import say


@dataclass(frozen=True, slots=True)
class Need:
    """A program, shared library or full path, the Debian package that brings it, and its purpose."""

    program: str
    package: str
    purpose: str

    @property
    def is_met(self) -> bool:
        """Whether it can be started or loaded here; sbin counts, where servers live."""
        if self.program.startswith("/"):
            return sys.platform != "linux" or Path(self.program).exists()
        if ".so" in self.program:
            return sys.platform != "linux" or is_loadable(self.program)
        path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
        return shutil.which(self.program, path=path) is not None


CHROMIUM = Need("chromium", "chromium", "xem trang như bạn đọc")
# The Node.js that Playwright brings is linked with it, and a small Debian does without.
ATOMIC = Need("libatomic.so.1", "libatomic1", "điều khiển Chromium")
BROWSER = (CHROMIUM, ATOMIC)
TESTS = (
    *BROWSER,
    Need("git", "git", "thử bản sao mới của kho mã"),
    Need("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf", "fonts-noto-core", "đo chữ"),
    Need("nginx", "nginx-light", "thử máy chủ thật"),
    Need(
        "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",
        "libnginx-mod-http-brotli-static",
        "thử máy chủ thật",
    ),
    Need("rsync", "rsync", "thử phát hành"),
    Need("sshd", "openssh-server", "thử phát hành từ xa"),
    Need("java", "default-jre-headless", "chạy Nu Html Checker"),
)
DEEP = (
    Need("soffice", "libreoffice-writer-nogui", "tạo tệp Word để thử nhập bài"),
    Need("debootstrap", "debootstrap", "thử trên một máy Debian mới tinh"),
    Need("faketime", "faketime", "thử với đồng hồ khác"),
    Need("/usr/lib/python3/dist-packages/icu", "python3-icu", "đối chiếu thứ tự chữ với ICU"),
)

# What Debian's packages ask before they start a server: 101 says that it must not be started.
POLICY = Path("/usr/sbin/policy-rc.d")


def provide(needs: Iterable[Need]) -> None:
    """Install what is missing, as root on Debian; elsewhere raise MachineFault naming all of it."""
    missing = [need for need in needs if not need.is_met]
    if not missing:
        return
    packages = sorted({need.package for need in missing})
    if not (shutil.which("apt-get") and is_root()):
        told = ", ".join(f"{need.program} ({need.purpose})" for need in missing)
        raise MachineFault(
            f"Máy thiếu {told}. Trên Debian hoặc Ubuntu: sudo apt install {' '.join(packages)}"
        )
    say(f"Đang cài bằng apt: {', '.join(packages)} …")
    apt("update")
    with servers_asleep():
        apt("install", "--yes", "--no-install-recommends", *packages)
    if still := [need.program for need in missing if not need.is_met]:
        raise MachineFault(f"apt đã cài xong mà máy vẫn thiếu {', '.join(still)}.")


@contextmanager
def servers_asleep() -> Iterator[None]:
    """Keep a server that comes with a package from starting: tests start their own."""
    if POLICY.exists():  # the machine has a policy of its own
        yield
        return
    POLICY.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    POLICY.chmod(0o755)
    try:
        yield
    finally:
        POLICY.unlink()


def is_loadable(library: str) -> bool:
    """Say whether programs find this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_root() -> bool:
    """Say whether this process may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt(*words: str) -> None:
    """Run apt-get quietly; raise MachineFault with its last line when it fails."""
    done = subprocess.run(
        ["apt-get", "--quiet=2", "--option", "DPkg::Lock::Timeout=600", *words],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines() or ["không rõ lý do"]
        raise MachineFault(f"apt-get {words[0]} không chạy được: {lines[-1]}")
